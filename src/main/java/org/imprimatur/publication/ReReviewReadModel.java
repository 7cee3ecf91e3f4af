package org.imprimatur.publication;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.imprimatur.article.ArticleId;
import org.imprimatur.platform.DbTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which articles are to be read again, held against the reviews they are in. What is owed follows from the tables as they
 * stand, so a server that was down owes no less when it is up again.
 */
@Repository
class ReReviewReadModel {

    private static final String LIVE = "a.live_edition is not null and a.withdrawn_at is null";

    private final JdbcClient jdbc;

    ReReviewReadModel(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is to be read again by then and is in no review, the longest overdue first; not what was begun for the very
     * day after {@code since}, and ended without a signature.
     */
    List<ArticleId> due(LocalDate until, Instant since, int most) {
        return jdbc.sql("""
                        select a.id from article a
                        left join article_run r on r.article_id = a.id
                        left join re_review w on w.article_id = a.id
                        where a.next_review <= ? and %s and r.article_id is null
                          and (w.begun_at is null or w.due is null or w.due <> a.next_review or w.begun_at <= ?)
                        order by a.next_review, a.id fetch first %d rows only
                        """.formatted(LIVE, most))
                .params(until, DbTime.at(since))
                .query((row, n) -> new ArticleId(row.getObject("id", UUID.class)))
                .list();
    }

    boolean isInReview(ArticleId article) {
        return jdbc.sql("select count(*) from article_run where article_id = ?")
                        .param(article.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Articles whose day has passed and of which publishers were not told, the longest overdue first. */
    List<ReReviews.Overdue> untold(LocalDate today, int most) {
        return jdbc.sql("""
                        select a.id, a.number, a.title, a.last_reviewed, a.next_review from article a
                        left join re_review w on w.article_id = a.id
                        where a.next_review < ? and %s and (w.told_due is null or w.told_due <> a.next_review)
                        order by a.next_review, a.id fetch first %d rows only
                        """.formatted(LIVE, most))
                .param(today)
                .query((row, n) -> new ReReviews.Overdue(
                        new ArticleId(row.getObject("id", UUID.class)),
                        row.getInt("number"),
                        row.getString("title"),
                        row.getObject("last_reviewed", LocalDate.class),
                        row.getObject("next_review", LocalDate.class)))
                .list();
    }
}
