package org.imprimatur.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.imprimatur.audit.SealHash.SealedHead;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Binds the chains together at intervals, so that a chain rewritten from some line on, or removed with everything that
 * knew of it, contradicts a seal. The newest seal's hash goes to the log, where it is out of the database's reach.
 *
 * <p>It locks no chain while it reads them: handoffs go on.
 */
@Component
class Sealer {

    private static final Logger log = LoggerFactory.getLogger(Sealer.class);

    /** Keeps one seal small enough to be verified in memory; the rest goes into the next one at once. */
    static final int MOST_HEADS = 10_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Sealer(JdbcClient jdbc, JdbcTemplate batches, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${imprimatur.audit.seal-every:PT5M}", initialDelayString = "PT1M")
    void sealAll() {
        Optional<Seal> seal;
        do {
            seal = seal();
        } while (seal.isPresent() && seal.get().heads().size() == MOST_HEADS);
    }

    /** Seals what has grown. Empty if nothing has, or if another node is sealing just now. */
    Optional<Seal> seal() {
        Optional<Seal> sealed = Optional.ofNullable(
                transaction.execute(status -> sealWhatHasGrown().orElse(null)));
        sealed.ifPresent(seal -> {
            log.info(
                    "Audit seal {} over {} chains: {}",
                    seal.number(),
                    seal.heads().size(),
                    seal.hash());
            seal.heads().forEach(head -> markCovered(seal.number(), head));
        });
        return sealed;
    }

    Optional<Seal> sealWhatHasGrown() {
        Optional<Newest> before = jdbc.sql("select number, hash from audit_sealer where id = 1 for update skip locked")
                .query((row, n) -> new Newest(row.getLong("number"), row.getString("hash")))
                .optional();
        if (before.isEmpty()) {
            return Optional.empty();
        }
        // A node killed before it marked them leaves chains that look grown and are sealed.
        List<SealedHead> heads = jdbc.sql("select c.chain, c.length, c.head from audit_chain c where c.seal is null"
                        + " and not exists (select 1 from audit_seal_head h where h.chain = c.chain and h.seq = c.length)"
                        + " order by c.chain fetch first " + MOST_HEADS + " rows only")
                .query((row, n) -> new SealedHead(row.getString("chain"), row.getLong("length"), row.getString("head")))
                .list();
        if (heads.isEmpty()) {
            return Optional.empty();
        }
        long number = before.get().number() + 1;
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String hash = SealHash.of(number, at, before.get().hash(), heads);
        jdbc.sql("insert into audit_seal (number, at, heads, prev, hash) values (?, ?, ?, ?, ?)")
                .params(
                        number,
                        OffsetDateTime.ofInstant(at, ZoneOffset.UTC),
                        heads.size(),
                        before.get().hash(),
                        hash)
                .update();
        batches.batchUpdate(
                "insert into audit_seal_head (seal, chain, seq, hash) values (?, ?, ?, ?)",
                heads,
                500,
                (statement, head) -> {
                    statement.setLong(1, number);
                    statement.setString(2, head.chain());
                    statement.setLong(3, head.seq());
                    statement.setString(4, head.hash());
                });
        jdbc.sql("update audit_sealer set number = ?, hash = ? where id = 1")
                .params(number, hash)
                .update();
        return Optional.of(new Seal(number, hash, heads));
    }

    /** One small transaction per chain: a handoff waits for it no longer than it takes to write one row. */
    private void markCovered(long number, SealedHead head) {
        try {
            jdbc.sql("update audit_chain set seal = ? where chain = ? and length = ? and seal is null")
                    .params(number, head.chain(), head.seq())
                    .update();
        } catch (ConcurrencyFailureException growingJustNow) {
            log.debug("Chain {} grows while it is sealed; the next seal takes it again", head.chain());
        }
    }

    record Seal(long number, String hash, List<SealedHead> heads) {}

    private record Newest(long number, String hash) {}
}
