package org.imprimatur.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.imprimatur.mime.MailAddress;
import org.imprimatur.outbox.DeliveryResult.Outcome;
import org.imprimatur.platform.ColumnText;
import org.imprimatur.platform.DbTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down the outcome of each attempt to send a letter, also of those whose server did not live to see it. Every
 * outcome is a transaction of its own.
 */
@Repository
@Transactional(propagation = Propagation.REQUIRES_NEW)
class DeliveryOutcomes {

    private final JdbcClient jdbc;
    private final SendingPauses sendingPauses;
    private final DeadAddresses addresses;
    private final Clock clock;

    DeliveryOutcomes(JdbcClient jdbc, SendingPauses sendingPauses, DeadAddresses addresses, Clock clock) {
        this.jdbc = jdbc;
        this.sendingPauses = sendingPauses;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** Writes down how the attempt ended, unless the lock has meanwhile passed to somebody else. */
    boolean settle(ClaimedLetter letter, DeliveryResult deliveryResult, Duration took) {
        Instant now = DbTime.now(clock);
        boolean ours = switch (deliveryResult.outcome()) {
            case SENT -> sent(letter, deliveryResult, now);
            case PAUSED -> putBack(letter, deliveryResult, now);
            case RETRY -> finish(letter, letter.turnedAway(now), deliveryResult);
            case FAILED -> fail(letter, deliveryResult);
            case UNKNOWN -> doubt(letter, deliveryResult, now);
        };
        if (ours) {
            log(letter.id(), now, took, deliveryResult);
        }
        return ours;
    }

    /** Letters whose node died with them in hand. */
    int recover() {
        Instant now = DbTime.now(clock);
        List<InterruptedLetter> interrupted = jdbc.sql("""
                        select id, kind, attempts, rendered is not null as written from outbox_mail
                        where state = 'SENDING' and locked_until < ? for update skip locked
                        """)
                .param(DbTime.at(now))
                .query((row, n) -> new InterruptedLetter(
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        row.getInt("attempts"),
                        row.getBoolean("written")))
                .list();
        for (InterruptedLetter letter : interrupted) {
            LetterStanding standing = letter.recovered(now);
            jdbc.sql("""
                            update outbox_mail set state = ?, reason = ?, next_attempt_at = ?, lock_token = null,
                                                   locked_until = null
                            where id = ?
                            """)
                    .params(
                            standing.state().name(),
                            standing.why().name(),
                            DbTime.atOrNull(standing.next()),
                            letter.id())
                    .update();
            log(
                    letter.id(),
                    now,
                    Duration.ZERO,
                    new DeliveryResult(
                            Outcome.UNKNOWN, FailureReason.INTERRUPTED, null, "The server stopped while sending"));
        }
        return interrupted.size();
    }

    private boolean sent(ClaimedLetter letter, DeliveryResult deliveryResult, Instant now) {
        boolean ours = jdbc.sql("""
                        update outbox_mail set state = 'SENT', reason = null, sent_at = ?, last_code = null, last_reply = ?,
                                               next_attempt_at = null, lock_token = null, locked_until = null
                        where id = ? and lock_token = ?
                        """)
                        .params(DbTime.at(now), ColumnText.to(1000, deliveryResult.reply()), letter.id(), letter.lock())
                        .update()
                == 1;
        if (ours && LetterKind.waitsForNewer(letter.kind())) {
            overtake(letter);
        }
        if (ours && SecretLetters.are(letter.kind())) {
            // Its link opens an account; from here on only the addressee has it.
            jdbc.sql("update outbox_mail set rendered = null, model_json = ? where id = ?")
                    .params(SecretLetters.veil(letter.model()), letter.id())
                    .update();
        }
        sendingPauses.noteSuccess(now);
        return ours;
    }

    /** Whoever has the newest word about an article needs none of the older ones that have not left. */
    private void overtake(ClaimedLetter letter) {
        jdbc.sql("""
                        update outbox_mail set state = 'CANCELLED', reason = 'OVERTAKEN', next_attempt_at = null
                        where thread_key = ? and recipient = ? and seq < ? and kind = ? and state = 'QUEUED'
                          and not_before is not null
                        """)
                .params(letter.thread().key(), letter.recipient(), letter.seq(), letter.kind())
                .update();
    }

    private boolean putBack(ClaimedLetter letter, DeliveryResult deliveryResult, Instant now) {
        Instant until = sendingPauses.pause(deliveryResult, now);
        // Behind the others: if the server balks at this one letter only, they still get through.
        return jdbc.sql("""
                        update outbox_mail set state = ?, attempts = attempts - 1, next_attempt_at = ?, lock_token = null,
                                               locked_until = null, last_code = ?, last_reply = ?
                        where id = ? and lock_token = ?
                        """)
                        .params(
                                letter.before().name(),
                                DbTime.at(until),
                                deliveryResult.code(),
                                ColumnText.to(1000, deliveryResult.reply()),
                                letter.id(),
                                letter.lock())
                        .update()
                == 1;
    }

    private boolean fail(ClaimedLetter letter, DeliveryResult deliveryResult) {
        LetterStanding standing = letter.refused(deliveryResult.failureReason());
        boolean ours = finish(letter, standing, deliveryResult);
        if (ours && standing.why() == FailureReason.ADDRESS_UNKNOWN) {
            MailAddress.parse(letter.recipient())
                    .ifPresent(address -> addresses.suppress(
                            address,
                            DeadAddresses.Cause.REFUSED,
                            deliveryResult.code(),
                            deliveryResult.reply(),
                            letter.id()));
        }
        return ours;
    }

    private boolean doubt(ClaimedLetter letter, DeliveryResult deliveryResult, Instant now) {
        boolean ours = finish(letter, letter.inDoubt(now), deliveryResult);
        if (ours) {
            jdbc.sql("update outbox_mail set unknowns = unknowns + 1 where id = ?")
                    .param(letter.id())
                    .update();
        }
        return ours;
    }

    private boolean finish(ClaimedLetter letter, LetterStanding standing, DeliveryResult deliveryResult) {
        return jdbc.sql("""
                        update outbox_mail set state = ?, reason = ?, next_attempt_at = ?, lock_token = null,
                                               locked_until = null, last_code = ?, last_reply = ?
                        where id = ? and lock_token = ?
                        """)
                        .params(
                                standing.state().name(),
                                standing.why().name(),
                                DbTime.atOrNull(standing.next()),
                                deliveryResult.code(),
                                ColumnText.to(1000, deliveryResult.reply()),
                                letter.id(),
                                letter.lock())
                        .update()
                == 1;
    }

    private void log(UUID id, Instant now, Duration took, DeliveryResult deliveryResult) {
        jdbc.sql("""
                        insert into outbox_attempt (mail_id, at, took_millis, outcome, reason, code, reply)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        id,
                        DbTime.at(now),
                        took.toMillis(),
                        deliveryResult.outcome().name(),
                        deliveryResult.failureReason() == null
                                ? null
                                : deliveryResult.failureReason().name(),
                        deliveryResult.code(),
                        ColumnText.to(1000, deliveryResult.reply()))
                .update();
    }
}
