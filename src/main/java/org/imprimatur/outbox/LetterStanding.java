package org.imprimatur.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a letter stands that was not sent, and why.
 *
 * @param next when it is tried again, null if not by itself
 */
record LetterStanding(
        LetterState state, FailureReason why, @Nullable Instant next) {

    /** It is not tried again by itself. */
    static LetterStanding atRest(LetterState state, FailureReason why) {
        return new LetterStanding(state, why, null);
    }
}
