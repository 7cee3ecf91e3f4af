package org.imprimatur.inbox;

import java.util.UUID;
import org.imprimatur.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Where a mail went.
 *
 * @param report       it became or was added to, null if none
 * @param letter       of ours that it speaks of, null if none
 * @param acknowledged whether a letter waits to tell its sender that it came
 * @param by           who decided, null if it was the machine
 */
record Destination(
        MailState state,
        @Nullable UUID report,
        @Nullable UUID letter,
        boolean acknowledged,
        @Nullable PersonId by) {

    static Destination of(MailState state) {
        return new Destination(state, null, null, false, null);
    }

    static Destination of(Filing filing, @Nullable PersonId by) {
        MailState state = filing.attached() ? MailState.ATTACHED : MailState.ACCEPTED;
        return new Destination(state, filing.report(), null, filing.acknowledged(), by);
    }

    static Destination about(MailState state, @Nullable UUID letter) {
        return new Destination(state, null, letter, false, null);
    }
}
