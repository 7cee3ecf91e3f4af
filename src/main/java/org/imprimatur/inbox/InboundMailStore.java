package org.imprimatur.inbox;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.imprimatur.mime.DedupeKey;
import org.imprimatur.platform.ColumnText;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stores the mail that comes in: any bytes, from anywhere, any number of times. What is handed in is one row, committed when the method
 * returns; if it throws, nothing was taken and the mail has to be handed in again.
 */
@Repository
public class InboundMailStore {

    private static final int ROUNDS = 20;

    private static final String INSERT = """
            insert into inbound_mail (id, source, mailbox, folder, uid_validity, uid, internal_date, size, truncated, raw,
                                      raw_sha256, message_id_norm, content_digest, dedupe_key, last_seen_at, state,
                                      possible_duplicate_of, batch, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'RECEIVED', ?, ?, ?)
            """;

    private final JdbcClient jdbc;
    private final JdbcOperations batches;
    private final TransactionTemplate alone;
    private final Clock clock;
    private final InboundMailSettings settings;

    InboundMailStore(
            JdbcClient jdbc,
            JdbcOperations batches,
            PlatformTransactionManager transactions,
            Clock clock,
            InboundMailSettings settings) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
        this.settings = settings;
    }

    /** Keeps the mail, in a transaction of its own. One that is over the limit is kept with its beginning only. */
    public StoreResult accept(byte[] raw, Provenance provenance) {
        return accept(raw, provenance, null);
    }

    /** @param batch the import that brings it */
    StoreResult accept(byte[] raw, Provenance provenance, @Nullable UUID batch) {
        MailToStore mail = incoming(raw, provenance);
        return settle(() -> keep(mail, batch));
    }

    /** Makes a mail ready to be kept: cut short if it is over the limit, and known by its key. */
    public MailToStore incoming(byte[] raw, Provenance provenance) {
        return !provenance.truncated() && raw.length > settings.largest().toBytes()
                ? MailToStore.of(RawMail.beginning(raw, settings), cutShort(provenance, raw.length))
                : MailToStore.of(raw, provenance);
    }

    public StoreResult accept(MailToStore mail) {
        return settle(() -> keep(mail, null));
    }

    /** Keeps several in one transaction, since each commit is a wait for the disk. If it throws, none of them was taken. */
    public List<StoreResult> acceptAll(List<MailToStore> mails) {
        return settle(() -> keepAll(mails));
    }

    /** Those that nothing in the table bears upon go in together; each of the others is looked at by itself. */
    private List<StoreResult> keepAll(List<MailToStore> mails) {
        Set<String> met = met(mails);
        List<@Nullable Object[]> rows = new ArrayList<>();
        Map<Integer, StoreResult> results = new TreeMap<>();
        for (int i = 0; i < mails.size(); i++) {
            MailToStore mail = mails.get(i);
            String key = mail.identity().key();
            String messageId = ColumnText.orNull(1000, mail.identity().messageId());
            boolean stands = Stream.of(
                            key,
                            String.valueOf(messageId),
                            placeKey(mail.provenance()).key())
                    .noneMatch(met::contains);
            met.add(key);
            met.add(messageId == null ? key : messageId);
            if (stands) {
                UUID id = UUID.randomUUID();
                rows.add(row(id, mail, null, null));
                results.put(i, new StoreResult(id, true));
            }
        }
        if (!rows.isEmpty()) {
            batches.batchUpdate(INSERT, rows);
        }
        for (int i = 0; i < mails.size(); i++) {
            MailToStore mail = mails.get(i);
            results.computeIfAbsent(i, other -> keep(mail, null));
        }
        return List.copyOf(results.values());
    }

    /** Which of their keys, places and Message-IDs are in the table. */
    private Set<String> met(List<MailToStore> mails) {
        Set<String> keys = new LinkedHashSet<>();
        Set<String> ids = new LinkedHashSet<>();
        for (MailToStore mail : mails) {
            keys.add(mail.identity().key());
            keys.add(placeKey(mail.provenance()).key());
            if (mail.identity().messageId() != null) {
                ids.add(ColumnText.to(1000, mail.identity().messageId()));
            }
        }
        Set<String> met = new HashSet<>(lookUp("dedupe_key", keys));
        met.addAll(lookUp("message_id_norm", ids));
        return met;
    }

    /**
     * One by one within the database: told to look for all of them in a table it has known as a small one, PostgreSQL
     * reads the whole table, and goes on doing so as it grows.
     */
    private List<String> lookUp(String column, Set<String> values) {
        return jdbc.sql("select wanted.it from unnest(cast(? as varchar array)) as wanted(it) where exists"
                        + " (select 1 from inbound_mail where " + column + " = wanted.it offset 0 rows)")
                .param(values.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    private StoreResult keep(MailToStore mail, @Nullable UUID batch) {
        return known(mail.identity()).or(() -> fetchedAfterAll(mail)).orElseGet(() -> insert(mail, batch));
    }

    /**
     * Keeps the place of a mail that cannot be fetched, as a row that asks to be seen to. If its bytes come in later from
     * the same place, they go into this row.
     */
    public StoreResult giveUp(Provenance provenance, String problem) {
        DedupeKey identity = placeKey(provenance);
        return settle(() -> known(identity).orElseGet(() -> insertUnfetchable(provenance, identity, problem)));
    }

    /** Writes down that the mails have been put away on the mail server. */
    public void moved(Collection<UUID> mails, String folder) {
        var now = DbTime.at(clock.instant());
        List<Object[]> rows =
                mails.stream().map(mail -> new Object[] {now, folder, mail}).toList();
        alone.executeWithoutResult(status ->
                batches.batchUpdate("update inbound_mail set server_moved_at = ?, moved_to = ? where id = ?", rows));
    }

    /**
     * Two may hand in the same mail at once; then one insert is refused, and in its next round finds the other's row. The
     * refusal spoils nothing, because each round is a transaction of its own.
     */
    private <T extends Object> T settle(Supplier<T> round) {
        for (int rounds = 1; ; rounds++) {
            try {
                T result = alone.execute(status -> round.get());
                if (result != null) {
                    return result;
                }
            } catch (DuplicateKeyException | TransientDataAccessException raced) {
                if (rounds == ROUNDS) {
                    throw raced;
                }
            }
        }
    }

    private Optional<StoreResult> known(DedupeKey identity) {
        Optional<UUID> id = jdbc.sql("select id from inbound_mail where dedupe_key = ?")
                .param(identity.key())
                .query(UUID.class)
                .optional();
        id.ifPresent(
                known -> jdbc.sql("update inbound_mail set seen_count = seen_count + 1, last_seen_at = ? where id = ?")
                        .params(DbTime.at(clock.instant()), known)
                        .update());
        return id.map(known -> new StoreResult(known, false));
    }

    /** The row of a mail that was given up is filled when the mail server hands the mail over in the end. */
    private Optional<StoreResult> fetchedAfterAll(MailToStore mail) {
        Provenance provenance = mail.provenance();
        DedupeKey identity = mail.identity();
        if (provenance.uid() == null) {
            return Optional.empty();
        }
        Optional<UUID> id = jdbc.sql("select id from inbound_mail where dedupe_key = ? and raw is null")
                .param(placeKey(provenance).key())
                .query(UUID.class)
                .optional();
        id.ifPresent(unfetched -> jdbc.sql("""
                        update inbound_mail
                        set internal_date = ?, size = ?, truncated = ?, raw = ?, raw_sha256 = ?, message_id_norm = ?,
                            content_digest = ?, dedupe_key = ?, last_seen_at = ?, state = 'RECEIVED', reason = null,
                            causes = null, attempts = 0, last_error = null, settled_at = null, possible_duplicate_of = ?
                        where id = ?
                        """)
                .params(
                        DbTime.atOrNull(provenance.internalDate()),
                        provenance.size(),
                        provenance.truncated(),
                        mail.raw(),
                        mail.sha256(),
                        ColumnText.orNull(1000, identity.messageId()),
                        identity.contentDigest(),
                        identity.key(),
                        DbTime.at(clock.instant()),
                        namesake(identity),
                        unfetched)
                .update());
        return id.map(unfetched -> new StoreResult(unfetched, true));
    }

    private StoreResult insert(MailToStore mail, @Nullable UUID batch) {
        UUID id = UUID.randomUUID();
        jdbc.sql(INSERT).params(row(id, mail, namesake(mail.identity()), batch)).update();
        return new StoreResult(id, true);
    }

    private @Nullable Object[] row(UUID id, MailToStore mail, @Nullable UUID namesake, @Nullable UUID batch) {
        Provenance provenance = mail.provenance();
        DedupeKey identity = mail.identity();
        var now = DbTime.at(clock.instant());
        return new @Nullable Object[] {
            id,
            provenance.source().name(),
            ColumnText.orNull(300, provenance.mailbox()),
            ColumnText.orNull(300, provenance.folder()),
            provenance.uidValidity(),
            provenance.uid(),
            DbTime.atOrNull(provenance.internalDate()),
            provenance.size(),
            provenance.truncated(),
            mail.raw(),
            mail.sha256(),
            ColumnText.orNull(1000, identity.messageId()),
            identity.contentDigest(),
            identity.key(),
            now,
            namesake,
            batch,
            now
        };
    }

    private StoreResult insertUnfetchable(Provenance provenance, DedupeKey identity, String problem) {
        UUID id = UUID.randomUUID();
        var now = DbTime.at(clock.instant());
        jdbc.sql("""
                        insert into inbound_mail (id, source, mailbox, folder, uid_validity, uid, internal_date, size,
                                                  truncated, content_digest, dedupe_key, last_seen_at, state, reason,
                                                  causes, last_error, settled_at, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, true, ?, ?, ?, 'QUARANTINED', 'UNFETCHABLE', 'UNFETCHABLE', ?, ?, ?)
                        """)
                .params(
                        id,
                        provenance.source().name(),
                        ColumnText.orNull(300, provenance.mailbox()),
                        ColumnText.orNull(300, provenance.folder()),
                        provenance.uidValidity(),
                        provenance.uid(),
                        DbTime.atOrNull(provenance.internalDate()),
                        provenance.size(),
                        identity.contentDigest(),
                        identity.key(),
                        now,
                        ColumnText.to(4000, problem),
                        now,
                        now)
                .update();
        return new StoreResult(id, true);
    }

    /** A mail with the same Message-ID and other words: a copy that a list has written its footer below, say. */
    private @Nullable UUID namesake(DedupeKey identity) {
        if (identity.messageId() == null) {
            return null;
        }
        return jdbc.sql("select id from inbound_mail where message_id_norm = ? order by seq fetch first 1 rows only")
                .param(ColumnText.orNull(1000, identity.messageId()))
                .query(UUID.class)
                .optional()
                .orElse(null);
    }

    /** Of a mail that nobody has seen: where it lies is all there is. */
    private static DedupeKey placeKey(Provenance provenance) {
        String placeKey = String.join(
                "\0",
                "unfetchable",
                String.valueOf(provenance.mailbox()),
                String.valueOf(provenance.folder()),
                String.valueOf(provenance.uidValidity()),
                String.valueOf(provenance.uid()));
        String digest = Sha256.of(placeKey.getBytes(StandardCharsets.UTF_8));
        return new DedupeKey(null, digest, digest);
    }

    private static Provenance cutShort(Provenance provenance, long size) {
        return new Provenance(
                provenance.source(),
                provenance.mailbox(),
                provenance.folder(),
                provenance.uidValidity(),
                provenance.uid(),
                provenance.internalDate(),
                Math.max(size, provenance.size()),
                true);
    }
}
