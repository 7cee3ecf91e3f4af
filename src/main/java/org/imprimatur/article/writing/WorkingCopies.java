package org.imprimatur.article.writing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.article.ArticleId;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.DbTime;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What people have typed since the last revision, kept every few seconds while they type: one copy for each person and
 * article. Nobody else sees it, nothing is signed or sent by it, and it goes with the revision that is made of it.
 */
@Repository
class WorkingCopies {

    private final JdbcClient jdbc;
    private final Clock clock;

    WorkingCopies(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record WorkingCopy(ArticleId article, PersonId person, WriteForm typed, Instant at) {}

    /** @return when */
    Instant keep(ArticleId article, Person person, WriteForm typed) {
        Instant now = DbTime.now(clock);
        if (!replaced(article, person, typed, now)) {
            try {
                insert(article, person, typed, now);
            } catch (DuplicateKeyException meanwhile) {
                replaced(article, person, typed, now);
            }
        }
        return now;
    }

    private boolean replaced(ArticleId article, Person person, WriteForm typed, Instant now) {
        return jdbc.sql("""
                                update working_copy set base = ?, title = ?, standfirst = ?, body = ?, sources = ?, format = ?, saved_at = ?
                                where article_id = ? and person_id = ?
                                """)
                        .params(WriteFormRow.values(typed))
                        .params(DbTime.at(now), article.value(), person.id().value())
                        .update()
                > 0;
    }

    private void insert(ArticleId article, Person person, WriteForm typed, Instant now) {
        jdbc.sql("""
                        insert into working_copy (article_id, person_id, base, title, standfirst, body, sources, format, saved_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(article.value(), person.id().value())
                .params(WriteFormRow.values(typed))
                .param(DbTime.at(now))
                .update();
    }

    Optional<WorkingCopy> of(ArticleId article, Person person) {
        return jdbc.sql("select * from working_copy where article_id = ? and person_id = ?")
                .params(article.value(), person.id().value())
                .query((row, n) -> copy(row))
                .optional();
    }

    void discard(ArticleId article, Person person) {
        jdbc.sql("delete from working_copy where article_id = ? and person_id = ?")
                .params(article.value(), person.id().value())
                .update();
    }

    private static WorkingCopy copy(ResultSet row) throws SQLException {
        return new WorkingCopy(
                new ArticleId(row.getObject("article_id", UUID.class)),
                new PersonId(row.getObject("person_id", UUID.class)),
                WriteFormRow.read(row),
                DbTime.read(row, "saved_at"));
    }
}
