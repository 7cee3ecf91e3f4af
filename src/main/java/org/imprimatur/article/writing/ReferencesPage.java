package org.imprimatur.article.writing;

import java.util.List;
import java.util.Map;
import org.imprimatur.article.Article;
import org.imprimatur.article.source.reference.CitationMarker;
import org.imprimatur.worklist.Turn;

/**
 * What the page prints that makes sources of references.
 *
 * @param base the revision they stand in
 */
record ReferencesPage(
        Turn turn,
        Article article,
        int base,
        String heading,
        List<Line> lines,
        List<Mark> certain,
        List<Mark> uncertain) {

    /**
     * A line of the section beside the source read from it.
     *
     * @param ticked whether it says enough to become a source
     * @param fields name to what stands in it
     * @param unread words that went into no field
     */
    record Line(
            int at, String label, String text, String key, boolean ticked, Map<String, String> fields, String unread) {}

    /** @param meanings in words, as many as the marker has candidates */
    record Mark(CitationMarker marker, List<String> meanings) {}
}
