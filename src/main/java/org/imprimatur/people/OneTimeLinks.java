package org.imprimatur.people;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.people.OneTimeLink.Purpose;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * All one-time links. The token is told to its receiver and to nobody else: the table keeps its
 * SHA-256, so that whoever reads the table, or a backup of it, cannot come in.
 */
@Repository
class OneTimeLinks {

    /** A fresh link: the only moment its token is known. */
    record Issued(UUID id, String token, Instant expiry) {

        @Override
        public String toString() {
            return "Issued[id=" + id + "]";
        }
    }

    private static final int TOKEN_BYTES = 32;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    OneTimeLinks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Makes a link; an earlier one of the same purpose for the same person lets nobody in any more.
     *
     * @param person null for a link that belongs to nobody yet
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Issued issue(Purpose purpose, @Nullable PersonId person, Duration lifetime) {
        Instant now = DbTime.now(clock);
        Instant expires = now.plus(lifetime);
        if (person != null) {
            jdbc.sql("""
                            update one_time_link set state = 'REPLACED'
                            where person_id = ? and purpose = ? and state = 'OPEN'
                            """).params(person.value(), purpose.name()).update();
        }
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        Issued issued = new Issued(
                UUID.randomUUID(), Base64.getUrlEncoder().withoutPadding().encodeToString(token), expires);
        jdbc.sql("""
                        insert into one_time_link (id, purpose, person_id, sha256, state, made_at, expires_at)
                        values (?, ?, ?, ?, 'OPEN', ?, ?)
                        """)
                .params(
                        issued.id(),
                        purpose.name(),
                        person == null ? null : person.value(),
                        sha256(issued.token()),
                        DbTime.at(now),
                        DbTime.at(expires))
                .update();
        return issued;
    }

    /**
     * Looks at the link without using it: scanners of mail open links too.
     *
     * @return whose it is, empty for a link that belongs to nobody yet
     * @throws InvalidLink if it would not let anybody in
     */
    public Optional<PersonId> look(Purpose purpose, String token) {
        OneTimeLink link = require(purpose, token, "");
        link.mustBeOpen(clock.instant());
        return Optional.ofNullable(link.owner());
    }

    /**
     * Uses the link up; of two who try at once, one succeeds.
     *
     * @throws InvalidLink if it does not let anybody in
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<PersonId> use(Purpose purpose, String token) {
        OneTimeLink used = require(purpose, token, " for update").used(clock.instant());
        jdbc.sql("update one_time_link set state = ? where sha256 = ?")
                .params(used.state().name(), sha256(token))
                .update();
        return Optional.ofNullable(used.owner());
    }

    /** No link lets this person in any more, whatever brought it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(PersonId person) {
        jdbc.sql("update one_time_link set state = 'REPLACED' where person_id = ? and state = 'OPEN' and purpose <> ?")
                .params(person.value(), Purpose.ADDRESS_CONFIRMATION.name())
                .update();
    }

    /** No link of this purpose does anything any more, whosoever it was. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(Purpose purpose) {
        jdbc.sql("update one_time_link set state = 'REPLACED' where purpose = ? and state = 'OPEN'")
                .param(purpose.name())
                .update();
    }

    /** Whether there was such a link and it does nothing any more. */
    public boolean isOver(UUID id) {
        return jdbc.sql("select count(*) from one_time_link where id = ? and state <> 'OPEN'")
                        .param(id)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** The link does nothing any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(UUID id) {
        jdbc.sql("update one_time_link set state = 'REPLACED' where id = ? and state = 'OPEN'")
                .param(id)
                .update();
    }

    private OneTimeLink require(Purpose purpose, String token, String lock) {
        return jdbc.sql("select * from one_time_link where sha256 = ? and purpose = ?" + lock)
                .params(sha256(token), purpose.name())
                .query((row, n) -> link(row))
                .optional()
                .orElseThrow(() -> new InvalidLink(purpose, InvalidLink.Why.UNKNOWN));
    }

    private static OneTimeLink link(ResultSet row) throws SQLException {
        UUID person = row.getObject("person_id", UUID.class);
        return new OneTimeLink(
                Purpose.valueOf(row.getString("purpose")),
                person == null ? null : new PersonId(person),
                OneTimeLink.State.valueOf(row.getString("state")),
                DbTime.readOrNull(row, "expires_at"));
    }

    static String sha256(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
