package org.imprimatur.inbox.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.imprimatur.inbox.InboundMailEntry;
import org.imprimatur.inbox.InboundMailReadModel;
import org.imprimatur.inbox.InboundMailState;
import org.imprimatur.mime.MailHeaders;
import org.jspecify.annotations.Nullable;

/**
 * What {@code inbox/mail.html} prints.
 *
 * @param verified    whether the sender is who they say, in words
 * @param why         why it is where it is, in plain words, the deciding reason first
 * @param read        how it was read, in words, where that was not as usual
 * @param words       what it says; null if its bytes are not there
 * @param twins       mails with the same Message-ID and other words
 * @param settledBy   who decided, null if it was the machine
 * @param typed       the reason for discarding as typed
 * @param typedError  null if nothing is wrong with it
 */
record InboundMailDetailPage(
        InboundMailEntry mail,
        String tab,
        String subject,
        String from,
        String verified,
        List<String> why,
        List<String> read,
        @Nullable Words words,
        List<InboundMailReadModel.File> files,
        List<Twin> twins,
        @Nullable String settledBy,
        boolean mayReprocess,
        boolean mayBecomeReport,
        boolean mayBeDiscarded,
        String typed,
        @Nullable String typedError) {

    /**
     * The text, safe to be printed as text.
     *
     * @param page whether it came as a page, too
     */
    record Words(
            String to, String said, String quoted, String signature, boolean page, List<MailHeaders.Line> headers) {}

    /** @param text null if its bytes are not there */
    record Twin(
            UUID id,
            String subject,
            String from,
            InboundMailState state,
            Instant came,
            @Nullable String text) {}
}
