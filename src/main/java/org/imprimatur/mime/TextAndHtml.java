package org.imprimatur.mime;

import org.jspecify.annotations.Nullable;

/**
 * Words of a mail in the forms it gives them in.
 *
 * @param text null if only HTML is given
 * @param html null if only text is given
 */
record TextAndHtml(@Nullable String text, @Nullable String html) {

    boolean isBlank() {
        return (text == null || text.isBlank()) && (html == null || html.isBlank());
    }
}
