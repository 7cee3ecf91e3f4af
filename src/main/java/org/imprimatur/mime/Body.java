package org.imprimatur.mime;

import org.jspecify.annotations.Nullable;

/**
 * What a mail says. Nothing is ever deleted: {@code text} is all of it, the other parts say which of it is whose.
 *
 * @param text      everything, as plain text with line feeds; may be empty
 * @param said      the sender's own words: without quotation and signature if it is a reply, else all of {@code text}
 * @param quoted    what is quoted from earlier mails, may be empty
 * @param signature folded away below, may be empty
 * @param html      sanitised for display, remote content taken out; null if the mail had none
 */
public record Body(
        String text,
        String said,
        String quoted,
        String signature,
        @Nullable String html) {

    public static Body of(String text) {
        return new Body(text, text, "", "", null);
    }
}
