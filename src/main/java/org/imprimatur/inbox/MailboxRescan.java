package org.imprimatur.inbox;

import java.time.Instant;

/**
 * Reads the mail once more that lies processed on the mail server, and hands all of it in again: after an older backup was
 * restored, what came since then is taken in, and what is known is only counted.
 */
public interface MailboxRescan {

    /** Whether there is a mailbox to look through. */
    boolean isPossible();

    /** Begins, in the background. */
    void since(Instant from);
}
