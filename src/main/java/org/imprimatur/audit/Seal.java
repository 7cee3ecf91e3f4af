package org.imprimatur.audit;

import java.time.Instant;
import org.imprimatur.audit.transparency.Checkpoint;
import org.imprimatur.audit.transparency.SignedNote;

/**
 * A seal made with the newsroom's key.
 *
 * @param hash     of number, time, the seal before and the note; see {@link SealHash}
 * @param treeSize how many lines it covers, and seals before it
 * @param note     a C2SP tlog-checkpoint
 */
record Seal(long number, Instant at, String prev, String hash, long treeSize, String note) {

    Checkpoint checkpoint() {
        return Checkpoint.parse(signed().text());
    }

    SignedNote signed() {
        return SignedNote.parse(note);
    }
}
