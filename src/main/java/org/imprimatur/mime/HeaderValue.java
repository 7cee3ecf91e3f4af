package org.imprimatur.mime;

/**
 * Text that may stand in a header of a letter. It holds no line end, NUL or other control character, so that nobody's
 * name or title can begin a header of its own.
 */
public record HeaderValue(String text) {

    public HeaderValue {
        if (text.codePoints().anyMatch(HeaderValue::isForbidden)) {
            throw new IllegalArgumentException("A control character in a header");
        }
    }

    /** What a person typed, made fit: each run of forbidden or direction-turning characters becomes one blank. */
    public static HeaderValue ofWords(String typed) {
        StringBuilder fit = new StringBuilder();
        typed.codePoints()
                .map(c -> isForbidden(c) || turnsDirection(c) ? ' ' : c)
                .filter(c -> c != ' ' || fit.length() == 0 || fit.charAt(fit.length() - 1) != ' ')
                .forEach(fit::appendCodePoint);
        return new HeaderValue(fit.toString().strip());
    }

    /** Controls, line and paragraph separators, and halves of characters. */
    private static boolean isForbidden(int c) {
        return Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || (c >= 0xD800 && c <= 0xDFFF);
    }

    private static boolean turnsDirection(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F;
    }
}
