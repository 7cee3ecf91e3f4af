package org.imprimatur.article;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.DbTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The drafts that were given up before readers ever saw them, until somebody takes them up again. */
@Repository
public class GivenUpDrafts {

    private final JdbcClient jdbc;
    private final Clock clock;

    GivenUpDrafts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param reason empty where only the timeline knows it */
    public record GivenUp(PersonId by, Instant at, String reason) {}

    /** Empty while the draft is on its way, and for what readers have seen. */
    public Optional<GivenUp> find(ArticleId article) {
        return jdbc.sql("select given_up_by, given_up_at, reason from given_up_draft where article_id = ?")
                .param(article.value())
                .query((row, n) -> new GivenUp(
                        new PersonId(row.getObject("given_up_by", UUID.class)),
                        DbTime.read(row, "given_up_at"),
                        row.getString("reason")))
                .optional();
    }

    /** Of what readers have seen nothing is noted: that stays live. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(Article article, Person by, String reason) {
        forget(article.id());
        if (article.lastLive() == null) {
            jdbc.sql("insert into given_up_draft (article_id, given_up_by, given_up_at, reason) values (?, ?, ?, ?)")
                    .params(article.id().value(), by.id().value(), DbTime.at(clock.instant()), reason)
                    .update();
        }
    }

    void forget(ArticleId article) {
        jdbc.sql("delete from given_up_draft where article_id = ?")
                .param(article.value())
                .update();
    }
}
