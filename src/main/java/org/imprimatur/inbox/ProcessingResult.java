package org.imprimatur.inbox;

import java.util.UUID;
import org.imprimatur.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * The result of processing a mail: where it went.
 *
 * @param report       it became or was added to, null if none
 * @param letter       of ours that it speaks of, null if none
 * @param acknowledged whether a letter waits to tell its sender that it came
 * @param by           who decided, null if it was the machine
 */
record ProcessingResult(
        InboundMailState state,
        @Nullable UUID report,
        @Nullable UUID letter,
        boolean acknowledged,
        @Nullable PersonId by) {

    static ProcessingResult of(InboundMailState state) {
        return new ProcessingResult(state, null, null, false, null);
    }

    static ProcessingResult of(FilingResult filingResult, @Nullable PersonId by) {
        InboundMailState state = filingResult.attached() ? InboundMailState.ATTACHED : InboundMailState.ACCEPTED;
        return new ProcessingResult(state, filingResult.report(), null, filingResult.acknowledged(), by);
    }

    static ProcessingResult about(InboundMailState state, @Nullable UUID letter) {
        return new ProcessingResult(state, null, letter, false, null);
    }
}
