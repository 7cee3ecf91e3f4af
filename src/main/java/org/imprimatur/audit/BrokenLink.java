package org.imprimatur.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The first place of a chain that is not as it was written.
 *
 * @param chain {@link #SEALS} for the seals themselves
 * @param seq   number of the line, or of the seal
 * @param at    when that line was written, as it says now; null if it is not there
 * @param other a second number the words of {@code damage} need: a line's, a length or a seal's
 */
public record BrokenLink(String chain, long seq, @Nullable Instant at, Damage damage, long other) {

    static final String SEALS = "seals";

    /** What is wrong; in words under {@code audit.damage.<name>}, with the line's number and the other one. */
    public enum Damage {
        /** The line's content does not match its hash. */
        LINE_CHANGED,
        /** The line was written under the other number. */
        LINE_MOVED,
        /** The line is not there; the other one follows. */
        LINE_MISSING,
        /** The line does not follow the one before it, which has the other number. */
        LINE_UNLINKED,
        /** This is the last line; the other number says how many there were. */
        TAIL_CUT,
        /** The chain's own row names another last line than this one. */
        HEAD_CHANGED,
        /** Lines are there, the chain's own row is not. */
        CHAIN_MISSING,
        /** The other number is a seal, and it attests another line. */
        SEAL_CONTRADICTED,
        /** A seal's content does not match its hash. */
        SEAL_CHANGED,
        /** A seal is not there. */
        SEAL_MISSING,
        /** A seal does not follow the one before it. */
        SEAL_UNLINKED,
        /** This is the last seal; the other number says how many were made. */
        SEALS_CUT
    }
}
