package org.imprimatur.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.Subject;
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
        String recipient,
        String recipientName,
        @Nullable PersonId person,
        Subject thread,
        @Nullable String turn,
        @Nullable UUID link,
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
        @Nullable String rendered) {

    /** A letter in doubt goes out once more, under the same Message-ID, so that a second copy can be told for one. */
    static final Duration DOUBT = Duration.ofMinutes(15);

    static final Duration GIVE_UP = Duration.ofHours(72);

    private static final List<Duration> RETRIES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofHours(12),
            Duration.ofHours(24));

    /** Where the letter stands once the server has turned it away for now: it is tried again, or given up on. */
    LetterStanding turnedAway(Instant now) {
        Duration wait = RETRIES.get(Math.min(Math.max(attempts, 1), RETRIES.size()) - 1);
        Instant next = now.plus(wait);
        return next.isAfter(queuedAt.plus(GIVE_UP))
                ? LetterStanding.atRest(LetterState.FAILED, FailureReason.GAVE_UP)
                : new LetterStanding(LetterState.RETRY, FailureReason.TURNED_AWAY, next);
    }

    /** Where it stands once it is turned away for good, by the server or because it cannot be handed over. */
    LetterStanding refused(@Nullable FailureReason why) {
        return LetterStanding.atRest(LetterState.FAILED, why == null ? FailureReason.REFUSED : why);
    }

    /** Where it stands if the server may have taken it: once it goes out again, unless it must never come twice. */
    LetterStanding inDoubt(Instant now) {
        boolean again = unknowns == 0 && !LetterKind.isNeverSentTwice(kind);
        return new LetterStanding(LetterState.UNKNOWN, FailureReason.NO_ANSWER, again ? now.plus(DOUBT) : null);
    }

    /**
     * Where it stands if it does not go to the mail server at all. A letter that may have arrived already is not called
     * cancelled: it stays in doubt, and goes out no more.
     */
    LetterStanding withheld(LetterState state, FailureReason why) {
        return before == LetterState.UNKNOWN
                ? LetterStanding.atRest(LetterState.UNKNOWN, FailureReason.NO_ANSWER)
                : LetterStanding.atRest(state, why);
    }
}
