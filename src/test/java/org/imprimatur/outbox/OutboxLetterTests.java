package org.imprimatur.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class OutboxLetterTests {

    private static final String LINK = "{\"name\":\"Ruth\",\"path\":\"/invitation/token\"}";

    @ParameterizedTest
    @EnumSource(names = {"RETRY", "FAILED", "UNKNOWN", "SUPPRESSED", "BOUNCED"})
    void aLetterThatDidNotArriveCanBeTriedAgain(LetterState state) {
        assertThat(in(state).refusalToRetry()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"QUEUED", "SENT", "CANCELLED", "EXPIRED"})
    void aLetterThatWaitsOrIsDoneWithCannotBeTriedAgain(LetterState state) {
        assertRefused(in(state).refusalToRetry(), OutboxLetter.LetterHasMovedOn.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"QUEUED", "RETRY"})
    void aLetterThatWaitsCanBeStopped(LetterState state) {
        assertThat(in(state).refusalToCancel()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"QUEUED", "RETRY", "SENDING"})
    void anyOtherCannotBeStopped(LetterState state) {
        assertRefused(in(state).refusalToCancel(), OutboxLetter.LetterHasMovedOn.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"QUEUED", "RETRY", "FAILED", "UNKNOWN", "SUPPRESSED", "BOUNCED"})
    void aLetterThatHasNotArrivedCanGoToAnotherAddress(LetterState state) {
        assertThat(in(state).refusalToReaddress()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"SENT", "CANCELLED", "EXPIRED"})
    void aLetterThatArrivedOrIsOfNoUseGoesNowhereElse(LetterState state) {
        assertRefused(in(state).refusalToReaddress(), OutboxLetter.LetterHasMovedOn.class);
    }

    @Test
    void nothingIsDoneAboutALetterThatIsBeingSent() {
        OutboxLetter sending = in(LetterState.SENDING);
        assertRefused(sending.refusalToRetry(), OutboxLetter.LetterIsUnderWay.class);
        assertRefused(sending.refusalToCancel(), OutboxLetter.LetterIsUnderWay.class);
        assertRefused(sending.refusalToReaddress(), OutboxLetter.LetterIsUnderWay.class);
    }

    @Test
    void whatWentToAnotherAddressIsNeitherTriedAgainNorSentThere() {
        OutboxLetter resent = letter(LetterState.FAILED, LetterKind.TURN, "{}", UUID.randomUUID());
        assertRefused(resent.refusalToRetry(), OutboxLetter.LetterHasMovedOn.class);
        assertRefused(resent.refusalToReaddress(), OutboxLetter.LetterHasMovedOn.class);
    }

    @Test
    void aLinkThatOpensAnAccountGoesToNoOtherAddress() {
        OutboxLetter invitation = letter(LetterState.FAILED, LetterKind.INVITATION, LINK, null);
        assertRefused(invitation.refusalToReaddress(), SecretLetters.ForItsAddressee.class);
        assertThat(invitation.refusalToRetry()).isEmpty();
    }

    @Test
    void aLetterWhoseLinkIsForgottenIsNotTriedAgain() {
        OutboxLetter returned = letter(LetterState.BOUNCED, LetterKind.INVITATION, SecretLetters.veil(LINK), null);
        assertRefused(returned.refusalToRetry(), SecretLetters.LinkIsForgotten.class);
    }

    private static void assertRefused(Optional<Refusal> refusal, Class<? extends Refusal> why) {
        assertThat(refusal).containsInstanceOf(why);
        assertThat(refusal.orElseThrow().arguments()).containsExactly("Ruth");
    }

    private static OutboxLetter in(LetterState state) {
        return letter(state, LetterKind.TURN, "{}", null);
    }

    private static OutboxLetter letter(LetterState state, LetterKind kind, String model, @Nullable UUID resentAs) {
        UUID id = UUID.randomUUID();
        return new OutboxLetter(
                id,
                1,
                kind.word(),
                "ruth@newsroom.test",
                "Ruth",
                TestSenders.aThread(),
                "en",
                model,
                "<turn." + id + "@newsroom.test>",
                state,
                null,
                0,
                null,
                null,
                null,
                null,
                null,
                Instant.EPOCH,
                null,
                null,
                resentAs);
    }
}
