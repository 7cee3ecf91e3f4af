package org.imprimatur.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the queue as a whole fares.
 *
 * @param pauses how many attempts in a row the mail server could not be spoken to; 0 when all is well
 */
record SendingState(
        int pauses,
        @Nullable Instant pausedSince,
        @Nullable Instant pausedUntil,
        @Nullable FailureReason trouble,
        @Nullable String reply,
        @Nullable Instant lastSentAt) {

    boolean isPausedAt(Instant now) {
        return pausedUntil != null && now.isBefore(pausedUntil);
    }
}
