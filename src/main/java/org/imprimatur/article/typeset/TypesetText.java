package org.imprimatur.article.typeset;

import java.util.List;

/**
 * A typeset text, as readers see it.
 *
 * @param body     HTML, safe to print as it is
 * @param sources  HTML of each source, in the order of first citation, then the uncited ones
 * @param contents second-level headings
 * @param words    in the body
 */
public record TypesetText(String body, List<String> sources, List<Heading> contents, int words) {

    /** @param id the heading's anchor in the body */
    public record Heading(String id, String text) {}
}
