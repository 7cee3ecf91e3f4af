package org.imprimatur.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.KeysetPage;
import org.imprimatur.platform.KeysetQuery;
import org.imprimatur.platform.SearchWords;
import org.imprimatur.platform.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists, counts and single letters of the outbox for the pages that show them. */
@Repository
public class OutboxReadModel {

    private static final String COLUMNS = "id, seq, kind, recipient, recipient_name, thread_key, locale, model_json, "
            + "message_id, state, reason, attempts, next_attempt_at, subject, rendered, last_code, last_reply, created_at, "
            + "sent_at, resend_of, resent_as";

    private final JdbcClient jdbc;
    private final KeysetQuery<OutboxLetter> letters;
    private final Clock clock;

    OutboxReadModel(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.letters = new KeysetQuery<>(jdbc, "outbox_mail", COLUMNS, OutboxReadModel::letter, OutboxLetter::seq);
        this.clock = clock;
    }

    public record Attempt(
            Instant at,
            long millis,
            String outcome,
            @Nullable String reason,
            @Nullable String code,
            String reply) {}

    public record Suppressed(
            String address,
            DeadAddresses.Cause cause,
            @Nullable String code,
            String reply,
            Instant since,
            UUID letter) {}

    public Optional<OutboxLetter> find(UUID id) {
        return letters.find(id);
    }

    /** The letter, held until the transaction ends. */
    Optional<OutboxLetter> hold(UUID id) {
        return letters.hold(id);
    }

    public KeysetPage<OutboxLetter> page(
            LetterTab tab, SearchWords words, @Nullable Long before, @Nullable Long after) {
        return letters.page(tab.states().stream().map(LetterState::name).toList(), words, before, after);
    }

    /** The newest below a number, one more than a page if there are more. */
    List<OutboxLetter> newest(SearchWords words, long below) {
        return letters.newest(words, below);
    }

    Map<LetterTab, Long> counts() {
        Map<LetterTab, Long> counts = new EnumMap<>(LetterTab.class);
        jdbc.sql("select state, count(*) as letters from outbox_mail group by state")
                .query((row, n) -> counts.merge(
                        LetterTab.of(LetterState.valueOf(row.getString("state"))), row.getLong("letters"), Long::sum))
                .list();
        return counts;
    }

    /** Since when the longest waiting letter waits for its first attempt. */
    Optional<Instant> oldestQueued() {
        // A letter that is held, for the morning say, is not waiting yet.
        return jdbc.sql("""
                        select queued_at from outbox_mail where state = 'QUEUED' and queued_at <= ?
                        order by queued_at fetch first 1 rows only
                        """)
                .param(DbTime.at(clock.instant()))
                .query((row, n) -> DbTime.read(row, "queued_at"))
                .optional();
    }

    public List<Attempt> attempts(UUID id) {
        return jdbc.sql("select * from outbox_attempt where mail_id = ? order by id desc fetch first 100 rows only")
                .param(id)
                .query((row, n) -> new Attempt(
                        DbTime.read(row, "at"),
                        row.getLong("took_millis"),
                        row.getString("outcome"),
                        row.getString("reason"),
                        row.getString("code"),
                        row.getString("reply")))
                .list();
    }

    long suppressedAddresses() {
        return jdbc.sql("select count(*) from address_suppression")
                .query(Long.class)
                .single();
    }

    /** In the order of the alphabet, those behind this one; one more than a page, if there is more. */
    public List<Suppressed> suppressed(String after) {
        return jdbc.sql("select * from address_suppression where address > ? order by address fetch first "
                        + (KeysetPage.SIZE + 1) + " rows only")
                .param(after)
                .query((row, n) -> new Suppressed(
                        row.getString("address"),
                        DeadAddresses.Cause.valueOf(row.getString("cause")),
                        row.getString("code"),
                        row.getString("reply"),
                        DbTime.read(row, "since"),
                        row.getObject("mail_id", UUID.class)))
                .list();
    }

    private static OutboxLetter letter(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        return new OutboxLetter(
                row.getObject("id", UUID.class),
                row.getLong("seq"),
                row.getString("kind"),
                row.getString("recipient"),
                row.getString("recipient_name"),
                Subject.of(row.getString("thread_key")),
                row.getString("locale"),
                row.getString("model_json"),
                row.getString("message_id"),
                LetterState.valueOf(row.getString("state")),
                reason == null ? null : FailureReason.valueOf(reason),
                row.getInt("attempts"),
                DbTime.readOrNull(row, "next_attempt_at"),
                row.getString("subject"),
                row.getString("rendered"),
                row.getString("last_code"),
                row.getString("last_reply"),
                DbTime.read(row, "created_at"),
                DbTime.readOrNull(row, "sent_at"),
                row.getObject("resend_of", UUID.class),
                row.getObject("resent_as", UUID.class));
    }
}
