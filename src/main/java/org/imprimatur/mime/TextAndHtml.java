package org.imprimatur.mime;

import org.jspecify.annotations.Nullable;

/**
 * A text of a mail, as plain text, as HTML, or as both.
 *
 * @param text null if only HTML is given
 * @param html null if only text is given
 */
record TextAndHtml(@Nullable String text, @Nullable String html) {

    boolean isBlank() {
        return (text == null || text.isBlank()) && (html == null || html.isBlank());
    }
}
