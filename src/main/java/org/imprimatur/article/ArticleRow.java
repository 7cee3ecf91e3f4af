package org.imprimatur.article;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.imprimatur.people.PersonId;
import org.jspecify.annotations.Nullable;

/** A row of the articles' table. */
final class ArticleRow {

    private ArticleRow() {}

    static Article article(ResultSet row) throws SQLException {
        Article.Live last = live(row);
        OffsetDateTime withdrawn = row.getObject("withdrawn_at", OffsetDateTime.class);
        Article.Withdrawn gone =
                withdrawn == null || last == null ? null : new Article.Withdrawn(withdrawn.toInstant(), last);
        return new Article(
                new ArticleId(row.getObject("id", UUID.class)),
                row.getInt("number"),
                row.getString("slug"),
                row.getString("title"),
                row.getString("topic"),
                Risk.valueOf(row.getString("risk")),
                new PersonId(row.getObject("writer", UUID.class)),
                row.getInt("latest_revision"),
                row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                gone == null ? last : null,
                row.getString("mail_token"),
                gone);
    }

    private static Article.@Nullable Live live(ResultSet row) throws SQLException {
        String sha256 = row.getString("live_sha256");
        if (sha256 == null) {
            return null;
        }
        return new Article.Live(
                row.getInt("live_edition"),
                row.getInt("live_revision"),
                sha256,
                row.getObject("first_published", OffsetDateTime.class).toInstant(),
                row.getObject("updated", OffsetDateTime.class).toInstant(),
                row.getObject("last_reviewed", LocalDate.class),
                row.getObject("next_review", LocalDate.class));
    }
}
