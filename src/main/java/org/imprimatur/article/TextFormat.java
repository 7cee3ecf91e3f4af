package org.imprimatur.article;

import java.util.Arrays;

/**
 * How the body of a text is to be read. A text names its format and keeps it: what was signed in an older one is read,
 * shown and hashed as on that day for ever. What is written now is written in the newest. Both are described in {@code
 * src/docs/text-format.md}.
 */
public enum TextFormat {
    /** CommonMark with tables and citations. */
    IMPRIMATUR_1("imprimatur-1"),
    /** The same with raised and lowered words, lettered lists, and tables that say more. */
    IMPRIMATUR_2("imprimatur-2");

    private final String word;

    TextFormat(String word) {
        this.word = word;
    }

    /** What is written now. */
    public static TextFormat newest() {
        return IMPRIMATUR_2;
    }

    /** @throws IllegalArgumentException if no format goes by this name */
    public static TextFormat of(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No text format is named " + word));
    }

    /** As it stands in the canonical form and in tables; stored and hashed, so a format is never renamed. */
    public String word() {
        return word;
    }

    public boolean isNewest() {
        return this == newest();
    }
}
