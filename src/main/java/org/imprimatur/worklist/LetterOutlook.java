package org.imprimatur.worklist;

import org.imprimatur.people.Person;

/** Knows, before any letter about a turn is sent, whether one will reach somebody. */
public interface LetterOutlook {

    /** How somebody hears that it is their turn. */
    enum Outlook {
        /** By a letter that leaves at once. */
        AT_ONCE,
        /** By their daily letter, as they chose. */
        DAILY,
        /** Not at all: their address takes nothing. */
        NOT_AT_ALL
    }

    Outlook outlook(Person person);
}
