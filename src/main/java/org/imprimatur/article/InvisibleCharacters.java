package org.imprimatur.article;

import java.util.Locale;

/** Words for characters nobody sees, so that a change of one can be seen. */
public final class InvisibleCharacters {

    private InvisibleCharacters() {}

    /** The text with each character in it that shows nothing of itself named; a plain space only if it is all there is. */
    public static String named(String text) {
        boolean blank = !text.isEmpty() && text.isBlank();
        StringBuilder named = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n') {
                named.append(blank ? "‹line end›\n" : "\n");
            } else if (c == ' ') {
                named.append(blank ? "‹space›" : " ");
            } else if (isInvisible(c)) {
                named.append('‹').append(name(c)).append('›');
            } else {
                named.appendCodePoint(c);
            }
        });
        return named.toString();
    }

    private static boolean isInvisible(int c) {
        int type = Character.getType(c);
        return Character.isSpaceChar(c)
                || Character.isWhitespace(c)
                || type == Character.FORMAT
                || type == Character.CONTROL
                || type == Character.UNASSIGNED
                || type == Character.PRIVATE_USE;
    }

    private static String name(int c) {
        String name = Character.getName(c);
        return name == null || Character.getType(c) == Character.PRIVATE_USE
                ? String.format(Locale.ROOT, "U+%04X", c)
                : name.toLowerCase(Locale.ROOT);
    }
}
