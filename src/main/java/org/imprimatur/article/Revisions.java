package org.imprimatur.article;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.DbTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every text that was ever saved of an article; none is changed. */
@Repository
class Revisions {

    private final JdbcClient jdbc;

    Revisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Revision> find(ArticleId article, int number) {
        return jdbc.sql("select * from revision where article_id = ? and number = ?")
                .params(article.value(), number)
                .query((row, n) -> revision(row))
                .optional();
    }

    /** Newest first, without reading the texts. */
    List<Articles.Saved> of(ArticleId article) {
        return jdbc.sql(
                        "select number, sha256, saved_by, saved_at from revision where article_id = ? order by number desc")
                .param(article.value())
                .query((row, n) -> new Articles.Saved(
                        row.getInt("number"),
                        row.getString("sha256"),
                        new PersonId(row.getObject("saved_by", UUID.class)),
                        DbTime.read(row, "saved_at")))
                .list();
    }

    boolean isAnyBy(PersonId person, ArticleId article) {
        return jdbc.sql("select count(*) from revision where article_id = ? and saved_by = ?")
                        .params(article.value(), person.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void add(Revision revision) {
        jdbc.sql("""
                        insert into revision (article_id, number, title, standfirst, body, sources, format, sha256, saved_by, saved_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        revision.article().value(),
                        revision.number(),
                        revision.text().title(),
                        revision.text().standfirst(),
                        revision.text().body(),
                        revision.text().sources(),
                        revision.text().format().word(),
                        revision.sha256(),
                        revision.savedBy().value(),
                        DbTime.at(revision.savedAt()))
                .update();
    }

    private static Revision revision(ResultSet row) throws SQLException {
        return new Revision(
                new ArticleId(row.getObject("article_id", UUID.class)),
                row.getInt("number"),
                new RevisionText(
                        row.getString("title"),
                        row.getString("standfirst"),
                        row.getString("body"),
                        row.getString("sources"),
                        TextFormat.of(row.getString("format"))),
                row.getString("sha256"),
                new PersonId(row.getObject("saved_by", UUID.class)),
                DbTime.read(row, "saved_at"));
    }
}
