package org.imprimatur.outbox;

import java.util.Locale;

/** When a person wants letters of one topic. */
public enum LetterPreference {
    /** At once, each by itself. */
    NOW,
    /** Once a day, together. */
    DIGEST,
    /** Not at all. */
    OFF;

    /** The preference as message keys spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
