package org.imprimatur.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.mime.Authenticity;
import org.imprimatur.mime.ParseLevel;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.KeysetPage;
import org.imprimatur.platform.KeysetQuery;
import org.imprimatur.platform.SearchWords;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists, counts and single mails that came in, for the pages that show them. */
@Repository
public class InboundMailReadModel {

    private static final String COLUMNS = "id, seq, source, mailbox, folder, uid_validity, uid, internal_date, size, "
            + "truncated, raw is not null as kept, raw_sha256, message_id_norm, seen_count, last_seen_at, state, reason, "
            + "causes, attempts, locked_until, last_error, auth_verdict, rung, oddities, from_addr, from_name, subject, "
            + "report_id, outbox_id, acknowledged, possible_duplicate_of, server_moved_at, settled_at, settled_by, "
            + "discard_reason, stripped_at, created_at";

    private final JdbcClient jdbc;
    private final KeysetQuery<InboundMailEntry> mails;

    InboundMailReadModel(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.mails =
                new KeysetQuery<>(jdbc, "inbound_mail", COLUMNS, InboundMailReadModel::entry, InboundMailEntry::seq);
    }

    /**
     * @param harmful a program: kept, and handed out to nobody
     * @param cut     only its name came
     */
    public record File(int number, String name, String mediaType, long size, boolean harmful, boolean cut) {

        public boolean mayBeHandedOut() {
            return !harmful && !cut;
        }
    }

    /**
     * A mailbox that cannot be read.
     *
     * @param lastOk when it last could, null if never
     */
    public record FailingMailbox(
            String mailbox, Instant since, @Nullable Instant lastOk, String error) {}

    public Optional<InboundMailEntry> find(UUID id) {
        return mails.find(id);
    }

    /** The mail, held until the transaction ends. */
    Optional<InboundMailEntry> hold(UUID id) {
        return mails.hold(id);
    }

    public KeysetPage<InboundMailEntry> page(
            InboundMailTab tab, SearchWords words, @Nullable Long before, @Nullable Long after) {
        return mails.page(tab.states().stream().map(InboundMailState::name).toList(), words, before, after);
    }

    /** The newest below a number, one more than a page if there are more. */
    public List<InboundMailEntry> newest(SearchWords words, long below) {
        return mails.newest(words, below);
    }

    public Map<InboundMailTab, Long> counts() {
        Map<InboundMailTab, Long> counts = new EnumMap<>(InboundMailTab.class);
        jdbc.sql("select state, count(*) as mails from inbound_mail group by state")
                .query((row, n) -> counts.merge(
                        InboundMailTab.of(InboundMailState.valueOf(row.getString("state"))),
                        row.getLong("mails"),
                        Long::sum))
                .list();
        return counts;
    }

    /** What came with the mail. */
    public List<File> files(UUID mail) {
        return jdbc.sql("select * from inbound_attachment where mail_id = ? order by number")
                .param(mail)
                .query((row, n) -> new File(
                        row.getInt("number"),
                        row.getString("name"),
                        row.getString("media_type"),
                        row.getLong("size"),
                        row.getBoolean("harmful"),
                        row.getBoolean("cut")))
                .list();
    }

    /** Other mails with the same Message-ID, oldest first: to be looked at side by side. */
    public List<InboundMailEntry> namesakes(UUID mail) {
        return jdbc.sql("select " + COLUMNS + " from inbound_mail where message_id_norm = "
                        + "(select message_id_norm from inbound_mail where id = ?) and id <> ? "
                        + "order by seq fetch first 20 rows only")
                .params(mail, mail)
                .query((row, n) -> entry(row))
                .list();
    }

    /** Since when the longest waiting mail waits to be sorted. */
    public Optional<Instant> oldestUnsorted() {
        return jdbc.sql("select min(created_at) as oldest from inbound_mail where state in ('RECEIVED', 'PROCESSING')")
                .query((row, n) -> Optional.ofNullable(DbTime.readOrNull(row, "oldest")))
                .single();
    }

    /** When all mailboxes that are being read were last read well; empty if none ever was. */
    public Optional<Instant> lastGoodPoll() {
        return jdbc.sql("select min(last_ok) as oldest from mailbox_status")
                .query((row, n) -> Optional.ofNullable(DbTime.readOrNull(row, "oldest")))
                .single();
    }

    public List<FailingMailbox> failingMailboxes() {
        return jdbc.sql("select * from mailbox_status where failing_since is not null order by mailbox")
                .query((row, n) -> new FailingMailbox(
                        row.getString("mailbox"),
                        DbTime.read(row, "failing_since"),
                        DbTime.readOrNull(row, "last_ok"),
                        Optional.ofNullable(row.getString("last_error")).orElse("")))
                .list();
    }

    /** How many mails lie in a mailbox and could not be fetched the last time it was tried. */
    public int unfetchable() {
        return jdbc.sql("select count(*) from inbound_stuck")
                .query(Integer.class)
                .single();
    }

    private static InboundMailEntry entry(ResultSet row) throws SQLException {
        String authenticity = row.getString("auth_verdict");
        String level = row.getString("rung");
        UUID by = row.getObject("settled_by", UUID.class);
        Instant locked = DbTime.readOrNull(row, "locked_until");
        return new InboundMailEntry(
                row.getObject("id", UUID.class),
                row.getLong("seq"),
                provenance(row),
                row.getBoolean("kept"),
                row.getString("message_id_norm"),
                row.getString("raw_sha256"),
                row.getInt("seen_count"),
                DbTime.read(row, "last_seen_at"),
                InboundMailState.valueOf(row.getString("state")),
                row.getString("reason"),
                words(row.getString("causes")),
                row.getInt("attempts"),
                locked,
                row.getString("last_error"),
                authenticity == null ? null : Authenticity.valueOf(authenticity),
                level == null ? null : ParseLevel.valueOf(level),
                words(row.getString("oddities")),
                row.getString("from_addr"),
                row.getString("from_name"),
                row.getString("subject"),
                row.getObject("report_id", UUID.class),
                row.getObject("outbox_id", UUID.class),
                row.getBoolean("acknowledged"),
                row.getObject("possible_duplicate_of", UUID.class),
                DbTime.readOrNull(row, "server_moved_at"),
                DbTime.readOrNull(row, "settled_at"),
                by == null ? null : new PersonId(by),
                row.getString("discard_reason"),
                DbTime.readOrNull(row, "stripped_at"),
                DbTime.read(row, "created_at"));
    }

    private static Provenance provenance(ResultSet row) throws SQLException {
        return new Provenance(
                Provenance.Source.valueOf(row.getString("source")),
                row.getString("mailbox"),
                row.getString("folder"),
                row.getObject("uid_validity", Long.class),
                row.getObject("uid", Long.class),
                DbTime.readOrNull(row, "internal_date"),
                row.getLong("size"),
                row.getBoolean("truncated"));
    }

    private static List<String> words(@Nullable String names) {
        return names == null
                ? List.of()
                : Arrays.stream(names.split(" "))
                        .filter(name -> !name.isEmpty())
                        .toList();
    }
}
