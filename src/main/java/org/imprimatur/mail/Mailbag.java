package org.imprimatur.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.mail.Delivery.Outcome;
import org.imprimatur.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The outbox as the sender sees it: what is due, who has it in hand, how it ended. Every step is a transaction of its
 * own, and none is open while the mail server is spoken to.
 */
@Repository
@Transactional(propagation = Propagation.REQUIRES_NEW)
class Mailbag {

    static final Duration LOCK = Duration.ofMinutes(5);

    /** Letters of one thread leave in order, but none waits longer than this for the one before it. */
    static final Duration PATIENCE = Duration.ofMinutes(15);

    /** An unknown letter goes out once more, under the same Message-ID, so that a second copy can be told for one. */
    static final Duration DOUBT = Duration.ofMinutes(15);

    static final Duration GIVE_UP = Duration.ofHours(72);

    private static final List<Duration> RETRIES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofHours(12),
            Duration.ofHours(24));

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    /** A doubled reminder is worse than a missing one. */
    private static final Set<String> NEVER_TWICE = Set.of("reminder", "escalation", "digest");

    private static final int MOST_INTERRUPTIONS = 5;

    private final JdbcClient jdbc;
    private final DeadAddresses addresses;
    private final LetterChoices choices;
    private final Clock clock;

    Mailbag(JdbcClient jdbc, DeadAddresses addresses, LetterChoices choices, Clock clock) {
        this.jdbc = jdbc;
        this.choices = choices;
        this.addresses = addresses;
        this.clock = clock;
    }

    /**
     * What may leave now, most pressing first. In a thread the earlier letter goes first, unless it is held for the
     * morning or has waited long enough. A handoff's letter stands back while a newer one about the same article waits:
     * once that one is sent, this one need not be.
     */
    List<UUID> due(int most) {
        Instant now = now();
        return jdbc.sql("""
                        select m.id from outbox_mail m
                        where m.state in ('QUEUED', 'RETRY', 'UNKNOWN') and m.next_attempt_at <= :now
                          and (m.not_before is null or m.not_before <= :now)
                          and not exists (
                            select 1 from outbox_mail e
                            where e.thread_key = m.thread_key and e.recipient = m.recipient and e.seq < m.seq
                              and (e.state = 'SENDING'
                                   or (e.state in ('QUEUED', 'RETRY') and e.queued_at > :patience
                                       and (e.kind in (:handoffs) or e.not_before is null or e.not_before <= :now)
                                       and not (m.kind in (:handoffs) and e.kind = m.kind and e.state = 'QUEUED'
                                                and e.not_before is not null))))
                          and not (m.kind in (:handoffs) and m.state = 'QUEUED' and m.not_before is not null
                                   and m.queued_at > :patience
                                   and exists (
                                     select 1 from outbox_mail n
                                     where n.thread_key = m.thread_key and n.recipient = m.recipient and n.seq > m.seq
                                       and n.kind = m.kind and n.state in ('QUEUED', 'SENDING', 'RETRY')
                                       and n.not_before is not null))
                        order by m.priority desc, m.next_attempt_at, m.seq
                        fetch first :most rows only
                        """)
                .param("handoffs", Concern.handoffs())
                .param("now", at(now))
                .param("patience", at(now.minus(PATIENCE)))
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    /** Takes the letter in hand; empty if another node was faster. */
    Optional<Claimed> claim(UUID id) {
        Instant now = now();
        UUID lock = UUID.randomUUID();
        Optional<Claimed> claimed = jdbc.sql("""
                        select * from outbox_mail
                        where id = ? and state in ('QUEUED', 'RETRY', 'UNKNOWN') and next_attempt_at <= ?
                        for update skip locked
                        """)
                .params(id, at(now))
                .query((row, n) -> claimed(row, lock))
                .optional();
        claimed.ifPresent(letter -> jdbc.sql("""
                        update outbox_mail set state = 'SENDING', attempts = ?, lock_token = ?, locked_until = ?
                        where id = ?
                        """)
                .params(letter.attempts(), lock, at(now.plus(LOCK)), id)
                .update());
        return claimed;
    }

    /** Message-IDs of the letters in this thread that have gone to this person before, oldest first, at most ten. */
    List<String> earlier(Claimed letter) {
        List<String> latest = jdbc.sql("""
                        select message_id from outbox_mail
                        where thread_key = ? and recipient = ? and seq < ? and state in ('SENT', 'UNKNOWN', 'BOUNCED')
                        order by seq desc fetch first 10 rows only
                        """)
                .params(letter.thread(), letter.recipient(), letter.seq())
                .query(String.class)
                .list();
        List<String> oldestFirst = new ArrayList<>(latest);
        Collections.reverse(oldestFirst);
        return List.copyOf(oldestFirst);
    }

    boolean isSuppressed(MailAddress address) {
        return addresses.areDead(address);
    }

    /** Why its addressee does not want it by itself; null if they do. */
    @Nullable
    Trouble unwanted(Claimed letter) {
        return choices.unwanted(letter.person(), letter.kind());
    }

    /** Keeps the letter as it will go out, now and at every later attempt. */
    boolean keep(Claimed letter, LetterPress.Printed printed) {
        return jdbc.sql("""
                        update outbox_mail set subject = ?, rendered = ?, in_reply_to = ?, refs = ?
                        where id = ? and lock_token = ?
                        """)
                        .params(
                                cut(printed.subject(), 400),
                                printed.message(),
                                printed.inReplyTo(),
                                printed.references(),
                                letter.id(),
                                letter.lock())
                        .update()
                == 1;
    }

    /** The letter does not go to the mail server at all. */
    boolean withhold(Claimed letter, LetterState state, Trouble trouble, String words) {
        boolean ours = jdbc.sql("""
                        update outbox_mail set state = ?, reason = ?, attempts = attempts - 1, next_attempt_at = null,
                                               lock_token = null, locked_until = null, last_code = null, last_reply = ?
                        where id = ? and lock_token = ?
                        """)
                        .params(state.name(), trouble.name(), cut(words, 1000), letter.id(), letter.lock())
                        .update()
                == 1;
        if (ours && state == LetterState.SUPPRESSED) {
            addresses.heldBack(letter.id());
        }
        return ours;
    }

    /** Writes down how the attempt ended, unless the lock has meanwhile passed to somebody else. */
    boolean settle(Claimed letter, Delivery delivery, Duration took) {
        Instant now = now();
        boolean ours = switch (delivery.outcome()) {
            case SENT -> sent(letter, delivery, now);
            case PAUSED -> putBack(letter, delivery, now);
            case RETRY -> retry(letter, delivery, now);
            case FAILED -> fail(letter, delivery, now);
            case UNKNOWN -> doubt(letter, delivery, now);
        };
        if (ours) {
            log(letter.id(), now, took, delivery);
        }
        return ours;
    }

    /** Letters whose node died with them in hand. */
    int recover() {
        Instant now = now();
        List<Abandoned> abandoned = jdbc.sql("""
                        select id, kind, attempts, rendered is not null as written, lock_token from outbox_mail
                        where state = 'SENDING' and locked_until < ? for update skip locked
                        """)
                .param(at(now))
                .query((row, n) -> new Abandoned(
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        row.getInt("attempts"),
                        row.getBoolean("written")))
                .list();
        for (Abandoned letter : abandoned) {
            boolean again = !letter.written()
                    || (!NEVER_TWICE.contains(letter.kind()) && letter.attempts() < MOST_INTERRUPTIONS);
            jdbc.sql("""
                            update outbox_mail set state = ?, reason = ?, next_attempt_at = ?, lock_token = null,
                                                   locked_until = null
                            where id = ?
                            """)
                    .params(
                            letter.written() ? LetterState.UNKNOWN.name() : LetterState.QUEUED.name(),
                            Trouble.INTERRUPTED.name(),
                            again ? at(now) : null,
                            letter.id())
                    .update();
            log(
                    letter.id(),
                    now,
                    Duration.ZERO,
                    new Delivery(Outcome.UNKNOWN, Trouble.INTERRUPTED, null, "The server stopped while sending"));
        }
        return abandoned.size();
    }

    QueueState queue() {
        return jdbc.sql("select * from outbox_queue where id = 1")
                .query((row, n) -> {
                    String reason = row.getString("reason");
                    return new QueueState(
                            row.getInt("pauses"),
                            instant(row, "paused_since"),
                            instant(row, "paused_until"),
                            reason == null ? null : Trouble.valueOf(reason),
                            row.getString("reply"),
                            instant(row, "last_sent_at"));
                })
                .single();
    }

    private boolean sent(Claimed letter, Delivery delivery, Instant now) {
        boolean ours = jdbc.sql("""
                        update outbox_mail set state = 'SENT', reason = null, sent_at = ?, last_code = null, last_reply = ?,
                                               next_attempt_at = null, lock_token = null, locked_until = null
                        where id = ? and lock_token = ?
                        """)
                        .params(at(now), cut(delivery.reply(), 1000), letter.id(), letter.lock())
                        .update()
                == 1;
        if (ours && Concern.handoffs().contains(letter.kind())) {
            overtake(letter);
        }
        if (ours && SecretLetters.are(letter.kind())) {
            // Its link opens an account; from here on only the addressee has it.
            jdbc.sql("update outbox_mail set rendered = null, model_json = ? where id = ?")
                    .params(SecretLetters.veil(letter.model()), letter.id())
                    .update();
        }
        // Only on the way out of trouble, and at most once a minute, does a letter touch the row all nodes share.
        jdbc.sql("""
                        update outbox_queue set pauses = 0, paused_since = null, paused_until = null, reason = null,
                                                reply = null, last_sent_at = ?
                        where id = 1 and (pauses > 0 or last_sent_at is null or last_sent_at < ?)
                        """).params(at(now), at(now.minusSeconds(60))).update();
        return ours;
    }

    /** Whoever has the newest word about an article needs none of the older ones that have not left. */
    private void overtake(Claimed letter) {
        jdbc.sql("""
                        update outbox_mail set state = 'CANCELLED', reason = 'OVERTAKEN', next_attempt_at = null
                        where thread_key = ? and recipient = ? and seq < ? and kind = ? and state = 'QUEUED'
                          and not_before is not null
                        """)
                .params(letter.thread(), letter.recipient(), letter.seq(), letter.kind())
                .update();
    }

    private boolean putBack(Claimed letter, Delivery delivery, Instant now) {
        QueueState queue = queue();
        Instant until = queue.pausedUntil();
        if (until == null || !until.isAfter(now)) {
            Duration pause = Duration.ofMinutes(1L << Math.min(queue.pauses(), 4));
            until = now.plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
            jdbc.sql("""
                            update outbox_queue set pauses = pauses + 1, paused_since = coalesce(paused_since, ?),
                                                    paused_until = ?, reason = ?, reply = ?
                            where id = 1
                            """)
                    .params(
                            at(now),
                            at(until),
                            delivery.trouble() == null
                                    ? null
                                    : delivery.trouble().name(),
                            cut(delivery.reply(), 1000))
                    .update();
        }
        // Behind the others: if the server balks at this one letter only, they still get through.
        return jdbc.sql("""
                        update outbox_mail set state = ?, attempts = attempts - 1, next_attempt_at = ?, lock_token = null,
                                               locked_until = null, last_code = ?, last_reply = ?
                        where id = ? and lock_token = ?
                        """)
                        .params(
                                letter.before().name(),
                                at(until),
                                delivery.code(),
                                cut(delivery.reply(), 1000),
                                letter.id(),
                                letter.lock())
                        .update()
                == 1;
    }

    private boolean retry(Claimed letter, Delivery delivery, Instant now) {
        Duration wait = RETRIES.get(Math.min(Math.max(letter.attempts(), 1), RETRIES.size()) - 1);
        Instant next = now.plus(wait);
        if (next.isAfter(letter.queuedAt().plus(GIVE_UP))) {
            return finish(letter, LetterState.FAILED, Trouble.GAVE_UP, delivery, null);
        }
        return finish(letter, LetterState.RETRY, Trouble.TURNED_AWAY, delivery, next);
    }

    private boolean fail(Claimed letter, Delivery delivery, Instant now) {
        Trouble trouble = delivery.trouble() == null ? Trouble.REFUSED : delivery.trouble();
        boolean ours = finish(letter, LetterState.FAILED, trouble, delivery, null);
        if (ours && trouble == Trouble.ADDRESS_UNKNOWN) {
            MailAddress.parse(letter.recipient())
                    .ifPresent(address -> addresses.suppress(
                            address, DeadAddresses.Cause.REFUSED, delivery.code(), delivery.reply(), letter.id()));
        }
        return ours;
    }

    private boolean doubt(Claimed letter, Delivery delivery, Instant now) {
        boolean again = letter.unknowns() == 0 && !NEVER_TWICE.contains(letter.kind());
        boolean ours = finish(letter, LetterState.UNKNOWN, Trouble.NO_ANSWER, delivery, again ? now.plus(DOUBT) : null);
        if (ours) {
            jdbc.sql("update outbox_mail set unknowns = unknowns + 1 where id = ?")
                    .param(letter.id())
                    .update();
        }
        return ours;
    }

    private boolean finish(
            Claimed letter, LetterState state, Trouble trouble, Delivery delivery, @Nullable Instant next) {
        return jdbc.sql("""
                        update outbox_mail set state = ?, reason = ?, next_attempt_at = ?, lock_token = null,
                                               locked_until = null, last_code = ?, last_reply = ?
                        where id = ? and lock_token = ?
                        """)
                        .params(
                                state.name(),
                                trouble.name(),
                                next == null ? null : at(next),
                                delivery.code(),
                                cut(delivery.reply(), 1000),
                                letter.id(),
                                letter.lock())
                        .update()
                == 1;
    }

    private void log(UUID id, Instant now, Duration took, Delivery delivery) {
        jdbc.sql("""
                        insert into outbox_attempt (mail_id, at, took_millis, outcome, reason, code, reply)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        id,
                        at(now),
                        took.toMillis(),
                        delivery.outcome().name(),
                        delivery.trouble() == null ? null : delivery.trouble().name(),
                        delivery.code(),
                        cut(delivery.reply(), 1000))
                .update();
    }

    private static Claimed claimed(ResultSet row, UUID lock) throws SQLException {
        UUID person = row.getObject("person_id", UUID.class);
        return new Claimed(
                row.getObject("id", UUID.class),
                row.getLong("seq"),
                lock,
                LetterState.valueOf(row.getString("state")),
                row.getString("kind"),
                row.getString("dedupe_key"),
                row.getString("recipient"),
                row.getString("recipient_name"),
                person == null ? null : new PersonId(person),
                row.getString("thread_key"),
                Locale.forLanguageTag(row.getString("locale")),
                row.getString("model_json"),
                row.getString("message_id"),
                row.getString("bounce_token"),
                row.getInt("attempts") + 1,
                row.getInt("unknowns"),
                row.getObject("queued_at", OffsetDateTime.class).toInstant(),
                instant(row, "expires_at"),
                answers(row),
                row.getString("unsubscribe_token"),
                row.getString("rendered"));
    }

    private static Letter.@Nullable Answers answers(ResultSet row) throws SQLException {
        String replyTo = row.getString("reply_to");
        return replyTo == null
                ? null
                : new Letter.Answers(
                        row.getString("answers_id"),
                        List.of(row.getString("answers_refs").split(" ")),
                        replyTo);
    }

    static String key(MailAddress address) {
        return address.toString().toLowerCase(Locale.ROOT);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static String cut(String text, int length) {
        String clean = text.replace("\0", "");
        return clean.length() <= length ? clean : clean.substring(0, length);
    }

    private record Abandoned(UUID id, String kind, int attempts, boolean written) {}
}
