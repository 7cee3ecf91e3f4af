package org.imprimatur.article.markdown;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Node;

/** The words of a block as a reader meets them, and where among them sources are cited. */
public record CitedWords(String words, List<Mark> marks) {

    /**
     * One citation.
     *
     * @param at  how many characters of the words stand before it
     * @param key of the source
     */
    public record Mark(int at, String key) {}

    /** Writers put a blank before the bracket; where a sentence then goes on, or ends, the mark leaves none behind. */
    public CitedWords {
        StringBuilder closed = new StringBuilder(words);
        List<Mark> moved = new ArrayList<>(marks);
        for (int i = moved.size() - 1; i >= 0; i--) {
            int at = moved.get(i).at();
            if (at + 1 < closed.length() && closed.charAt(at) == ' ' && closes(closed.charAt(at + 1))) {
                closed.deleteCharAt(at);
                for (int later = i + 1; later < moved.size(); later++) {
                    if (moved.get(later).at() > at) {
                        moved.set(
                                later,
                                new Mark(
                                        moved.get(later).at() - 1,
                                        moved.get(later).key()));
                    }
                }
            }
        }
        words = closed.toString();
        marks = List.copyOf(moved);
    }

    public static CitedWords of(Node block) {
        return PlainWords.cited(block);
    }

    private static boolean closes(char c) {
        return ".,;:!?)]\u201d\u2019 ".indexOf(c) >= 0;
    }
}
