package org.imprimatur.article.anchor;

/**
 * A place in the plain words of a text, as the Web Annotation model selects one: by quoting it with what stands around it
 * (TextQuoteSelector), and by position (TextPositionSelector).
 *
 * @param quote    the words themselves
 * @param prefix   what stands right before them, empty at the beginning
 * @param suffix   what stands right after them, empty at the end
 * @param position of the first character
 */
public record Anchor(String quote, String prefix, String suffix, int position) {

    /** Enough to tell one sentence from the next that ends alike, and short enough to be kept with each. */
    static final int CONTEXT = 64;

    /** The place from one character to before another. */
    public static Anchor in(String text, int start, int end) {
        return new Anchor(
                text.substring(start, end),
                text.substring(whole(text, Math.max(0, start - CONTEXT)), start),
                text.substring(end, whole(text, Math.min(text.length(), end + CONTEXT))),
                start);
    }

    /** Where it ends. */
    public int end() {
        return position + quote.length();
    }

    boolean standsIn(String text) {
        return position >= 0 && text.startsWith(quote, position);
    }

    /** No context begins or ends within a character of two halves. */
    private static int whole(String text, int at) {
        boolean split = at > 0
                && at < text.length()
                && Character.isLowSurrogate(text.charAt(at))
                && Character.isHighSurrogate(text.charAt(at - 1));
        return split ? at - 1 : at;
    }
}
