package org.imprimatur.publication;

import java.util.List;
import java.util.UUID;
import org.imprimatur.article.ArticleUrgencies;
import org.imprimatur.worklist.Urgency;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Corrections that cannot wait because of what is wrong, whoever found it. */
@Repository
class GraveCorrections extends ArticleUrgencies {

    private static final String GRAVE = "settled_by is null and severity in ('CLINICAL', 'DANGEROUS')";

    private final JdbcClient jdbc;

    GraveCorrections(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    protected List<Reason> reasons(List<UUID> articles) {
        return jdbc.sql("select article_id, severity from planned_correction where " + GRAVE
                        + " and article_id in (:articles)")
                .param("articles", articles)
                .query((row, n) -> new Reason(
                        row.getObject("article_id", UUID.class),
                        new Urgency(level(Severity.valueOf(row.getString("severity"))), null)))
                .list();
    }

    @Override
    protected List<UUID> articles() {
        return jdbc.sql("select distinct article_id from planned_correction where " + GRAVE)
                .query(UUID.class)
                .list();
    }

    private static Urgency.Level level(Severity severity) {
        return severity == Severity.DANGEROUS ? Urgency.Level.DANGEROUS : Urgency.Level.CLINICAL;
    }
}
