package org.imprimatur.outbox;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.platform.Refusal;
import org.imprimatur.platform.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * A letter as it stands in the outbox, and what may still be done about it.
 *
 * @param resendOf the letter whose words it repeats to another address, null for most
 * @param resentAs the letter that repeats its words to another address, null for most
 */
public record OutboxLetter(
        UUID id,
        long seq,
        String kind,
        String to,
        String toName,
        Subject thread,
        String locale,
        String model,
        String messageId,
        LetterState state,
        @Nullable FailureReason failureReason,
        int attempts,
        @Nullable Instant nextAttempt,
        @Nullable String subject,
        @Nullable String rendered,
        @Nullable String code,
        @Nullable String reply,
        Instant written,
        @Nullable Instant sent,
        @Nullable UUID resendOf,
        @Nullable UUID resentAs) {

    /** The letter asks to be seen to. */
    public boolean isStuck() {
        return state == LetterState.FAILED || (state == LetterState.UNKNOWN && nextAttempt == null);
    }

    /** Why it cannot be tried again; empty if it can. */
    public Optional<Refusal> refusalToRetry() {
        return refusalToTouch(state.mayBeRetried() && resentAs == null)
                .or(() -> isSpent() ? Optional.of(new SecretLetters.LinkIsForgotten(toName)) : Optional.empty());
    }

    /** Its link is forgotten, so that it would say nothing. */
    private boolean isSpent() {
        return SecretLetters.are(kind) && model.equals(SecretLetters.veil(model));
    }

    /** Why it cannot be stopped; empty if it can. */
    public Optional<Refusal> refusalToCancel() {
        return refusalToTouch(state.mayBeCancelled());
    }

    /** Why its words cannot go to another address; empty if they can. */
    public Optional<Refusal> refusalToReaddress() {
        return refusalToTouch(state.mayBeReaddressed() && resentAs == null)
                .or(() -> SecretLetters.refusalToReaddress(kind, toName));
    }

    /** What stands in the way of whatever may be done about a letter: it is being sent, or is no longer where it was. */
    private Optional<Refusal> refusalToTouch(boolean stands) {
        if (state == LetterState.SENDING) {
            return Optional.of(new LetterIsUnderWay(toName));
        }
        return stands ? Optional.empty() : Optional.of(new LetterHasMovedOn(toName));
    }

    /** What was asked for no longer fits where the letter stands: it was sent, stopped or readdressed meanwhile. */
    @ResponseStatus(HttpStatus.CONFLICT)
    static class LetterHasMovedOn extends Refusal {

        LetterHasMovedOn(String toName) {
            super(toName);
        }
    }

    /** It is being handed to the mail server at this moment. */
    @ResponseStatus(HttpStatus.CONFLICT)
    static class LetterIsUnderWay extends Refusal {

        LetterIsUnderWay(String toName) {
            super(toName);
        }
    }
}
