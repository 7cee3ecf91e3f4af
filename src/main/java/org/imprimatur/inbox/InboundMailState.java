package org.imprimatur.inbox;

import java.util.Locale;

/** Where a mail stands. A worker takes it from received to any other state but discarded, which only a person may choose. */
public enum InboundMailState {
    /** Kept, and not sorted yet. */
    RECEIVED,
    /** Claimed by a worker until its lock expires. */
    PROCESSING,
    /** It has become a report. */
    ACCEPTED,
    /** It was added to the report it belongs to. */
    ATTACHED,
    /** It tells of a letter of ours that did not arrive. */
    BOUNCE,
    /** A machine wrote it. */
    AUTO,
    /** A person decides. */
    HELD,
    /** Three attempts to sort it failed, or it cannot be fetched. */
    QUARANTINED,
    /** A person decided that it is nothing for us. */
    DISCARDED;

    public boolean isSettled() {
        return this != RECEIVED && this != PROCESSING;
    }

    /** The state as message keys and addresses spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
