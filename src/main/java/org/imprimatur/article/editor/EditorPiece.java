package org.imprimatur.article.editor;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/**
 * A block of a body as the editor gives it back. One of the three says what it is.
 *
 * @param kept     the number of a block that is as it was opened, counted from 0
 * @param html     what another one says
 * @param markdown the lines of one that is written as Markdown
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record EditorPiece(
        @Nullable Integer kept,
        @Nullable String html,
        @Nullable String markdown) {

    static EditorPiece kept(int block) {
        return new EditorPiece(block, null, null);
    }

    static EditorPiece html(String html) {
        return new EditorPiece(null, html, null);
    }
}
