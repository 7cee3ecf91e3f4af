package org.imprimatur.article.writing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.article.ArticleAction;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.TextFormat;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.DbTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Texts that could not be saved because somebody was faster: kept word for word, shown to whoever typed them, until
 * that person puts them away.
 */
@Repository
class ParkedTexts {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    ParkedTexts(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Why it could not be saved. */
    enum Reason {
        /** A newer revision was there. */
        STALE,
        /** The turn was no longer the writer's. */
        TURN_GONE,
        /** The writer went back to the last revision. */
        PUT_BY
    }

    record Parked(UUID id, ArticleId article, PersonId person, Reason reason, WriteForm typed, Instant at) {}

    /** Keeping the same words twice, as a double click does, keeps them once. */
    @Transactional
    public Parked park(ArticleId article, Person person, Reason reason, WriteForm typed) {
        WriteForm writeForm = typed.inNewestFormat(TextFormat.newest());
        for (Parked there : of(article, person)) {
            if (there.typed().saysTheSameAs(writeForm)) {
                return there;
            }
        }
        Parked parked = new Parked(UUID.randomUUID(), article, person.id(), reason, writeForm, DbTime.now(clock));
        jdbc.sql("""
                        insert into parked_text (id, article_id, person_id, reason, base, title, standfirst, body, sources, format,
                          parked_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(parked.id(), article.value(), person.id().value(), reason.name())
                .params(WriteFormRow.values(writeForm))
                .param(DbTime.at(parked.at()))
                .update();
        audit.record(
                article.subject(),
                person.id(),
                ArticleAction.TEXT_PARKED,
                "from revision " + writeForm.base(),
                Map.of("reason", reason.name()));
        return parked;
    }

    /** What this person has lying here, newest first. */
    List<Parked> of(ArticleId article, Person person) {
        return jdbc.sql("""
                        select * from parked_text
                        where article_id = ? and person_id = ? and dismissed_at is null order by parked_at desc, id
                        """)
                .params(article.value(), person.id().value())
                .query((row, n) -> parked(row))
                .list();
    }

    Optional<Parked> find(UUID id, Person person) {
        return jdbc.sql("select * from parked_text where id = ? and person_id = ? and dismissed_at is null")
                .params(id, person.id().value())
                .query((row, n) -> parked(row))
                .optional();
    }

    /** Whether this person typed it, also once it is put away. */
    boolean isOf(UUID id, Person person) {
        return jdbc.sql("select count(*) from parked_text where id = ? and person_id = ?")
                        .params(id, person.id().value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Puts it away; the row stays. */
    @Transactional
    public void dismiss(Parked parked) {
        int changed = jdbc.sql("update parked_text set dismissed_at = ? where id = ? and dismissed_at is null")
                .params(DbTime.at(clock.instant()), parked.id())
                .update();
        if (changed > 0) {
            audit.record(
                    parked.article().subject(),
                    parked.person(),
                    ArticleAction.TEXT_DISMISSED,
                    "from revision " + parked.typed().base(),
                    Map.of());
        }
    }

    private static Parked parked(ResultSet row) throws SQLException {
        return new Parked(
                row.getObject("id", UUID.class),
                new ArticleId(row.getObject("article_id", UUID.class)),
                new PersonId(row.getObject("person_id", UUID.class)),
                Reason.valueOf(row.getString("reason")),
                WriteFormRow.read(row),
                DbTime.read(row, "parked_at"));
    }
}
