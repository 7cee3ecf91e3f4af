package org.imprimatur.article.source.reference;

import java.util.List;

/**
 * Words of a text that stand for references: a raised number, numbers in brackets, a name and a year.
 *
 * @param from       where they stand in the body
 * @param sentence   the words around them, for whoever decides
 * @param candidates what they may mean, the likeliest first
 * @param certain    whether they can mean nothing but the first
 */
public record CitationMarker(
        int from, int to, String words, String sentence, List<List<Cited>> candidates, boolean certain) {

    public CitationMarker {
        candidates = List.copyOf(candidates);
    }

    /**
     * A reference that is cited.
     *
     * @param entry   its place in the section
     * @param locator where in it, may be empty
     */
    public record Cited(int entry, String locator) {}
}
