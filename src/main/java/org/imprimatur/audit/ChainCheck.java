package org.imprimatur.audit;

import java.time.Instant;
import org.imprimatur.audit.BrokenLink.Damage;
import org.jspecify.annotations.Nullable;

/** Reads one chain line by line, in order, and remembers the first thing that is wrong with it. */
final class ChainCheck {

    /** How far from its place a re-ordered line is looked for. */
    private static final int REACH = 200;

    private final String chain;
    private boolean known;
    private long length;
    private String head = AuditTrail.NOTHING_BEFORE;

    private long last;
    private String lastHash = AuditTrail.NOTHING_BEFORE;
    private @Nullable Instant lastAt;
    private long sealed;
    private @Nullable BrokenLink broken;

    ChainCheck(String chain) {
        this.chain = chain;
    }

    String chain() {
        return chain;
    }

    boolean isOf(String other) {
        return chain.equals(other);
    }

    /** What the chain's own row says. */
    void row(long length, String head) {
        this.known = true;
        this.length = length;
        this.head = head;
    }

    void line(AuditEntry line) {
        if (broken != null) {
            return;
        }
        if (!AuditHash.of(line).equals(line.hash())) {
            long writtenAs = placeItWasWrittenFor(line);
            broken = writtenAs == 0
                    ? new BrokenLink(chain, line.seq(), line.at(), Damage.LINE_CHANGED, line.seq())
                    : new BrokenLink(chain, line.seq(), line.at(), Damage.LINE_MOVED, writtenAs);
        } else if (line.seq() != last + 1) {
            broken = new BrokenLink(chain, last + 1, null, Damage.LINE_MISSING, line.seq());
        } else if (!line.prev().equals(lastHash)) {
            broken = new BrokenLink(chain, line.seq(), line.at(), Damage.LINE_UNLINKED, last);
        }
        last = line.seq();
        lastHash = line.hash();
        lastAt = line.at();
    }

    /** What a seal, or the log it covers, says a line was; comes right after that line. */
    void sealed(long seal, long seq, String hash) {
        sealed = Math.max(sealed, seq);
        if (broken == null && seq == last && !hash.equals(lastHash)) {
            broken = new BrokenLink(chain, seq, lastAt, Damage.SEAL_CONTRADICTED, seal);
        }
    }

    @Nullable
    BrokenLink end() {
        if (broken != null) {
            return broken;
        }
        long written = Math.max(length, sealed);
        if (last < written) {
            return new BrokenLink(chain, last, lastAt, Damage.TAIL_CUT, written);
        }
        if (!known) {
            return new BrokenLink(chain, last, lastAt, Damage.CHAIN_MISSING, last);
        }
        if (last != length || !head.equals(lastHash)) {
            return new BrokenLink(chain, last, lastAt, Damage.HEAD_CHANGED, length);
        }
        return null;
    }

    /** 0 if no place near by makes its hash right: then it is not the line that once was hashed. */
    private static long placeItWasWrittenFor(AuditEntry line) {
        for (long place = Math.max(1, line.seq() - REACH); place <= line.seq() + REACH; place++) {
            AuditEntry moved = new AuditEntry(
                    line.chain(),
                    place,
                    line.at(),
                    line.actor(),
                    line.action(),
                    line.subject(),
                    line.facts(),
                    line.prev(),
                    line.hash());
            if (AuditHash.of(moved).equals(line.hash())) {
                return place;
            }
        }
        return 0;
    }
}
