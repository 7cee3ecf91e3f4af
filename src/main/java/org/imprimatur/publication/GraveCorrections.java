package org.imprimatur.publication;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.article.ArticleId;
import org.imprimatur.platform.Subject;
import org.imprimatur.worklist.Urgency;
import org.imprimatur.worklist.UrgencyProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Corrections that cannot wait because of what is wrong, whoever found it. */
@Repository
class GraveCorrections implements UrgencyProvider {

    private static final String GRAVE = "settled_by is null and severity in ('CLINICAL', 'DANGEROUS')";

    private final JdbcClient jdbc;

    GraveCorrections(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<Subject, Urgency> urgencies(Collection<Subject> subjects) {
        List<UUID> articles = new ArrayList<>();
        subjects.stream()
                .filter(subject -> subject.is(Subject.Kind.ARTICLE))
                .forEach(subject -> articles.add(ArticleId.of(subject).value()));
        Map<Subject, Urgency> found = new HashMap<>();
        if (articles.isEmpty()) {
            return found;
        }
        jdbc.sql("select article_id, severity from planned_correction where " + GRAVE
                        + " and article_id in (:articles)")
                .param("articles", articles)
                .query(row -> {
                    Urgency urgency = new Urgency(level(Severity.valueOf(row.getString("severity"))), null);
                    found.merge(
                            new ArticleId(row.getObject("article_id", UUID.class)).subject(), urgency, Urgency::and);
                });
        return found;
    }

    @Override
    public Collection<Subject> urgentSubjects() {
        return jdbc.sql("select distinct article_id from planned_correction where " + GRAVE)
                .query((row, n) -> new ArticleId(row.getObject("article_id", UUID.class)).subject())
                .list();
    }

    private static Urgency.Level level(Severity severity) {
        return severity == Severity.DANGEROUS ? Urgency.Level.DANGEROUS : Urgency.Level.CLINICAL;
    }
}
