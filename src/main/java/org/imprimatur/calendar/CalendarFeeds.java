package org.imprimatur.calendar;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonEvent;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.Sha256;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The secret addresses at which people's own calendar programs fetch theirs, one each. The secret is told once, to whom
 * it belongs, and its SHA-256 is all that is kept. It ends when they leave or lose a role: an address that was made by a
 * publisher shows nothing to a writer.
 */
@Repository
public class CalendarFeeds {

    private static final int SECRET_BYTES = 32;

    private final JdbcClient jdbc;
    private final People people;
    private final AuditTrail audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CalendarFeeds(JdbcClient jdbc, People people, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /** When the person's address was made; empty while they have none. */
    public Optional<Instant> madeAt(PersonId person) {
        return jdbc.sql("select made_at from calendar_feed where person_id = ?")
                .param(person.value())
                .query((row, n) -> DbTime.read(row, "made_at"))
                .optional();
    }

    /**
     * Makes an address; the one before leads nowhere any more.
     *
     * @return its secret, at the only moment it is known
     */
    @Transactional
    public String renew(Person person) {
        people.hold(person.id());
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        remove(person.id());
        jdbc.sql("insert into calendar_feed (person_id, sha256, made_at) values (?, ?, ?)")
                .params(person.id().value(), sha256(secret), DbTime.at(clock.instant()))
                .update();
        audit.record(person.id().subject(), person.id(), CalendarAction.ADDRESS_MADE, "calendar", Map.of());
        return secret;
    }

    /** Nothing happens if there is none. */
    @Transactional
    public void end(Person person) {
        end(person.id(), person.id());
    }

    /** Whose secret it is, if they work here and may see anything of the desk. */
    public Optional<Person> ownerOf(String secret) {
        return jdbc.sql("select person_id from calendar_feed where sha256 = ?")
                .param(sha256(secret))
                .query((row, n) -> new PersonId(row.getObject("person_id", UUID.class)))
                .optional()
                .flatMap(people::find)
                .filter(person -> person.active() && !person.roles().isEmpty());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(PersonEvent.Deactivated event) {
        end(event.whom(), event.by());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(PersonEvent.RolesChanged event) {
        if (!event.after().containsAll(event.before())) {
            end(event.whom(), event.by());
        }
    }

    private void end(PersonId whose, PersonId by) {
        if (remove(whose)) {
            audit.record(whose.subject(), by, CalendarAction.ADDRESS_ENDED, "calendar", Map.of());
        }
    }

    private boolean remove(PersonId whose) {
        return jdbc.sql("delete from calendar_feed where person_id = ?")
                        .param(whose.value())
                        .update()
                > 0;
    }

    private static String sha256(String secret) {
        return Sha256.of(secret.getBytes(StandardCharsets.UTF_8));
    }
}
