package org.imprimatur.article.writing;

import java.util.List;

/**
 * What was pasted to be read as sources, and what was found in it.
 *
 * @param text   as it was pasted, empty if nothing was
 * @param found  to be looked at before it is added
 * @param unread what could not be read, in words
 * @param json   of what was found, so that it is added as it was shown
 */
record PastedSources(String text, List<Found> found, List<String> unread, String json) {

    /** No list of references is longer. */
    static final int LONGEST = 1_000_000;

    PastedSources {
        found = List.copyOf(found);
        unread = List.copyOf(unread);
    }

    /**
     * A work that was found.
     *
     * @param entry as readers would see it, HTML
     * @param same  in words which source it seems to be, empty if none
     */
    record Found(int position, String entry, String same) {

        /** The entry without its links: a label with a link in it cannot be clicked for its box. */
        public String label() {
            return entry.replaceAll("</?a(?: [^<>]*)?>", "");
        }
    }

    static PastedSources none() {
        return new PastedSources("", List.of(), List.of(), "[]");
    }

    /** As it was pasted, with a word on why nothing was read. */
    static PastedSources unread(String text, String why) {
        return new PastedSources(text, List.of(), List.of(why), "[]");
    }
}
