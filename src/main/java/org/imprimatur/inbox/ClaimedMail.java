package org.imprimatur.inbox;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail that one worker has claimed, until its lock expires.
 *
 * @param lock     proves at the end that it was still ours
 * @param attempts this one included
 * @param size     of the whole mail
 * @param report   it became before, null if none
 */
record ClaimedMail(
        UUID id,
        long seq,
        UUID lock,
        int attempts,
        boolean truncated,
        long size,
        @Nullable String messageId,
        String contentDigest,
        @Nullable UUID report) {}
