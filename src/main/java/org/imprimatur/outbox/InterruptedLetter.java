package org.imprimatur.outbox;

import java.time.Instant;
import java.util.UUID;

/**
 * A letter whose node died with it in hand.
 *
 * @param written whether it had been written out, so that the mail server may have it
 */
record InterruptedLetter(UUID id, String kind, int attempts, boolean written) {

    private static final int MOST_INTERRUPTIONS = 5;

    /**
     * Where it stands from now on. Nobody has a letter that was not written out yet; any other is in doubt, and goes out
     * again unless it must never come twice or breaks one node after the other.
     */
    LetterStanding recovered(Instant now) {
        if (!written) {
            return new LetterStanding(LetterState.QUEUED, FailureReason.INTERRUPTED, now);
        }
        boolean again = !LetterKind.isNeverSentTwice(kind) && attempts < MOST_INTERRUPTIONS;
        return new LetterStanding(LetterState.UNKNOWN, FailureReason.INTERRUPTED, again ? now : null);
    }
}
