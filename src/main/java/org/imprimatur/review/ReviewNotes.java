package org.imprimatur.review;

import java.util.List;
import org.imprimatur.article.ArticleId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All notes on articles: what was said when a text was sent back or let through. */
@Repository
class ReviewNotes {

    private final JdbcClient jdbc;

    ReviewNotes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Everything ever said about an article's revisions, oldest first. */
    List<ReviewNote> on(ArticleId article) {
        return jdbc.sql("select * from review_note where article_id = ? order by written_at, id")
                .param(article.value())
                .query((row, n) -> Reviews.note(row))
                .list();
    }
}
