package org.imprimatur.outbox;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.mime.BounceReport;
import org.imprimatur.mime.MailAddress;
import org.imprimatur.people.SentLinks;
import org.imprimatur.platform.ColumnText;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.InsertIfAbsent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes note of letters that came back, are delayed or were complained about, up to sending nothing more to an address. */
@Repository
public class ReturnedLetters {

    /** So many letters may come back for a passing reason before the address counts as dead. */
    private static final int PATIENCE = 3;

    private final JdbcClient jdbc;
    private final DeadAddresses addresses;
    private final InsertIfAbsent insertIfAbsent;
    private final SentLinks links;
    private final AuditTrail audit;
    private final Clock clock;

    ReturnedLetters(
            JdbcClient jdbc,
            DeadAddresses addresses,
            InsertIfAbsent insertIfAbsent,
            SentLinks links,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.links = links;
        this.addresses = addresses;
        this.insertIfAbsent = insertIfAbsent;
        this.audit = audit;
        this.clock = clock;
    }

    private record Sent(UUID id, String kind, @Nullable UUID link, String recipient, LetterState state) {}

    /**
     * Writes down what a returned mail or a complaint says about a letter of ours, and draws the consequence for its
     * address. Nothing happens on the word of a mail that names no letter of ours: anybody can write one.
     *
     * @return the letter, or empty if none of ours is meant
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<UUID> note(BounceReport bounceReport) {
        Optional<Sent> found = letter(bounceReport);
        found.ifPresent(letter -> {
            switch (bounceReport.kind()) {
                case DELAYED -> delayed(letter, bounceReport);
                case FAILED -> bounced(letter, bounceReport);
                case COMPLAINT -> complained(letter, bounceReport);
            }
        });
        return found.map(Sent::id);
    }

    private Optional<Sent> letter(BounceReport bounceReport) {
        if (bounceReport.token() != null) {
            Optional<Sent> byToken =
                    held("bounce_token", bounceReport.token().strip().toLowerCase(Locale.ROOT));
            if (byToken.isPresent()) {
                return byToken;
            }
        }
        return bounceReport.messageIds().stream()
                .map(id -> held("message_id", bare(id)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Sent> held(String column, String value) {
        return jdbc.sql("select id, kind, link, recipient, state from outbox_mail where " + column + " = ? for update")
                .param(bare(value))
                .query((row, n) -> new Sent(
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        row.getObject("link", UUID.class),
                        row.getString("recipient"),
                        LetterState.valueOf(row.getString("state"))))
                .optional();
    }

    /** Nothing is lost yet, and nothing is to be done. */
    private void delayed(Sent letter, BounceReport bounceReport) {
        jdbc.sql("update outbox_mail set delayed_at = ? where id = ?")
                .params(DbTime.at(clock.instant()), letter.id())
                .update();
        log(letter, "DELAYED", bounceReport);
    }

    /** What comes back holds the letter whole, and lies where all who see to the mail can read it. */
    private void forget(Sent letter) {
        UUID link = letter.link();
        if (link != null) {
            links.cameBack(link);
        }
    }

    private void bounced(Sent letter, BounceReport bounceReport) {
        forget(letter);
        if (!letter.state().mayComeBack()) {
            return;
        }
        jdbc.sql("""
                        update outbox_mail set state = 'BOUNCED', reason = 'RETURNED', bounce_status = ?, bounced_at = ?,
                                               last_code = ?, last_reply = ?, next_attempt_at = null,
                                               lock_token = null, locked_until = null
                        where id = ?
                        """)
                .params(
                        status(bounceReport),
                        DbTime.at(clock.instant()),
                        status(bounceReport),
                        words(bounceReport),
                        letter.id())
                .update();
        log(letter, "BOUNCED", bounceReport);
        String status = status(bounceReport);
        audit.record(
                OutboxAction.CHAIN,
                null,
                OutboxAction.LETTER_RETURNED,
                letter.kind() + " " + letter.id(),
                Map.of("status", status == null ? "" : status));
        MailAddress.parse(letter.recipient()).ifPresent(address -> {
            if (isForGood(status) || comesBackTooOften(address, letter, status)) {
                addresses.suppress(address, DeadAddresses.Cause.RETURNED, status, words(bounceReport), letter.id());
            }
        });
    }

    private void complained(Sent letter, BounceReport bounceReport) {
        forget(letter);
        log(letter, "COMPLAINT", bounceReport);
        MailAddress.parse(letter.recipient())
                .ifPresent(address -> addresses.suppress(
                        address,
                        DeadAddresses.Cause.COMPLAINED,
                        status(bounceReport),
                        words(bounceReport),
                        letter.id()));
    }

    private static boolean isForGood(@Nullable String status) {
        return status != null && status.startsWith("5");
    }

    private boolean comesBackTooOften(MailAddress address, Sent letter, @Nullable String status) {
        insertIfAbsent.insert(
                "insert into soft_bounce (mail_id, address, status, at) values (?, ?, ?, ?)",
                letter.id(),
                address.key(),
                status == null ? "" : status,
                DbTime.at(clock.instant()));
        return jdbc.sql("select count(*) from soft_bounce where address = ?")
                        .param(address.key())
                        .query(Integer.class)
                        .single()
                >= PATIENCE;
    }

    private void log(Sent letter, String outcome, BounceReport bounceReport) {
        jdbc.sql("""
                        insert into outbox_attempt (mail_id, at, took_millis, outcome, reason, code, reply)
                        values (?, ?, 0, ?, null, ?, ?)
                        """)
                .params(letter.id(), DbTime.at(clock.instant()), outcome, status(bounceReport), words(bounceReport))
                .update();
    }

    private static @Nullable String status(BounceReport bounceReport) {
        String status = bounceReport.status();
        return status == null || status.isBlank() ? null : ColumnText.to(20, status.strip());
    }

    private static String words(BounceReport bounceReport) {
        return ColumnText.to(1000, bounceReport.diagnostic().strip());
    }

    private static String bare(String text) {
        return text.strip().replace("\0", "");
    }
}
