package org.imprimatur.review;

import java.util.Locale;

/** What a reviewer found of a claim and the sources it names. */
public enum Verdict {
    SUPPORTED,
    NOT_SUPPORTED,
    BETTER_SOURCE,
    /** It was listed, and claims nothing that needs a source. */
    NO_CLAIM;

    /** The message key for this verdict. */
    public String key() {
        return "review.verdict." + name().toLowerCase(Locale.ROOT);
    }

    /** Whether the writer has something to do about it. */
    public boolean wantsAChange() {
        return this == NOT_SUPPORTED || this == BETTER_SOURCE;
    }
}
