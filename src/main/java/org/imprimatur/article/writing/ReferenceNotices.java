package org.imprimatur.article.writing;

import org.imprimatur.article.source.reference.ReferenceSection;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the write page says of references that stand in the text as words, and could be sources. */
@Component
public class ReferenceNotices {

    /**
     * A list of references in a text.
     *
     * @param heading as the text has it
     */
    public record Notice(String heading, int lines) {}

    /** Null if the body has none. */
    public @Nullable Notice of(String body) {
        return ReferenceSection.of(body)
                .map(section -> new Notice(section.heading(), section.entries().size()))
                .orElse(null);
    }
}
