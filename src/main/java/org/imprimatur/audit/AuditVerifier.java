package org.imprimatur.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.imprimatur.audit.BrokenLink.Damage;
import org.imprimatur.audit.SealHash.SealedHead;
import org.imprimatur.people.People;
import org.imprimatur.platform.AuditAction;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.Subject;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads the whole audit and says whether it still is what was written: every line against its hash, its place and the
 * line before it, every chain against its own row and against the seals, every seal against its hash and the one before, and what other
 * rooms hold against the lines that attest it.
 *
 * <p>One ordered pass over everything, a line at a time, over one unchanging view of the database, so that it needs the
 * same little memory for any audit and nobody waits for it.
 */
@Component
public class AuditVerifier {

    private static final Logger log = LoggerFactory.getLogger(AuditVerifier.class);

    /** Each chain's row, then each of its lines, each followed by the seals that attest it. */
    private static final String EVERYTHING = """
            select chain, seq, kind, at, actor, action, subject, facts, prev, hash, number from (
              select chain, cast(0 as bigint) as seq, 0 as kind, cast(null as timestamp(6) with time zone) as at,
                     cast(null as varchar(80)) as actor, cast(null as varchar(80)) as action,
                     cast(null as varchar(200)) as subject, cast(null as text) as facts, cast(null as char(64)) as prev,
                     head as hash, length as number
              from audit_chain
              union all
              select chain, seq, 1, at, actor, action, subject, facts, prev, hash, seq from audit_entry
              union all
              select chain, seq, 2, null, null, null, null, null, null, hash, seal from audit_seal_head
              union all
              select chain, seq, 3, null, null, null, null, null, null, hash, leaf from audit_leaf
              where chain <> 'seals'
            ) everything order by chain, seq, kind, number
            """;

    private static final int CHAINS_AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate stream;
    private final TransactionTemplate oneView;
    private final List<AttestedRecords> rooms;
    private final Map<String, AttestedRecords> byAction;
    private final People people;
    private final SealKeys keys;
    private final SignedSeals signedSeals;
    private final SealTimestamps sealTimestamps;
    private final SealSettings settings;
    private final ObjectMapper json;
    private final Clock clock;

    AuditVerifier(
            JdbcClient jdbc,
            DataSource database,
            PlatformTransactionManager transactions,
            List<AttestedRecords> rooms,
            People people,
            SealKeys keys,
            SignedSeals signedSeals,
            SealTimestamps sealTimestamps,
            SealSettings settings,
            ObjectMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.stream = new JdbcTemplate(database);
        this.stream.setFetchSize(500);
        this.oneView = new TransactionTemplate(transactions);
        this.oneView.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.oneView.setReadOnly(true);
        this.rooms = rooms;
        this.byAction = rooms.stream()
                .flatMap(room -> codes(room).map(code -> Map.entry(code, room)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        this.people = people;
        this.keys = keys;
        this.signedSeals = signedSeals;
        this.sealTimestamps = sealTimestamps;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    /** Verifies everything and keeps the outcome. */
    public Verification verify(String askedBy) {
        return verify(askedBy, List.of(), Map.of());
    }

    /**
     * @param outside seals as somebody kept them outside the database
     * @param hashes the same, of which only the hash was kept, by number
     */
    Verification verify(String askedBy, List<Seal> outside, Map<Long, String> hashes) {
        Instant begun = DbTime.now(clock);
        Reading reading = new Reading();
        oneView.executeWithoutResult(status -> {
            readSeals(reading, outside, hashes);
            reading.broken(new SealTimestampsCheck(sealTimestamps, signedSeals, settings).broken());
            stream.query(EVERYTHING, row -> {
                read(row, reading);
            });
            reading.endChain();
            readUnattested(reading);
            readWordsApart(reading);
        });
        Verification outcome = new Verification(
                begun,
                DbTime.now(clock),
                askedBy,
                reading.chains,
                reading.lines,
                reading.seals,
                reading.older,
                reading.broken,
                List.copyOf(reading.links));
        keep(outcome);
        if (!outcome.whole()) {
            log.error("The audit is broken in {} chains; first: {}", outcome.broken(), outcome.links());
        }
        return outcome;
    }

    /** The outcome of the last full verification. */
    public Optional<Verification> latest() {
        return jdbc.sql("select * from audit_verification order by ended_at desc, id fetch first 1 rows only")
                .query((row, n) -> new Verification(
                        DbTime.read(row, "begun_at"),
                        DbTime.read(row, "ended_at"),
                        row.getString("asked_by"),
                        row.getLong("chains"),
                        row.getLong("lines"),
                        row.getLong("seals"),
                        row.getLong("older"),
                        row.getLong("broken"),
                        links(row.getString("report"))))
                .optional();
    }

    /** Number, time and hash of the newest seal. */
    public Optional<NewestSeal> newestSeal() {
        return jdbc.sql("select number, at, hash from audit_seal order by number desc fetch first 1 rows only")
                .query((row, n) -> new NewestSeal(row.getLong("number"), DbTime.read(row, "at"), row.getString("hash")))
                .optional();
    }

    /** The seal whose hash stands in the log too. */
    public record NewestSeal(long number, Instant at, String hash) {}

    private void read(ResultSet row, Reading reading) throws SQLException {
        ChainCheck check = reading.chain(row.getString("chain"));
        switch (row.getInt("kind")) {
            case 0 -> check.row(row.getLong("number"), row.getString("hash"));
            case 1 -> {
                AuditEntry line = AuditTrail.entry(row);
                reading.lines++;
                reading.older += OlderAuditLines.holdsWords(line) ? 1 : 0;
                check.line(line);
                reading.attest(line);
            }
            case 2 -> check.sealed(row.getLong("number"), row.getLong("seq"), row.getString("hash"));
            default ->
                check.sealed(reading.log.sealOver(row.getLong("number")), row.getLong("seq"), row.getString("hash"));
        }
    }

    /** Chains with records and without a line, and a newsroom whose audit holds nothing at all. */
    private void readUnattested(Reading reading) {
        if (reading.lines == 0 && !people.all().isEmpty()) {
            reading.broken(List.of(new BrokenLink("audit", 0, null, Damage.AUDIT_EMPTIED, 0)));
        }
        for (AttestedRecords room : rooms) {
            List<Subject> some = room.chains(null, CHAINS_AT_ONCE);
            while (!some.isEmpty()) {
                unattested(room, some)
                        .forEach(chain -> reading.broken(Attestations.compare(chain.key(), List.of(), room.in(chain))));
                some = room.chains(some.get(some.size() - 1), CHAINS_AT_ONCE);
            }
        }
    }

    /** Those of the chains that hold no line about a record of the room; all others have been compared line by line. */
    private List<Subject> unattested(AttestedRecords room, List<Subject> chains) {
        Set<String> attested = jdbc.sql(
                        "select distinct chain from audit_entry where chain in (:chains) and action in (:actions)")
                .params(Map.of(
                        "chains",
                        chains.stream().map(Subject::key).toList(),
                        "actions",
                        codes(room).toList()))
                .query(String.class)
                .set();
        return chains.stream().filter(chain -> !attested.contains(chain.key())).toList();
    }

    /** Words may be erased, and not be replaced by others. */
    private void readWordsApart(Reading reading) {
        reading.broken(ErasableText.changed(stream).stream()
                .map(digest -> BrokenLink.ofRecord("audit", 0, null, Damage.WORDS_CHANGED, "note", digest))
                .toList());
    }

    private static Stream<String> codes(AttestedRecords room) {
        return room.actions().stream().map(AuditAction::code);
    }

    /** A line may have been given an action that has no place in its chain. */
    private static List<Attestation> rows(AttestedRecords room, String chain) {
        try {
            return room.in(Subject.of(chain));
        } catch (IllegalArgumentException notAChainOfTheRoom) {
            return List.of();
        }
    }

    private void readSeals(Reading reading, List<Seal> outside, Map<Long, String> hashes) {
        SealsCheck check = new SealsCheck();
        Map<Long, String> toFind = new TreeMap<>(hashes);
        outside.forEach(reading.log::expect);
        stream.query("select number, at, heads, prev, hash, tree_size, note from audit_seal order by number", row -> {
            reading.seals++;
            String note = row.getString("note");
            long number = row.getLong("number");
            toFind.remove(number, row.getString("hash"));
            check.seal(
                    number,
                    DbTime.read(row, "at"),
                    row.getInt("heads"),
                    row.getString("prev"),
                    row.getString("hash"),
                    note);
            if (note != null) {
                reading.log.seal(number, DbTime.read(row, "at"), row.getLong("tree_size"), note);
            }
        });
        check.end();

        if (check.broken != null) {
            reading.broken(List.of(check.broken));
        }
        toFind.keySet().forEach(reading.log::disowned);
        outside.forEach(reading.log::outside);
        reading.log.read(stream);
        reading.log.broken().forEach(link -> reading.broken(List.of(link)));
    }

    private void keep(Verification outcome) {
        try {
            jdbc.sql("""
                            insert into audit_verification
                              (id, begun_at, ended_at, asked_by, chains, lines, seals, older, broken, report)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            UUID.randomUUID(),
                            DbTime.at(outcome.begunAt()),
                            DbTime.at(outcome.endedAt()),
                            outcome.askedBy(),
                            outcome.chains(),
                            outcome.lines(),
                            outcome.seals(),
                            outcome.older(),
                            outcome.broken(),
                            json.writeValueAsString(outcome.links()))
                    .update();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<BrokenLink> links(String report) {
        try {
            return json.readValue(report, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Reading {

        final TransparencyLogCheck log = new TransparencyLogCheck(keys.trusted());
        private final Map<AttestedRecords, List<AuditEntry>> attested = new HashMap<>();
        long chains;
        long lines;
        long seals;
        long older;
        long broken;
        final List<BrokenLink> links = new ArrayList<>();
        private @Nullable ChainCheck current;

        ChainCheck chain(String name) {
            if (current == null || !current.isOf(name)) {
                endChain();
                chains++;
                current = new ChainCheck(name);
            }
            return current;
        }

        /** Kept until the chain has been read: few of its lines attest a record. */
        void attest(AuditEntry line) {
            AttestedRecords room = byAction.get(line.action());
            if (room != null) {
                attested.computeIfAbsent(room, none -> new ArrayList<>()).add(line);
            }
        }

        void endChain() {
            if (current == null) {
                return;
            }
            List<BrokenLink> found = new ArrayList<>();
            BrokenLink link = current.end();
            if (link != null) {
                found.add(link);
            }
            String chain = current.chain();
            attested.forEach((room, lines) -> {
                found.addAll(Attestations.compare(chain, lines, rows(room, chain)));
            });
            attested.clear();
            current = null;
            broken(found);
        }

        /** All of them in one chain. */
        void broken(List<BrokenLink> found) {
            broken += found.isEmpty() ? 0 : 1;
            found.stream().limit(Verification.MOST_LINKS - links.size()).forEach(links::add);
        }
    }

    /** The seals are a chain too. Each has few enough heads to be read at once. */
    private final class SealsCheck {

        private long last;
        private String lastHash = AuditTrail.NOTHING_BEFORE;
        private @Nullable Instant lastAt;

        @Nullable
        BrokenLink broken;

        void seal(long number, Instant at, int heads, String prev, String hash, @Nullable String note) {
            if (broken == null) {
                broken = problem(number, at, heads, prev, hash, note);
            }
            last = number;
            lastHash = hash;
            lastAt = at;
        }

        private @Nullable BrokenLink problem(
                long number, Instant at, int heads, String prev, String hash, @Nullable String note) {
            if (number != last + 1) {
                return new BrokenLink(BrokenLink.SEALS, last + 1, null, Damage.SEAL_MISSING, number);
            }
            if (!hash.equals(note == null ? hash(number, at, heads, prev) : SealHash.ofNote(number, at, prev, note))) {
                return new BrokenLink(BrokenLink.SEALS, number, at, Damage.SEAL_CHANGED, number);
            }
            return prev.equals(lastHash)
                    ? null
                    : new BrokenLink(BrokenLink.SEALS, number, at, Damage.SEAL_UNLINKED, last);
        }

        void end() {
            if (broken != null) {
                return;
            }
            jdbc.sql("select number, hash from audit_sealer where id = 1").query(row -> {
                long made = row.getLong("number");
                if (made != last) {
                    broken = new BrokenLink(BrokenLink.SEALS, last, lastAt, Damage.SEALS_CUT, made);
                } else if (!row.getString("hash").equals(lastHash)) {
                    broken = new BrokenLink(BrokenLink.SEALS, last, lastAt, Damage.SEAL_CHANGED, last);
                }
            });
        }

        private String hash(long number, Instant at, int heads, String prev) {
            List<SealedHead> found = heads(number);
            return found.size() == heads ? SealHash.of(number, at, prev, found) : "";
        }

        private List<SealedHead> heads(long number) {
            return jdbc.sql("select chain, seq, hash from audit_seal_head where seal = ?")
                    .param(number)
                    .query((row, n) ->
                            new SealedHead(row.getString("chain"), row.getLong("seq"), row.getString("hash")))
                    .list();
        }
    }
}
