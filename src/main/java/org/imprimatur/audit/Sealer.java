package org.imprimatur.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.audit.transparency.Checkpoint;
import org.imprimatur.audit.transparency.MerkleTree;
import org.imprimatur.audit.transparency.SignedNote;
import org.imprimatur.audit.transparency.SigningKey;
import org.imprimatur.platform.DbTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals the audit at intervals: whatever was written since goes into the log, and the head of the log's tree is signed
 * with the newsroom's key, so that a chain rewritten or removed with everything in the database that knew of it
 * contradicts a seal. Each node keeps the seals in a file of its own, where they are out of the database's reach.
 *
 * <p>It locks no chain while it reads them: handoffs go on.
 */
@Component
class Sealer {

    private static final Logger log = LoggerFactory.getLogger(Sealer.class);

    /** Lines taken into the log in one transaction. */
    static final int MOST_LINES = 10_000;

    private static final int CHAINS_AT_ONCE = 500;
    private static final int MARKED_AT_ONCE = 100;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final TransactionTemplate transaction;
    private final SealKeys keys;
    private final SignedSeals seals;
    private final SealCopies copies;
    private final Clock clock;

    Sealer(
            JdbcClient jdbc,
            JdbcTemplate batches,
            PlatformTransactionManager transactions,
            SealKeys keys,
            SignedSeals seals,
            SealCopies copies,
            Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.transaction = new TransactionTemplate(transactions);
        this.keys = keys;
        this.seals = seals;
        this.copies = copies;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${imprimatur.audit.seal-every:PT5M}", initialDelayString = "PT1M")
    void sealAll() {
        seal();
        if (!copies.areAhead()) {
            copies.catchUp();
        }
    }

    /**
     * Seals what has been written since. Empty if nothing has, if another node is sealing just now, if this one does not
     * have the newsroom's key, or if its file knows of seals the database has lost.
     */
    Optional<Seal> seal() {
        SigningKey key = keys.current().orElse(null);
        if (key == null || copies.areAhead()) {
            return Optional.empty();
        }
        boolean more = true;
        while (more) {
            List<Leaf> taken = transaction.execute(status -> takeIn());
            more = taken != null && !taken.isEmpty();
            if (more) {
                markCovered(taken);
            }
        }
        Optional<Seal> sealed =
                Optional.ofNullable(transaction.execute(status -> sign(key).orElse(null)));
        sealed.ifPresent(
                seal -> log.info("Audit seal {} over {} lines: {}", seal.number(), seal.treeSize(), seal.hash()));
        return sealed;
    }

    /**
     * What is not in the log yet, a bounded part of it; once no line is left, the seals made so far, the old ones without
     * a key among them.
     */
    List<Leaf> takeIn() {
        Newest newest = hold().orElse(null);
        if (newest == null) {
            return List.of();
        }
        List<Leaf> leaves = lines();
        if (leaves.isEmpty() && newest.leaves() > sealed()) {
            leaves = sealsNotTakenIn();
        }
        if (!leaves.isEmpty()) {
            append(newest.leaves(), leaves);
        }
        return leaves;
    }

    private Optional<Seal> sign(SigningKey key) {
        Newest newest = hold().orElse(null);
        if (newest == null || newest.leaves() == sealed()) {
            return Optional.empty();
        }
        String name = key.verifier().name();
        String root = HexFormat.of().formatHex(new MerkleTree(new TransparencyLogTree(batches)).root(newest.leaves()));
        String note = SignedNote.sign(new Checkpoint(name, newest.leaves(), root).text(), List.of(key))
                .toString();
        long number = newest.number() + 1;
        Instant at = DbTime.now(clock);
        Seal seal = new Seal(
                number, at, newest.hash(), SealHash.ofNote(number, at, newest.hash(), note), newest.leaves(), note);
        seals.add(seal);
        jdbc.sql("update audit_sealer set number = ?, hash = ? where id = 1")
                .params(number, seal.hash())
                .update();
        return Optional.of(seal);
    }

    private Optional<Newest> hold() {
        return jdbc.sql("select number, hash, leaves from audit_sealer where id = 1 for update skip locked")
                .query((row, n) -> new Newest(row.getLong("number"), row.getString("hash"), row.getLong("leaves")))
                .optional();
    }

    /** How much of the log the newest seal covers. */
    private long sealed() {
        return seals.newest().map(Seal::treeSize).orElse(0L);
    }

    /**
     * Chain by chain, so that neither the length of one nor the number of all makes a statement read more than it takes in.
     */
    private List<Leaf> lines() {
        List<Leaf> leaves = new ArrayList<>();
        List<Grown> some = grown("");
        while (!some.isEmpty() && leaves.size() < MOST_LINES) {
            for (Grown chain : some) {
                leaves.addAll(lines(chain, MOST_LINES - leaves.size()));
            }
            some = grown(some.get(some.size() - 1).chain());
        }
        return leaves;
    }

    /**
     * Chains that no seal covers to their end. Here and below the order is said as an index has it, whole: H2 would sort
     * otherwise, and each piece cost as much as all.
     */
    private List<Grown> grown(String after) {
        return jdbc.sql("""
                        select c.chain, c.length,
                               coalesce((select l.seq from audit_leaf l where l.chain = c.chain
                                         order by l.chain desc, l.seq desc limit 1), 0) as known
                        from audit_chain c where c.seal is null and c.chain > :after order by c.seal, c.chain limit :most
                        """)
                .param("after", after)
                .param("most", CHAINS_AT_ONCE)
                .query((row, n) -> new Grown(row.getString("chain"), row.getLong("length"), row.getLong("known")))
                .list();
    }

    private List<Leaf> lines(Grown chain, int most) {
        if (most <= 0 || chain.known() >= chain.length()) {
            return List.of();
        }
        return jdbc.sql("""
                        select seq, hash from audit_entry
                        where chain = ? and seq > ? and seq <= ? order by chain, seq limit ?
                        """)
                .params(chain.chain(), chain.known(), chain.length(), most)
                .query((row, n) -> new Leaf(chain.chain(), row.getLong("seq"), row.getString("hash")))
                .list();
    }

    private List<Leaf> sealsNotTakenIn() {
        return jdbc.sql("""
                        select number, hash from audit_seal
                        where number > coalesce((select seq from audit_leaf where chain = 'seals'
                                                order by chain desc, seq desc limit 1), 0)
                        order by number limit :most
                        """)
                .param("most", MOST_LINES)
                .query((row, n) -> new Leaf(BrokenLink.SEALS, row.getLong(1), row.getString(2)))
                .list();
    }

    private void append(long from, List<Leaf> leaves) {
        List<Object[]> rows = new ArrayList<>();
        for (Leaf leaf : leaves) {
            rows.add(new Object[] {from + rows.size(), leaf.chain(), leaf.seq(), leaf.hash()});
        }
        batches.batchUpdate("insert into audit_leaf (leaf, chain, seq, hash) values (?, ?, ?, ?)", rows);
        long size = from + leaves.size();
        TransparencyLogTree tree = new TransparencyLogTree(batches);
        for (int level = TransparencyLogTree.STORED;
                size >> level > from >> level;
                level += TransparencyLogTree.STORED) {
            List<Object[]> complete = new ArrayList<>();
            for (long number = from >> level; number < size >> level; number++) {
                complete.add(new Object[] {level, number, HexFormat.of().formatHex(root(tree, level, number))});
            }
            batches.batchUpdate("insert into audit_subtree (level, number, hash) values (?, ?, ?)", complete);
        }
        jdbc.sql("update audit_sealer set leaves = ? where id = 1").param(size).update();
    }

    /** Out of the two halves one level below, which are there already. */
    private static byte[] root(TransparencyLogTree tree, int level, long number) {
        return MerkleTree.node(tree.hash(level - 1, 2 * number), tree.hash(level - 1, 2 * number + 1));
    }

    /**
     * A few chains in each transaction: a handoff waits for it no longer than it takes to write a few rows, and it waits for
     * no handoff. A chain that grows just now is taken again by the next seal.
     */
    private void markCovered(List<Leaf> taken) {
        Map<String, Long> ends = new LinkedHashMap<>();
        taken.stream()
                .filter(leaf -> !leaf.chain().equals(BrokenLink.SEALS))
                .forEach(leaf -> ends.put(leaf.chain(), leaf.seq()));
        List<String> chains = new ArrayList<>(ends.keySet());
        for (int i = 0; i < chains.size(); i += MARKED_AT_ONCE) {
            List<String> some = chains.subList(i, Math.min(chains.size(), i + MARKED_AT_ONCE));
            transaction.executeWithoutResult(status -> markCovered(some, ends));
        }
    }

    private void markCovered(List<String> chains, Map<String, Long> ends) {
        List<Object[]> rows = jdbc
                .sql("select chain from audit_chain where chain in (:chains) for update skip locked")
                .param("chains", chains)
                .query(String.class)
                .list()
                .stream()
                .map(chain -> new Object[] {chain, ends.get(chain)})
                .toList();
        batches.batchUpdate(
                "update audit_chain set seal = (select number + 1 from audit_sealer where id = 1)"
                        + " where chain = ? and length = ? and seal is null",
                rows);
    }

    /** @param known how many of its lines are in the log */
    private record Grown(String chain, long length, long known) {}

    record Leaf(String chain, long seq, String hash) {}

    private record Newest(long number, String hash, long leaves) {}
}
