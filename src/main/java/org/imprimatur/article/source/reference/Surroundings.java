package org.imprimatur.article.source.reference;

/** The sentence in which a marker stands, as far as it helps to decide. */
final class Surroundings {

    private static final int FAR = 140;

    private Surroundings() {}

    static String of(Prose.Stretch stretch, int from, int to) {
        String words = stretch.typed();
        int begin = from - stretch.from();
        int end = to - stretch.from();
        int first = Math.max(0, begin - FAR);
        for (int i = begin - 2; i > first; i--) {
            if (ends(words, i)) {
                first = i + 1;
            }
        }
        int last = Math.min(words.length(), end + FAR);
        for (int i = end; i < last; i++) {
            if (ends(words, i)) {
                last = i + 1;
            }
        }
        return words.substring(first, last).replaceAll("\\s+", " ").strip();
    }

    private static boolean ends(String words, int at) {
        return ".?!".indexOf(words.charAt(at)) >= 0 && at + 1 < words.length() && words.charAt(at + 1) == ' ';
    }
}
