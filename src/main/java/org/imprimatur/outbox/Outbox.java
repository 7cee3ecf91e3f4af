package org.imprimatur.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.ColumnText;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.InsertIfAbsent;
import org.imprimatur.platform.SearchWords;
import org.imprimatur.platform.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Letters on their way out. A row is written in the transaction of the handoff; no mail server is asked for anything. */
@Repository
public class Outbox {

    private static final int LONGEST_ADDRESS = 320;
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private static final String INSERT = """
            insert into outbox_mail (id, dedupe_key, kind, recipient, recipient_name, person_id, thread_key, turn,
                                     link, locale, model_json, message_id, bounce_token, priority, state, reason,
                                     next_attempt_at, created_at, queued_at, not_before, expires_at, answers_id,
                                     answers_refs, reply_to, unsubscribe_token, searched)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String STATUSES = """
            select id, kind, recipient_name, person_id, state, created_at, sent_at, reason, last_code
            from outbox_mail
            """;

    private final JdbcClient jdbc;
    private final InsertIfAbsent insertIfAbsent;
    private final ObjectMapper json;
    private final Clock clock;
    private final OutboxSettings settings;
    private final QuietHours quiet;

    Outbox(JdbcClient jdbc, InsertIfAbsent insertIfAbsent, ObjectMapper json, Clock clock, OutboxSettings settings) {
        this.jdbc = jdbc;
        this.insertIfAbsent = insertIfAbsent;
        this.json = json;
        this.clock = clock;
        this.settings = settings;
        this.quiet = settings.quiet().hours();
    }

    /**
     * Puts the letter in the queue, once: a second letter with the same key is ignored. One statement, and none that
     * could fail for what the letter holds: a mail must never be the reason that a handoff does not happen.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void post(Letter letter) {
        post(List.of(letter));
    }

    /** The same for several, in one go. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void post(List<Letter> letters) {
        if (!letters.isEmpty()) {
            insertIfAbsent.insertAll(INSERT, letters.stream().map(this::row).toList());
        }
    }

    private @Nullable Object[] row(Letter letter) {
        UUID id = UUID.randomUUID();
        Instant now = DbTime.now(clock);
        Instant notBefore = notBefore(letter.kind(), now);
        Instant waiting = notBefore == null ? now : notBefore;
        Letter.Heading heading = letter.heading();
        Letter.Addressee to = heading.to();
        Letter.Answers answers = heading.answers();
        String kind = letter.kind().word();
        boolean fits = to.address().length() <= LONGEST_ADDRESS;
        return new @Nullable Object[] {
            id,
            fit(letter.dedupeKey(), 200),
            kind,
            ColumnText.to(LONGEST_ADDRESS, to.address().strip()),
            ColumnText.to(200, to.name()),
            to.person() == null ? null : to.person().value(),
            fit(heading.thread().key(), 80),
            heading.turn(),
            heading.link(),
            "en",
            model(letter),
            messageId(kind, id),
            token(),
            letter.kind().isAwaited() ? 1 : 0,
            fits ? LetterState.QUEUED.name() : LetterState.FAILED.name(),
            fits ? null : FailureReason.ADDRESS_UNUSABLE.name(),
            DbTime.at(waiting),
            DbTime.at(now),
            DbTime.at(waiting),
            DbTime.atOrNull(notBefore),
            DbTime.atOrNull(expiry(letter)),
            answers == null || answers.messageId() == null ? null : bare(answers.messageId()),
            answers == null ? null : bare(String.join(" ", answers.references())),
            answers == null ? null : fit(answers.replyTo(), 80),
            to.person() != null
                            && letter.kind()
                                    .topic()
                                    .filter(LetterTopic::canBeStopped)
                                    .isPresent()
                    ? token()
                    : null,
            SearchWords.kept(to.name(), to.address())
        };
    }

    /**
     * Two handoffs in quick succession become one letter, and reminders leave people alone at night. Whatever somebody
     * waits for is never held.
     */
    private @Nullable Instant notBefore(LetterKind kind, Instant now) {
        if (kind.waitsForNewer() && !settings.coalesce().isZero()) {
            return now.plus(settings.coalesce());
        }
        return kind.waitsForMorning() ? quiet.endingAfter(now, clock.getZone()).orElse(null) : null;
    }

    /** A letter whose link is good until a certain time is of no use after it. */
    private static @Nullable Instant expiry(Letter letter) {
        try {
            return letter.model().get("expires") instanceof String expires ? Instant.parse(expires) : null;
        } catch (DateTimeParseException saysNothing) {
            return null;
        }
    }

    /**
     * What became of the letters about this that were asked for in a stretch of time, oldest first.
     *
     * @param from  included; null for the first letter there is
     * @param until excluded; null for the last
     */
    List<DeliveryStatus> deliveryStatuses(Subject thread, @Nullable Instant from, @Nullable Instant until) {
        return jdbc.sql(STATUSES + " where thread_key = ? and created_at >= ? and created_at < ? order by seq")
                .params(
                        fit(thread.key(), 80),
                        DbTime.at(from == null ? Instant.EPOCH : from),
                        DbTime.at(until == null ? END_OF_TIME : until))
                .query((row, n) -> deliveryStatus(row))
                .list();
    }

    /** What became of each letter that is shown with this turn, oldest first. */
    List<DeliveryStatus> deliveryStatusesOfTurn(String task) {
        return jdbc.sql(STATUSES + " where turn = :turn and kind in (:shown) order by seq")
                .param("turn", task)
                .param("shown", LetterKind.shownWithTurns())
                .query((row, n) -> deliveryStatus(row))
                .list();
    }

    private static DeliveryStatus deliveryStatus(ResultSet row) throws SQLException {
        UUID person = row.getObject("person_id", UUID.class);
        String reason = row.getString("reason");
        return new DeliveryStatus(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("recipient_name"),
                person == null ? null : new PersonId(person),
                LetterState.valueOf(row.getString("state")),
                DbTime.read(row, "created_at"),
                DbTime.readOrNull(row, "sent_at"),
                reason == null ? null : FailureReason.valueOf(reason),
                row.getString("last_code"));
    }

    /** How many letters of this kind about the turn have reached the mail server, at the address they were written to. */
    public int sent(LetterKind kind, String task) {
        return jdbc.sql("""
                        select count(*) from outbox_mail
                        where turn = ? and kind = ? and state = 'SENT' and resend_of is null
                        """).params(task, kind.word()).query(Integer.class).single();
    }

    /** Whose letters a token ends, and about what. */
    public record Unsubscribing(PersonId person, LetterTopic topic) {}

    /** What the token in the unsubscribe link of a letter ends; nothing if no letter of ours carried it. */
    public Optional<Unsubscribing> unsubscribing(String token) {
        return jdbc.sql("select person_id, kind from outbox_mail where unsubscribe_token = ?")
                .param(bare(token))
                .query((row, n) -> new Unsubscribing(
                        new PersonId(row.getObject("person_id", UUID.class)),
                        LetterKind.topicOf(row.getString("kind")).orElseThrow()))
                .optional();
    }

    /** The same letter to another address, as a letter of its own. */
    @Transactional(propagation = Propagation.MANDATORY)
    UUID postAgain(UUID original, String kind, String to) {
        UUID id = UUID.randomUUID();
        var now = DbTime.at(clock.instant());
        jdbc.sql("""
                        insert into outbox_mail (id, dedupe_key, kind, recipient, recipient_name, person_id, thread_key,
                                                 turn, link, locale, model_json, message_id, bounce_token, priority, state,
                                                 next_attempt_at, created_at, queued_at, expires_at, answers_id,
                                                 answers_refs, reply_to, resend_of, searched)
                        select cast(? as uuid), ?, kind, ?, recipient_name, person_id, thread_key, turn, link, locale,
                               model_json, ?, ?, priority, 'QUEUED', cast(? as timestamp(6) with time zone),
                               cast(? as timestamp(6) with time zone), cast(? as timestamp(6) with time zone),
                               expires_at, answers_id, answers_refs, reply_to, id, ?
                        from outbox_mail where id = ?
                        """)
                .params(
                        id,
                        "resend:" + original,
                        to,
                        messageId(kind, id),
                        token(),
                        now,
                        now,
                        now,
                        SearchWords.kept(to),
                        original)
                .update();
        jdbc.sql("update outbox_mail set resent_as = ? where id = ?")
                .params(id, original)
                .update();
        return id;
    }

    /** Puts letters back into the queue, for at once and as if they had never been tried. */
    @Transactional(propagation = Propagation.MANDATORY)
    void requeue(List<UUID> letters) {
        var now = DbTime.at(clock.instant());
        for (UUID id : letters) {
            jdbc.sql("""
                            update outbox_mail set state = 'QUEUED', reason = null, attempts = 0, unknowns = 0,
                                                   next_attempt_at = ?, queued_at = ?
                            where id = ?
                            """).params(now, now, id).update();
        }
    }

    private String messageId(String kind, UUID id) {
        return "<" + kind.replaceAll("[^A-Za-z0-9-]", "") + "." + id + "@" + settings.mailDomain() + ">";
    }

    /** Known to whoever returns the letter, and to nobody who has only seen it: its Message-ID does not give it away. */
    private static String token() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private String model(Letter letter) {
        try {
            return json.writeValueAsString(letter.model());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A letter's model must be plain values: " + letter.kind(), e);
        }
    }

    private static String bare(String text) {
        return text.replace("\0", "");
    }

    /** A key that is too long keeps its beginning and stays its own by a digest of the whole. */
    private static String fit(String key, int length) {
        if (key.length() <= length) {
            return ColumnText.to(length, key);
        }
        String digest = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
        return ColumnText.to(length - digest.length(), key) + digest;
    }
}
