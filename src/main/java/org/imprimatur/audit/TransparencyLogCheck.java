package org.imprimatur.audit;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.imprimatur.audit.BrokenLink.Damage;
import org.imprimatur.audit.transparency.Checkpoint;
import org.imprimatur.audit.transparency.MerkleTree;
import org.imprimatur.audit.transparency.SignedNote;
import org.imprimatur.audit.transparency.VerifierKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads the log leaf by leaf, and compares the head of its tree with what each seal says it was at its size. */
final class TransparencyLogCheck {

    private record Head(long seal, Instant at, long size, String root) {}

    private final List<VerifierKey> trusted;
    private final List<Head> heads = new ArrayList<>();
    private final TreeMap<Long, Long> sealBySize = new TreeMap<>();
    private final Set<Long> keptOutside = new HashSet<>();
    private final Map<Long, String> notes = new TreeMap<>();
    private final List<BrokenLink> broken = new ArrayList<>();

    /** @param trusted keys that may have signed a seal */
    TransparencyLogCheck(List<VerifierKey> trusted) {
        this.trusted = trusted;
    }

    /** Before the seals are read: of all others the notes need not be remembered. */
    void expect(Seal outside) {
        keptOutside.add(outside.number());
    }

    void seal(long number, Instant at, long size, String note) {
        Checkpoint checkpoint = signed(note);
        if (checkpoint == null || checkpoint.size() != size) {
            add(new BrokenLink(BrokenLink.SEALS, number, at, Damage.SEAL_NOT_SIGNED, number));
            return;
        }
        if (keptOutside.contains(number)) {
            notes.put(number, note);
        }
        sealBySize.putIfAbsent(size, number);
        heads.add(new Head(number, at, size, checkpoint.root()));
    }

    /** The seal of this number has another hash outside the database, or is not in it at all. */
    void disowned(long number) {
        add(new BrokenLink(BrokenLink.SEALS, number, null, Damage.SEAL_DISOWNED, number));
    }

    /** A seal as somebody kept it outside the database. */
    void outside(Seal seal) {
        Checkpoint checkpoint = signed(seal.note());
        if (checkpoint == null || !seal.note().equals(notes.get(seal.number()))) {
            add(new BrokenLink(BrokenLink.SEALS, seal.number(), seal.at(), Damage.SEAL_DISOWNED, seal.number()));
        } else {
            heads.add(new Head(seal.number(), seal.at(), checkpoint.size(), checkpoint.root()));
        }
    }

    /** The first seal that covers a leaf; 0 if none does yet. */
    long sealOver(long leaf) {
        Map.Entry<Long, Long> covering = sealBySize.higherEntry(leaf);
        return covering == null ? 0 : covering.getValue();
    }

    List<BrokenLink> broken() {
        return broken;
    }

    void read(JdbcTemplate stream) {
        heads.sort(Comparator.comparingLong(Head::size));
        Deque<Head> wanted = new ArrayDeque<>(heads);
        MerkleTree.Growing tree = new MerkleTree.Growing();
        Deque<String> subtrees = new ArrayDeque<>(stream.queryForList(
                "select hash from audit_subtree where level = ? order by number",
                String.class,
                TransparencyLogTree.STORED));
        stream.query("select leaf, hash from audit_leaf order by leaf", row -> {
            if (row.getLong("leaf") != tree.size()) {
                return;
            }
            tree.add(TransparencyLogTree.leaf(row.getString("hash")));
            while (!wanted.isEmpty() && wanted.peek().size() == tree.size()) {
                compare(wanted.remove(), tree);
            }
            if (tree.size() % TransparencyLogTree.WIDTH == 0) {
                compare(subtrees.poll(), tree);
            }
        });
        if (!wanted.isEmpty()) {
            Head cut = wanted.remove();
            add(new BrokenLink(BrokenLink.SEALS, cut.seal(), cut.at(), Damage.LOG_CUT, tree.size()));
        }
        stream.query("""
                        select l.seq from audit_leaf l left join audit_seal s on s.number = l.seq
                        where l.chain = 'seals' and (s.hash is null or s.hash <> l.hash) order by l.seq
                        """, row -> {
            add(new BrokenLink(BrokenLink.SEALS, row.getLong(1), null, Damage.SEAL_CHANGED, row.getLong(1)));
        });
    }

    private void compare(Head head, MerkleTree.Growing tree) {
        if (!head.root().equals(HexFormat.of().formatHex(tree.root()))) {
            add(new BrokenLink(BrokenLink.SEALS, head.seal(), head.at(), Damage.LOG_CHANGED, head.size()));
        }
    }

    /** What proofs are made of has to be what the leaves make. */
    private void compare(@Nullable String stored, MerkleTree.Growing tree) {
        byte[] subtree = tree.complete(TransparencyLogTree.STORED);
        if (!HexFormat.of().formatHex(subtree).equals(stored)) {
            add(new BrokenLink(BrokenLink.SEALS, sealOver(tree.size() - 1), null, Damage.LOG_CHANGED, tree.size()));
        }
    }

    private @Nullable Checkpoint signed(String note) {
        try {
            SignedNote signed = SignedNote.parse(note);
            return trusted.stream().anyMatch(signed::isSignedBy) ? Checkpoint.parse(signed.text()) : null;
        } catch (IllegalArgumentException notANote) {
            return null;
        }
    }

    /** The first of each kind says enough: what follows is broken with it. */
    private void add(BrokenLink link) {
        if (broken.stream().noneMatch(known -> known.damage() == link.damage())) {
            broken.add(link);
        }
    }
}
