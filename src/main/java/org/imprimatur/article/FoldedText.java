package org.imprimatur.article;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A text without what does not make another word of one: capitals, accents, widths of letters, soft hyphens. Knows where
 * each of its characters stood, so that what is found is quoted as it was written.
 */
final class FoldedText {

    /** What most texts consist of, folded once. */
    private static final String[] PLAIN =
            IntStream.range(0, 128).mapToObj(FoldedText::folded).toArray(String[]::new);

    private final String original;
    private final String folded;
    private final int[] from;

    FoldedText(String original) {
        this.original = original;
        StringBuilder letters = new StringBuilder(original.length());
        int[] places = new int[original.length() * 4 + 1];
        for (int at = 0; at < original.length(); at += Character.charCount(original.codePointAt(at))) {
            String piece = fold(original.codePointAt(at));
            if (letters.length() + piece.length() >= places.length) {
                places = java.util.Arrays.copyOf(places, places.length * 2);
            }
            for (int i = 0; i < piece.length(); i++) {
                places[letters.length() + i] = at;
            }
            letters.append(piece);
        }
        this.folded = letters.toString();
        this.from = java.util.Arrays.copyOf(places, folded.length() + 1);
        this.from[folded.length()] = original.length();
    }

    static String of(String word) {
        StringBuilder folded = new StringBuilder();
        word.codePoints().forEach(c -> folded.append(fold(c)));
        return folded.toString();
    }

    String letters() {
        return folded;
    }

    /** What stood there, with single spaces. */
    String original(int start, int end) {
        int last = from[end - 1];
        int after = last + Character.charCount(original.codePointAt(last));
        return original.substring(from[start], after)
                .replaceAll("[\\s\\u00a0\\u202f]+", " ")
                .strip();
    }

    private static String fold(int c) {
        return c < PLAIN.length ? PLAIN[c] : folded(c);
    }

    private static String folded(int c) {
        int type = Character.getType(c);
        if (type == Character.FORMAT || type == Character.NON_SPACING_MARK) {
            return "";
        }
        if (c == 'ß') {
            return "ss";
        }
        return Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD)
                .replaceAll("\\p{Mn}+", "")
                .toLowerCase(Locale.ROOT);
    }
}
