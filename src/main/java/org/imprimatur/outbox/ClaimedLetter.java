package org.imprimatur.outbox;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.imprimatur.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A letter that this node has claimed for sending, until its lock expires.
 *
 * @param lock     proves at the end that it was still ours
 * @param before   the state it was taken from
 * @param attempts this one included
 * @param rendered null until it has been written out for the first time
 */
record ClaimedLetter(
        UUID id,
        long seq,
        UUID lock,
        LetterState before,
        String kind,
        String dedupeKey,
        String recipient,
        String recipientName,
        @Nullable PersonId person,
        String thread,
        Locale locale,
        String model,
        String messageId,
        String bounceToken,
        int attempts,
        int unknowns,
        Instant queuedAt,
        @Nullable Instant expiresAt,
        Letter.@Nullable Answers answers,
        @Nullable String unsubscribeToken,
        @Nullable String rendered) {}
