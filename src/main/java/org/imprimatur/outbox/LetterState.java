package org.imprimatur.outbox;

import java.util.Locale;

/** Where a letter stands on its way out. Every letter is in exactly one of these, and none is ever deleted. */
public enum LetterState {
    /** Waits for its first attempt. */
    QUEUED,
    /** A node is busy with it and holds its lock. */
    SENDING,
    /** The mail server answered that it has taken it. */
    SENT,
    /** Taken, and later returned by a mail server further on. */
    BOUNCED,
    /** Turned away for now; it will be tried again. */
    RETRY,
    /** Turned away for good, given up on, or impossible to write. */
    FAILED,
    /** The line broke at the moment the server may have taken it. */
    UNKNOWN,
    /** Not tried: the address is known to take nothing. */
    SUPPRESSED,
    /** Not sent: it had become pointless, or somebody stopped it. */
    CANCELLED,
    /** Not sent: too late to be of use. */
    EXPIRED;

    /** To be put back into the queue by an administrator. */
    boolean mayBeRetried() {
        return this == FAILED || this == UNKNOWN || this == RETRY || this == SUPPRESSED || this == BOUNCED;
    }

    /** To be stopped before it leaves. */
    boolean mayBeCancelled() {
        return this == QUEUED || this == RETRY;
    }

    /** To have its words sent to another address. */
    boolean mayBeReaddressed() {
        return mayBeRetried() || mayBeCancelled();
    }

    /** To be returned: the mail server has it, or may have it. */
    boolean mayComeBack() {
        return this == SENT || this == UNKNOWN || this == SENDING;
    }

    /** The state as message keys spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
