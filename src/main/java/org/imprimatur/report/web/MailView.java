package org.imprimatur.report.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail as a page shows it: text, never markup.
 *
 * @param who      the sender's name, or "a reader" for whoever need not know
 * @param address  bare, null for whoever need not know it, or if there is none
 * @param machine  whether a machine wrote it
 * @param flags    what to know about it, in words
 * @param doubtful whether the sender may be somebody else
 * @param pageHref the mail as the page it was written as, null if it has none or is not to be seen
 */
record MailView(
        String id,
        String who,
        @Nullable String address,
        String subject,
        String said,
        String quoted,
        String signature,
        Instant at,
        boolean machine,
        boolean followUp,
        boolean doubtful,
        List<String> flags,
        @Nullable String pageHref,
        List<File> files) {

    /**
     * @param note what to know of it: how large it is, or why nobody gets it
     * @param href null for a file that is handed out to nobody
     */
    record File(String name, String note, @Nullable String href) {}
}
