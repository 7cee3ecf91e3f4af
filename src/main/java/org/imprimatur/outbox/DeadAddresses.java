package org.imprimatur.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.audit.ErasableText;
import org.imprimatur.mime.MailAddress;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.ColumnText;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.InsertIfAbsent;
import org.imprimatur.platform.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Addresses that take nothing, and what therefore does not arrive. */
@Repository
public class DeadAddresses {

    /** How an address came to be here. */
    enum Cause {
        /** Our own mail server would not take a letter to it. */
        REFUSED,
        /** A mail server further on returned one. */
        RETURNED,
        /** Its owner called one of our letters unwanted. */
        COMPLAINED
    }

    /** The letter is about an undelivered letter: if that does not arrive either, asking once more helps nobody. */
    private static final String SELECT = """
            select u.id, u.address, u.thread_key, u.mail_id, u.since, u.outcome, m.kind, m.recipient_name, m.person_id,
                   coalesce(s.code, m.last_code) as code, coalesce(s.reply, m.last_reply) as reply
            from undelivered u join outbox_mail m on m.id = u.mail_id
                 left join address_suppression s on s.address = u.address
            """;

    private final JdbcClient jdbc;
    private final InsertIfAbsent insertIfAbsent;
    private final AuditTrail audit;
    private final ErasableText privately;
    private final ApplicationEventPublisher announce;
    private final Clock clock;

    DeadAddresses(
            JdbcClient jdbc,
            InsertIfAbsent insertIfAbsent,
            AuditTrail audit,
            ErasableText privately,
            ApplicationEventPublisher announce,
            Clock clock) {
        this.jdbc = jdbc;
        this.insertIfAbsent = insertIfAbsent;
        this.audit = audit;
        this.privately = privately;
        this.announce = announce;
        this.clock = clock;
    }

    public Optional<UndeliveredLetter> find(UUID id) {
        return jdbc.sql(SELECT + "where u.id = ?")
                .param(id)
                .query((row, n) -> undelivered(row))
                .optional();
    }

    /** Whether nothing is sent to this address any more. */
    public boolean isDead(String address) {
        return MailAddress.parse(address.strip()).filter(this::areDead).isPresent();
    }

    boolean areDead(MailAddress address) {
        return jdbc.sql("select count(*) from address_suppression where address = ?")
                        .param(address.key())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** From here on nothing is sent to the address, and whoever answers for the letter's thread is asked. */
    @Transactional(propagation = Propagation.MANDATORY)
    void suppress(MailAddress address, Cause cause, @Nullable String code, String reply, UUID letter) {
        boolean isNew = insertIfAbsent.insert(
                "insert into address_suppression (address, cause, code, reply, since, mail_id) values (?, ?, ?, ?, ?, ?)",
                address.key(),
                cause.name(),
                code == null ? null : ColumnText.to(20, code),
                ColumnText.to(1000, reply),
                DbTime.at(clock.instant()),
                letter);
        if (isNew) {
            audit.record(
                    OutboxAction.CHAIN,
                    null,
                    OutboxAction.ADDRESS_SUPPRESSED,
                    privately.digest(address.toString()),
                    Map.of("cause", cause.name(), "code", code == null ? "" : code));
        }
        if (cause != Cause.COMPLAINED) {
            ask(address.key(), letter);
        }
    }

    /** A letter was not even tried. */
    @Transactional(propagation = Propagation.MANDATORY)
    void heldBack(UUID letter) {
        jdbc.sql("select recipient from outbox_mail where id = ?")
                .param(letter)
                .query(String.class)
                .optional()
                .flatMap(MailAddress::parse)
                .ifPresent(address -> ask(address.key(), letter));
    }

    /** @return whether it was suppressed */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean lift(String address) {
        jdbc.sql("delete from soft_bounce where address = ?").param(address).update();
        return jdbc.sql("delete from address_suppression where address = ?")
                        .param(address)
                        .update()
                > 0;
    }

    /** Holds it until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<UndeliveredLetter> hold(UUID id) {
        jdbc.sql("select id from undelivered where id = ? for update")
                .param(id)
                .query(UUID.class)
                .optional();
        return find(id);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void close(UUID id, UndeliveredLetter.Outcome outcome, PersonId by) {
        jdbc.sql("update undelivered set outcome = ?, closed_at = ?, closed_by = ? where id = ?")
                .params(outcome.name(), DbTime.at(clock.instant()), by.value(), id)
                .update();
    }

    /** Whoever has let it be is asked again only when the address has been revived and died once more. */
    private void ask(String address, UUID letter) {
        Optional<Instant> since = jdbc.sql("select since from address_suppression where address = ? for update")
                .param(address)
                .query((row, n) -> DbTime.read(row, "since"))
                .optional();
        Subject thread = Subject.of(jdbc.sql("select thread_key from outbox_mail where id = ?")
                .param(letter)
                .query(String.class)
                .single());
        if (since.isEmpty() || thread.is(Subject.Kind.ADDRESS) || isAsked(address, thread, since.get())) {
            return;
        }
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into undelivered (id, address, thread_key, mail_id, since) values (?, ?, ?, ?, ?)")
                .params(id, address, thread.key(), letter, DbTime.at(clock.instant()))
                .update();
        announce.publishEvent(new AddressDead(find(id).orElseThrow()));
    }

    private boolean isAsked(String address, Subject thread, Instant since) {
        return jdbc.sql("""
                        select count(*) from undelivered
                        where address = ? and thread_key = ? and (closed_at is null or (outcome = 'LEFT' and closed_at >= ?))
                        """)
                        .params(address, thread.key(), DbTime.at(since))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static UndeliveredLetter undelivered(ResultSet row) throws SQLException {
        UUID person = row.getObject("person_id", UUID.class);
        String reply = row.getString("reply");
        String outcome = row.getString("outcome");
        return new UndeliveredLetter(
                row.getObject("id", UUID.class),
                row.getString("address"),
                Subject.of(row.getString("thread_key")),
                row.getObject("mail_id", UUID.class),
                row.getString("kind"),
                row.getString("recipient_name"),
                person == null ? null : new PersonId(person),
                row.getString("code"),
                reply == null ? "" : reply,
                DbTime.read(row, "since"),
                outcome == null ? null : UndeliveredLetter.Outcome.valueOf(outcome));
    }

    /**
     * Letters of one thread no longer reach an address. Announced once per address and thread, inside the transaction that
     * wrote it down, so that whoever answers for the thread is asked what to do.
     */
    public record AddressDead(UndeliveredLetter what) {}
}
