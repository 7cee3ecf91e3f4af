package org.imprimatur.article.writing;

import java.util.List;
import java.util.Map;
import org.imprimatur.article.source.standing.StandingPanel;
import org.jspecify.annotations.Nullable;

/**
 * What the write page prints of sources.
 *
 * @param standing what they are worth; null if the list cannot be read
 * @param problems of the list as a whole, in words
 * @param isOpen   whether the form for a source is
 */
record SourcesPart(
        List<SourceRow> rows,
        @Nullable StandingPanel standing,
        List<String> problems,
        SourceForm form,
        boolean isOpen,
        PastedSources pasted) {

    public SourceKind[] kinds() {
        return SourceKind.values();
    }

    /** Whether the form has something in it, or something in it was refused. */
    public boolean isFormOpen(Map<String, String> refused) {
        return isOpen || refused.keySet().stream().anyMatch(field -> field.startsWith("source-"));
    }
}
