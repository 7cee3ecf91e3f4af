package org.imprimatur.article.intake.citation;

import java.util.List;

/**
 * What one field of a Word file cites: one work or several.
 *
 * @param close whether it is known to stand close to the word before it, as files exported from here say
 */
public record FieldCitation(List<Cite> cites, boolean close) {

    public FieldCitation(List<Cite> cites) {
        this(cites, false);
    }

    public FieldCitation {
        cites = List.copyOf(cites);
    }

    /**
     * One work and what is said of the place in it.
     *
     * @param before  words in front, such as "see"; may be empty
     * @param locator "p. 12"; may be empty
     */
    public record Cite(CitedWork work, String before, String locator) {}
}
