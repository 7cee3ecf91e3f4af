package org.imprimatur.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ClaimedLetterTests {

    private static final Instant NOON = Instant.parse("2026-06-15T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"1, PT1M", "2, PT5M", "3, PT15M", "4, PT1H", "5, PT4H", "6, PT12H", "7, PT24H", "8, PT24H"})
    void aLetterTurnedAwayIsTriedAgainAfterLongerAndLongerWaits(int attempt, Duration wait) {
        LetterStanding standing = attempt(attempt).turnedAway(NOON);
        assertThat(standing)
                .isEqualTo(new LetterStanding(LetterState.RETRY, FailureReason.TURNED_AWAY, NOON.plus(wait)));
    }

    @Test
    void itIsGivenUpIfTheNextTryWouldComeMoreThanThreeDaysAfterItWasQueued() {
        Instant last = NOON.plus(Duration.ofHours(48));
        assertThat(attempt(8).turnedAway(last).state()).isEqualTo(LetterState.RETRY);
        assertThat(attempt(8).turnedAway(last.plusMillis(1)))
                .isEqualTo(LetterStanding.atRest(LetterState.FAILED, FailureReason.GAVE_UP));
    }

    @Test
    void aLetterRefusedForGoodSaysWhyIfTheServerDid() {
        assertThat(attempt(1).refused(FailureReason.ADDRESS_UNKNOWN))
                .isEqualTo(LetterStanding.atRest(LetterState.FAILED, FailureReason.ADDRESS_UNKNOWN));
        assertThat(attempt(1).refused(null))
                .isEqualTo(LetterStanding.atRest(LetterState.FAILED, FailureReason.REFUSED));
    }

    @Test
    void aLetterInDoubtGoesOutOnceMoreAndNotAgain() {
        assertThat(letter(LetterKind.TURN, LetterState.QUEUED, 1, 0).inDoubt(NOON))
                .isEqualTo(new LetterStanding(
                        LetterState.UNKNOWN, FailureReason.NO_ANSWER, NOON.plus(Duration.ofMinutes(15))));
        assertThat(letter(LetterKind.TURN, LetterState.UNKNOWN, 2, 1).inDoubt(NOON))
                .isEqualTo(LetterStanding.atRest(LetterState.UNKNOWN, FailureReason.NO_ANSWER));
    }

    @ParameterizedTest
    @EnumSource(names = {"REMINDER", "ESCALATION", "DIGEST"})
    void whatOnlyRemindsStaysInDoubt(LetterKind kind) {
        assertThat(letter(kind, LetterState.QUEUED, 1, 0).inDoubt(NOON).next()).isNull();
        assertThat(interrupted(kind, 1, true).recovered(NOON))
                .isEqualTo(LetterStanding.atRest(LetterState.UNKNOWN, FailureReason.INTERRUPTED));
    }

    @ParameterizedTest
    @EnumSource(names = {"QUEUED", "RETRY"})
    void aLetterThatIsWithheldIsCalledWhatItIs(LetterState before) {
        assertThat(letter(LetterKind.TURN, before, 1, 0).withheld(LetterState.CANCELLED, FailureReason.POINTLESS))
                .isEqualTo(LetterStanding.atRest(LetterState.CANCELLED, FailureReason.POINTLESS));
    }

    @Test
    void aLetterInDoubtThatIsWithheldStaysInDoubt() {
        assertThat(letter(LetterKind.TURN, LetterState.UNKNOWN, 2, 1)
                        .withheld(LetterState.CANCELLED, FailureReason.POINTLESS))
                .isEqualTo(LetterStanding.atRest(LetterState.UNKNOWN, FailureReason.NO_ANSWER));
    }

    @Test
    void aLetterWhoseNodeDiedBeforeItWasWrittenOutWaitsAsBefore() {
        assertThat(interrupted(LetterKind.DIGEST, 9, false).recovered(NOON))
                .isEqualTo(new LetterStanding(LetterState.QUEUED, FailureReason.INTERRUPTED, NOON));
    }

    @Test
    void oneThatWasWrittenOutIsInDoubtAndGoesOutAgainUntilItHasBrokenFiveNodes() {
        assertThat(interrupted(LetterKind.TURN, 4, true).recovered(NOON))
                .isEqualTo(new LetterStanding(LetterState.UNKNOWN, FailureReason.INTERRUPTED, NOON));
        assertThat(interrupted(LetterKind.TURN, 5, true).recovered(NOON))
                .isEqualTo(LetterStanding.atRest(LetterState.UNKNOWN, FailureReason.INTERRUPTED));
    }

    private static InterruptedLetter interrupted(LetterKind kind, int attempts, boolean written) {
        return new InterruptedLetter(UUID.randomUUID(), kind.word(), attempts, written);
    }

    private static ClaimedLetter attempt(int attempt) {
        return letter(LetterKind.TURN, LetterState.RETRY, attempt, 0);
    }

    /** Queued at noon. */
    private static ClaimedLetter letter(LetterKind kind, LetterState before, int attempts, int unknowns) {
        UUID id = UUID.randomUUID();
        return new ClaimedLetter(
                id,
                1,
                UUID.randomUUID(),
                before,
                kind.word(),
                "ruth@newsroom.test",
                "Ruth",
                null,
                TestSenders.aThread(),
                null,
                null,
                Locale.ENGLISH,
                "{}",
                "<turn." + id + "@newsroom.test>",
                "token",
                attempts,
                unknowns,
                NOON,
                null,
                null,
                null,
                null);
    }
}
