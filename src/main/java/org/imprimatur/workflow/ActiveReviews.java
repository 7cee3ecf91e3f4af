package org.imprimatur.workflow;

import java.time.Clock;
import java.util.Optional;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.ReviewReason;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * The active review of each article: the one editorial process it is going through. The engine does not keep business
 * keys unique; this table does.
 */
@Repository
public class ActiveReviews {

    private final JdbcClient jdbc;
    private final Clock clock;

    ActiveReviews(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void open(Article article, ReviewReason reviewReason) {
        if (isOpen(article.id())) {
            throw new AlreadyInReview(article.title());
        }
        jdbc.sql("insert into article_run (article_id, reason, begun_at) values (?, ?, ?)")
                .params(article.id().value(), reviewReason.name(), DbTime.at(clock.instant()))
                .update();
    }

    /** Whether the article is on its way through a review, wherever it stands in it. */
    public boolean isOpen(ArticleId article) {
        return jdbc.sql("select count(*) from article_run where article_id = ?")
                        .param(article.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** The process instance of the review an article is in; empty while it is in none. */
    public Optional<String> processOf(ArticleId article) {
        return jdbc.sql("select process_instance from article_run where article_id = ?")
                .param(article.value())
                .query(String.class)
                .optional();
    }

    void started(Article article, String processInstanceId) {
        jdbc.sql("update article_run set process_instance = ? where article_id = ?")
                .params(processInstanceId, article.id().value())
                .update();
    }

    void close(String processInstanceId) {
        jdbc.sql("delete from article_run where process_instance = ?")
                .param(processInstanceId)
                .update();
    }

    /** An article goes through one review at a time. */
    @ResponseStatus(HttpStatus.CONFLICT)
    static class AlreadyInReview extends Refusal {

        AlreadyInReview(String title) {
            super(title);
        }
    }
}
