package org.imprimatur.article.markdown;

import java.util.Map;
import java.util.TreeMap;

/** What is to be put into a text at which places. */
final class Edits {

    private final TreeMap<Integer, String> insertions = new TreeMap<>();

    /** Before what begins there; the same is put there once. */
    void before(int at, String words) {
        insertions.merge(at, words, (there, more) -> there.endsWith(more) ? there : there + more);
    }

    /** Behind what ends there, and so before whatever is put before what begins there. */
    void behind(int at, String words) {
        insertions.merge(at, words, (there, more) -> there.startsWith(more) ? there : more + there);
    }

    boolean isEmpty() {
        return insertions.isEmpty();
    }

    String appliedTo(String text) {
        StringBuilder edited = new StringBuilder(text.length() + 2 * insertions.size());
        int from = 0;
        for (Map.Entry<Integer, String> insertion : insertions.entrySet()) {
            edited.append(text, from, insertion.getKey()).append(insertion.getValue());
            from = insertion.getKey();
        }
        return edited.append(text, from, text.length()).toString();
    }
}
