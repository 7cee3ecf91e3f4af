package org.imprimatur.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.article.ArticleId;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.Subject;
import org.imprimatur.worklist.Urgency;
import org.imprimatur.worklist.UrgencyProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What readers were promised whose answer waits for an article's correction: of several reports behind one correction,
 * those merged with another among them, the earliest promise and the gravest mistake count.
 */
@Repository
class PromisesToReaders implements UrgencyProvider {

    private static final String WAITING = "p.state = 'WAITING' and p.outcome in ('MINOR', 'CLINICAL', 'DANGEROUS')";

    private static final String PROMISES = """
            select p.article_id, p.outcome, p.outcome_due from correction_report p where %1$s and p.article_id in (:articles)
            union all
            select p.article_id, p.outcome, r.outcome_due from correction_report p
            join correction_report r on r.merged_into = p.id and r.state = 'MERGED'
            where %1$s and p.article_id in (:articles)
            """.formatted(WAITING);

    private final JdbcClient jdbc;

    PromisesToReaders(JdbcClient jdbc) {
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
        jdbc.sql(PROMISES).param("articles", articles).query(row -> {
            Urgency urgency =
                    new Urgency(level(Outcome.valueOf(row.getString("outcome"))), DbTime.read(row, "outcome_due"));
            found.merge(new ArticleId(row.getObject("article_id", UUID.class)).subject(), urgency, Urgency::and);
        });
        return found;
    }

    @Override
    public Collection<Subject> urgentSubjects() {
        return jdbc.sql("select distinct p.article_id from correction_report p where " + WAITING
                        + " and p.article_id is not null")
                .query((row, n) -> new ArticleId(row.getObject("article_id", UUID.class)).subject())
                .list();
    }

    private static Urgency.Level level(Outcome outcome) {
        return switch (outcome) {
            case DANGEROUS -> Urgency.Level.DANGEROUS;
            case CLINICAL -> Urgency.Level.CLINICAL;
            default -> Urgency.Level.PROMISED;
        };
    }
}
