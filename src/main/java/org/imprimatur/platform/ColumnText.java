package org.imprimatur.platform;

import org.jspecify.annotations.Nullable;

/** Makes texts fit for their columns. NUL is a character that PostgreSQL does not take. */
public final class ColumnText {

    private ColumnText() {}

    public static String to(int length, String text) {
        String clean = text.replace("\0", "");
        if (clean.length() <= length) {
            return clean;
        }
        // Never in the middle of a character.
        return clean.substring(0, Character.isHighSurrogate(clean.charAt(length - 1)) ? length - 1 : length);
    }

    public static @Nullable String orNull(int length, @Nullable String text) {
        return text == null ? null : to(length, text);
    }
}
