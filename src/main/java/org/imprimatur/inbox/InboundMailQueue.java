package org.imprimatur.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.mime.Attachment;
import org.imprimatur.mime.ParsedMail;
import org.imprimatur.mime.Sender;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.ColumnText;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.SearchWords;
import org.imprimatur.platform.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The queue of mails to sort: what is due, which worker has claimed it, where it went. */
@Repository
class InboundMailQueue {

    /** A mail over this size is sorted apart, so that few of them lie in memory and none holds up the small ones. */
    static final long LARGE = 1 << 20;

    private static final String DUE = """
            select id from inbound_mail
            where state in ('RECEIVED', 'PROCESSING') and (locked_until is null or locked_until <= :now)
            """;

    private static final String IN_ORDER = " order by attempts, seq fetch first 10 rows only";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final InboundMailSettings settings;

    InboundMailQueue(JdbcClient jdbc, Clock clock, InboundMailSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    /** What may be sorted now, those that failed before after all others. */
    List<UUID> due() {
        return jdbc.sql(DUE + IN_ORDER)
                .param("now", DbTime.at(clock.instant()))
                .query(UUID.class)
                .list();
    }

    List<UUID> due(boolean large) {
        String kept = "case when truncated then 0 else size end";
        return jdbc.sql(DUE + " and " + kept + (large ? " > " : " <= ") + ":large" + IN_ORDER)
                .param("now", DbTime.at(clock.instant()))
                .param("large", LARGE)
                .query(UUID.class)
                .list();
    }

    /** What an import has brought and nobody has settled. Its mails do not rest between attempts. */
    List<UUID> due(UUID batch) {
        return jdbc.sql("""
                        select id from inbound_mail
                        where batch = :batch and (state = 'RECEIVED' or (state = 'PROCESSING' and locked_until <= :now))
                        """ + IN_ORDER)
                .param("batch", batch)
                .param("now", DbTime.at(clock.instant()))
                .query(UUID.class)
                .list();
    }

    boolean isSettled(UUID batch) {
        return jdbc.sql("select count(*) from inbound_mail where batch = ? and state in ('RECEIVED', 'PROCESSING')")
                        .param(batch)
                        .query(Integer.class)
                        .single()
                == 0;
    }

    /** Claims the mail, and counts that before anything else is done; empty if another worker was faster. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    Optional<ClaimedMail> claim(UUID id) {
        Instant now = DbTime.now(clock);
        UUID lock = UUID.randomUUID();
        Optional<ClaimedMail> claimed = jdbc.sql("""
                        select id, seq, attempts, truncated, size, message_id_norm, content_digest, report_id
                        from inbound_mail
                        where id = ? and (state = 'RECEIVED' or (state = 'PROCESSING' and locked_until <= ?))
                        for update skip locked
                        """)
                .params(id, DbTime.at(now))
                .query((row, n) -> claimed(row, lock))
                .optional();
        claimed.ifPresent(mail -> jdbc.sql("""
                        update inbound_mail set state = 'PROCESSING', attempts = ?, lock_token = ?, locked_until = ?
                        where id = ?
                        """)
                .params(mail.attempts(), lock, DbTime.at(now.plus(settings.lock())), id)
                .update());
        return claimed;
    }

    /** The bytes as they came, null if there are none. */
    byte @Nullable [] raw(UUID id) {
        return jdbc.sql("select raw from inbound_mail where id = ?")
                .param(id)
                .query((row, n) -> Optional.ofNullable(row.getBytes("raw")))
                .optional()
                .flatMap(found -> found)
                .orElse(null);
    }

    /** Holds the row until the transaction ends, if the mail is still in our hands. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean hold(ClaimedMail mail) {
        return jdbc.sql(
                        "select id from inbound_mail where id = ? and lock_token = ? and state = 'PROCESSING' for update")
                .params(mail.id(), mail.lock())
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    /**
     * Writes down where the mail went and what was read in it, in one statement: PostgreSQL looks up what a row points to
     * when the row is changed for a second time, and would wait for another worker that has claimed that mail.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void settle(UUID id, ParsedMail parsedMail, Classification classification, ProcessingResult processingResult) {
        Sender from = parsedMail.from();
        jdbc.sql("""
                        update inbound_mail
                        set state = ?, report_id = coalesce(cast(? as uuid), report_id),
                            outbox_id = coalesce(cast(? as uuid), outbox_id), acknowledged = acknowledged or ?,
                            settled_at = ?, settled_by = ?, reason = ?, causes = ?, auth_verdict = ?, rung = ?,
                            oddities = ?, from_addr = ?, from_name = ?, subject = ?, searched = ?, last_error = null,
                            locked_until = null, lock_token = null
                        where id = ?
                        """)
                .params(
                        processingResult.state().name(),
                        processingResult.report(),
                        processingResult.letter(),
                        processingResult.acknowledged(),
                        DbTime.at(clock.instant()),
                        processingResult.by() == null
                                ? null
                                : processingResult.by().value(),
                        classification.causes().isEmpty()
                                ? null
                                : classification.causes().get(0).name(),
                        names(classification.causes().stream()),
                        parsedMail.authenticity().name(),
                        parsedMail.level().name(),
                        names(parsedMail.warnings().stream().sorted()),
                        from == null ? null : ColumnText.to(320, from.address()),
                        from == null ? null : ColumnText.to(200, from.name()),
                        ColumnText.to(1000, parsedMail.subject()),
                        SearchWords.kept(
                                parsedMail.subject(),
                                from == null ? null : from.name(),
                                from == null ? null : from.address()),
                        id)
                .update();
        files(id, parsedMail);
    }

    private static String names(Stream<? extends Enum<?>> values) {
        return values.map(Enum::name).collect(Collectors.joining(" "));
    }

    private void files(UUID id, ParsedMail parsedMail) {
        jdbc.sql("delete from inbound_attachment where mail_id = ?").param(id).update();
        int number = 0;
        for (Attachment file : parsedMail.attachments()) {
            jdbc.sql("""
                            insert into inbound_attachment (mail_id, number, name, media_type, size, sha256, harmful, cut)
                            values (?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            id,
                            number++,
                            ColumnText.to(300, file.name()),
                            ColumnText.to(200, file.mediaType()),
                            (long) file.bytes().length,
                            Sha256.of(file.bytes()),
                            file.harmful(),
                            file.cut())
                    .update();
        }
    }

    /** Puts the mail back, to be tried again after a rest. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void putBack(ClaimedMail mail, String problem) {
        jdbc.sql("""
                        update inbound_mail set state = 'RECEIVED', last_error = ?, locked_until = ?, lock_token = null
                        where id = ? and lock_token = ?
                        """)
                .params(
                        ColumnText.to(4000, problem),
                        DbTime.at(clock.instant().plus(settings.retryAfter().multipliedBy(mail.attempts()))),
                        mail.id(),
                        mail.lock())
                .update();
    }

    /** @param report opened for it, null if even that failed */
    @Transactional(propagation = Propagation.MANDATORY)
    void quarantine(UUID id, String problem, @Nullable UUID report) {
        jdbc.sql("""
                        update inbound_mail
                        set state = 'QUARANTINED', reason = 'FAILED_THREE_TIMES', causes = 'FAILED_THREE_TIMES',
                            rung = 'UNREADABLE', report_id = coalesce(cast(? as uuid), report_id), last_error = ?,
                            locked_until = null, lock_token = null, settled_at = ?, settled_by = null
                        where id = ?
                        """)
                .params(report, ColumnText.to(4000, problem), DbTime.at(clock.instant()), id)
                .update();
    }

    /** Takes the mail back into the queue, as if it had just come. */
    @Transactional(propagation = Propagation.MANDATORY)
    void takeBack(UUID id) {
        jdbc.sql("""
                        update inbound_mail
                        set state = 'RECEIVED', attempts = 0, locked_until = null, lock_token = null, last_error = null,
                            settled_at = null, settled_by = null, discard_reason = null
                        where id = ?
                        """).param(id).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void discard(UUID id, PersonId by, String reason) {
        jdbc.sql("""
                        update inbound_mail
                        set state = 'DISCARDED', settled_at = ?, settled_by = ?, discard_reason = ?
                        where id = ?
                        """).params(DbTime.at(clock.instant()), by.value(), reason, id).update();
    }

    private static ClaimedMail claimed(ResultSet row, UUID lock) throws SQLException {
        return new ClaimedMail(
                row.getObject("id", UUID.class),
                row.getLong("seq"),
                lock,
                row.getInt("attempts") + 1,
                row.getBoolean("truncated"),
                row.getLong("size"),
                row.getString("message_id_norm"),
                row.getString("content_digest"),
                row.getObject("report_id", UUID.class));
    }
}
