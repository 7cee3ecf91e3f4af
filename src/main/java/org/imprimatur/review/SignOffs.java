package org.imprimatur.review;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.imprimatur.article.ArticleId;
import org.imprimatur.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every signature ever given; none is changed or removed. */
@Repository
public class SignOffs {

    private final JdbcClient jdbc;

    SignOffs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The signatures that hold for a text with this hash, oldest first. */
    public List<SignOff> matching(ArticleId article, String sha256) {
        return jdbc.sql("select * from sign_off where article_id = ? and sha256 = ? order by signed_at, id")
                .params(article.value(), sha256)
                .query((row, n) -> signOff(row))
                .list();
    }

    /** All signatures an article ever had, oldest first. */
    public List<SignOff> on(ArticleId article) {
        return jdbc.sql("select * from sign_off where article_id = ? order by signed_at, id")
                .param(article.value())
                .query((row, n) -> signOff(row))
                .list();
    }

    /** How many clinicians have signed the article's latest revision, counted by the text's hash. */
    public int underLatestRevisionOf(ArticleId article) {
        return jdbc.sql("""
                        select count(distinct s.signer) from article a
                        join revision r on r.article_id = a.id and r.number = a.latest_revision
                        join sign_off s on s.article_id = a.id and s.sha256 = r.sha256
                        where a.id = ?
                        """).param(article.value()).query(Integer.class).single();
    }

    static SignOff signOff(ResultSet row) throws SQLException {
        return new SignOff(
                row.getObject("id", UUID.class),
                new ArticleId(row.getObject("article_id", UUID.class)),
                row.getInt("revision"),
                row.getString("sha256"),
                new PersonId(row.getObject("signer", UUID.class)),
                row.getString("signer_name"),
                row.getString("credential_type"),
                row.getString("credential_issuer"),
                row.getString("credential_number"),
                day(row.getDate("credential_expires")),
                row.getString("statement"),
                row.getObject("signed_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable LocalDate day(@Nullable Date date) {
        return date == null ? null : date.toLocalDate();
    }
}
