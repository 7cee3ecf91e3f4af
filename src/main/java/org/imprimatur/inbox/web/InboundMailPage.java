package org.imprimatur.inbox.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.imprimatur.inbox.InboundMailState;
import org.jspecify.annotations.Nullable;

/**
 * What {@code inbox/mails.html} prints.
 *
 * @param tab        "found" if words were searched for
 * @param words      as typed
 * @param since      the day typed for mails to be brought back from, as typed
 * @param sinceError null if nothing is wrong with it
 * @param mayAct     also whether the buttons above the list are there
 */
record InboundMailPage(
        String tab,
        String words,
        List<Row> rows,
        @Nullable String laterHref,
        @Nullable String earlierHref,
        boolean mayAct,
        String since,
        @Nullable String sinceError) {

    /**
     * @param from    as displayed, with the bare address
     * @param why     what decided, in plain words; null while nothing has
     * @param twin    whether another mail has the same Message-ID and other words
     * @param retryAt when it is tried again, null if that is not under way
     */
    record Row(
            UUID id,
            String subject,
            String from,
            InboundMailState state,
            @Nullable String why,
            boolean twin,
            @Nullable Instant retryAt,
            Instant came) {}
}
