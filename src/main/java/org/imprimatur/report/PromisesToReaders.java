package org.imprimatur.report;

import java.util.List;
import java.util.UUID;
import org.imprimatur.article.ArticleUrgencies;
import org.imprimatur.platform.DbTime;
import org.imprimatur.worklist.Urgency;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What readers were promised whose answer waits for an article's correction: of several reports behind one correction,
 * those merged with another among them, the earliest promise and the gravest mistake count.
 */
@Repository
class PromisesToReaders extends ArticleUrgencies {

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
    protected List<Reason> reasons(List<UUID> articles) {
        return jdbc.sql(PROMISES)
                .param("articles", articles)
                .query((row, n) -> new Reason(
                        row.getObject("article_id", UUID.class),
                        new Urgency(level(Outcome.valueOf(row.getString("outcome"))), DbTime.read(row, "outcome_due"))))
                .list();
    }

    @Override
    protected List<UUID> articles() {
        return jdbc.sql("select distinct p.article_id from correction_report p where " + WAITING
                        + " and p.article_id is not null")
                .query(UUID.class)
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
