package org.imprimatur.review;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.ArticleId;
import org.imprimatur.platform.DbTime;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts how often each article set out on a review, and how often its text was handed in. */
@Repository
class Rounds {

    private static final Round FIRST = new Round(1, 1);

    private static final String COUNT = "update review_round set round = round + 1, begun_at = ? where article_id = ?";
    private static final String COUNT_RUN =
            "update review_round set run = run + 1, round = round + 1, begun_at = ?, signatures_needed = null"
                    + " where article_id = ?";

    private final JdbcClient jdbc;
    private final Clock clock;

    Rounds(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param run of the whole review; @param round of handing in, counted on through all runs */
    record Round(int run, int round) {}

    Round of(ArticleId article) {
        return jdbc.sql("select run, round from review_round where article_id = ?")
                .param(article.value())
                .query((row, n) -> new Round(row.getInt("run"), row.getInt("round")))
                .optional()
                .orElse(FIRST);
    }

    /** When the text was handed in, or its review begun, the last time. */
    Optional<Instant> begunAt(ArticleId article) {
        return jdbc.sql("select begun_at from review_round where article_id = ?")
                .param(article.value())
                .query((row, n) -> DbTime.read(row, "begun_at"))
                .optional();
    }

    /** Counted before the process goes on, which asks for the count. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(ArticleCommands.ReviewBegun event) {
        ArticleId article = event.article().id();
        if (jdbc.sql(COUNT_RUN)
                        .params(DbTime.at(clock.instant()), article.value())
                        .update()
                == 0) {
            jdbc.sql("insert into review_round (article_id, run, round, begun_at) values (?, ?, ?, ?)")
                    .params(article.value(), FIRST.run(), FIRST.round(), DbTime.at(clock.instant()))
                    .update();
        }
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(ArticleCommands.DraftSubmitted event) {
        jdbc.sql(COUNT)
                .params(DbTime.at(clock.instant()), event.article().value())
                .update();
    }

    /** The decision has said how many must sign in this run. */
    void needs(ArticleId article, int signatures) {
        jdbc.sql("update review_round set signatures_needed = ? where article_id = ?")
                .params(signatures, article.value())
                .update();
    }
}
