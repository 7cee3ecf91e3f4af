package org.imprimatur.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link that does one thing once, for whoever it was sent to.
 *
 * @param owner   whom it was sent to, null for a link that belongs to nobody yet
 * @param expires from when on it does nothing, null if its time is never over
 */
record OneTimeLink(
        Purpose purpose,
        @Nullable PersonId owner,
        State state,
        @Nullable Instant expires) {

    enum Purpose {
        INVITATION,
        PASSWORD_RESET,
        FIRST_ADMINISTRATOR,
        /** Lets nobody in: it says that letters reach the person. */
        ADDRESS_CONFIRMATION
    }

    enum State {
        OPEN,
        USED,
        /** A newer link was made, or the reason for this one is gone. */
        REPLACED
    }

    /** @throws InvalidLink if it was used or replaced, or its time is over */
    void mustBeOpen(Instant now) {
        switch (state) {
            case USED -> throw new InvalidLink(purpose, InvalidLink.Why.USED);
            case REPLACED -> throw new InvalidLink(purpose, InvalidLink.Why.REPLACED);
            case OPEN -> {
                if (expires != null && !now.isBefore(expires)) {
                    throw new InvalidLink(purpose, InvalidLink.Why.EXPIRED);
                }
            }
        }
    }

    /**
     * The link once it has done what it is for.
     *
     * @throws InvalidLink if it does nothing any more
     */
    OneTimeLink used(Instant now) {
        mustBeOpen(now);
        return new OneTimeLink(purpose, owner, State.USED, expires);
    }
}
