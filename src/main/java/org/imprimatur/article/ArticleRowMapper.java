package org.imprimatur.article;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.DbTime;
import org.jspecify.annotations.Nullable;

/** Reads articles from rows of their table. */
final class ArticleRowMapper {

    private ArticleRowMapper() {}

    static Article article(ResultSet row) throws SQLException {
        Article.Live last = live(row);
        Instant withdrawn = DbTime.readOrNull(row, "withdrawn_at");
        Article.Withdrawn gone = withdrawn == null || last == null ? null : new Article.Withdrawn(withdrawn, last);
        return new Article(
                new ArticleId(row.getObject("id", UUID.class)),
                row.getInt("number"),
                row.getString("slug"),
                row.getString("title"),
                row.getString("topic"),
                risk(row.getString("risk")),
                new PersonId(row.getObject("writer", UUID.class)),
                row.getInt("latest_revision"),
                DbTime.read(row, "begun_at"),
                gone == null ? last : null,
                row.getString("mail_token"),
                gone);
    }

    private static @Nullable Risk risk(@Nullable String name) {
        return name == null ? null : Risk.valueOf(name);
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
                DbTime.read(row, "first_published"),
                DbTime.read(row, "updated"),
                row.getObject("last_reviewed", LocalDate.class),
                row.getObject("next_review", LocalDate.class));
    }
}
