package org.imprimatur.standards;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The texts in which the newsroom speaks of itself. Their names are stored and stay. */
public enum PublicText {
    /** Who writes, who signs, what is relied on, when it is read again. */
    STANDARDS,
    /** What an article is not, below each. */
    DISCLAIMER,
    /** How mistakes are reported and put right. */
    CORRECTIONS,
    /** The one place below an article that may be sold; empty if it is not. */
    PROMOTION;

    /** As addresses and message keys spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<PublicText> of(String word) {
        return Arrays.stream(values()).filter(text -> text.word().equals(word)).findFirst();
    }

    boolean mayBeEmpty() {
        return this == PROMOTION;
    }
}
