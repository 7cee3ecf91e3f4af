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
 * @param action of the line a record belongs to; null if it is not about a record
 * @param detail which record, or what of it
 */
public record BrokenLink(
        String chain,
        long seq,
        @Nullable Instant at,
        Damage damage,
        long other,
        @Nullable String action,
        @Nullable String detail) {

    public static final String SEALS = "seals";

    BrokenLink(String chain, long seq, @Nullable Instant at, Damage damage, long other) {
        this(chain, seq, at, damage, other, null, null);
    }

    static BrokenLink ofRecord(
            String chain, long seq, @Nullable Instant at, Damage damage, String action, String detail) {
        return new BrokenLink(chain, seq, at, damage, seq, action, detail);
    }

    /**
     * What is wrong; in words under {@code audit.damage.<name>}, with the line's number, the other one, the name of the
     * action and the detail.
     */
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
        SEALS_CUT,
        /** The line attests a record that is not there. */
        RECORD_MISSING,
        /** The seal is not signed by a key this newsroom's key vouches for. */
        SEAL_NOT_SIGNED,
        /** What is in the log, up to where the seal attests it, is not what was sealed. */
        LOG_CHANGED,
        /** A line of the log is not there; the other number is how far it goes. */
        LOG_CUT,
        /** The seal stands outside the database, and another one, or none, in it. */
        SEAL_DISOWNED,
        /** A record is there, and no line attests it. */
        RECORD_NOT_WRITTEN,
        /** The record is not as the line says. */
        RECORD_CHANGED,
        /** What a timestamp authority said is not about this seal, or was not said by one. */
        STAMP_BROKEN,
        /** Words kept apart are not those a line was written with. */
        WORDS_CHANGED,
        /** People or records are there, and not one line. */
        AUDIT_EMPTIED
    }
}
