package org.imprimatur.mime.text;

/**
 * Takes out of a text what no reader sees and what does harm elsewhere: control characters (PostgreSQL refuses NUL, logs and
 * headers break at line ends), marks that turn the direction of writing (they can make one name look like another), and
 * halves of characters.
 */
public final class CleanText {

    private CleanText() {}

    /** Text of several lines: line feeds and tabs stay, every other line end becomes a line feed. */
    public static String text(String dirty) {
        StringBuilder clean = new StringBuilder(dirty.length());
        for (int i = 0; i < dirty.length(); ) {
            int c = dirty.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\r') {
                if (i >= dirty.length() || dirty.charAt(i) != '\n') {
                    clean.append('\n');
                }
            } else if (c == '\n' || c == '\t') {
                clean.append((char) c);
            } else if (c == 0x85 || c == 0x2028 || c == 0x2029) {
                clean.append('\n');
            } else if (isFit(c)) {
                clean.appendCodePoint(c);
            }
        }
        return clean.toString();
    }

    /** Text of one line: each run of blanks, line ends and unfit characters becomes one blank. */
    public static String line(String dirty) {
        return line(dirty, Integer.MAX_VALUE);
    }

    /** @param most how many characters may stay */
    public static String line(String dirty, int limit) {
        StringBuilder clean = new StringBuilder(Math.min(dirty.length(), limit));
        boolean gap = false;
        for (int i = 0; i < dirty.length() && clean.length() < limit; ) {
            int c = dirty.codePointAt(i);
            i += Character.charCount(c);
            if (c == ' ' || c == 0x2028 || c == 0x2029 || Character.isISOControl(c)) {
                gap = true;
            } else if (isFit(c)) {
                if (gap && clean.length() > 0) {
                    clean.append(' ');
                }
                gap = false;
                clean.appendCodePoint(c);
            }
        }
        return clean.toString();
    }

    public static boolean isFit(int c) {
        return !Character.isISOControl(c)
                && !turnsDirection(c)
                && c != 0xFEFF
                && c != 0x2028
                && c != 0x2029
                && !(c >= 0xD800 && c <= 0xDFFF);
    }

    private static boolean turnsDirection(int c) {
        return (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0x200E
                || c == 0x200F
                || c == 0x061C;
    }
}
