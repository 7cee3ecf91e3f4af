package org.imprimatur.article.editor;

/**
 * A block of a body as the editor opens it.
 *
 * @param html     what it says, or for one written in a way HTML cannot say, its lines within {@code <pre data-markdown>}
 */
public record EditorBlock(String html) {}
