package org.imprimatur.mail;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What {@code mail/mail.html} prints. */
record MailPage(
        Banner banner,
        List<Tab> tabs,
        String tab,
        List<Row> rows,
        List<MailShelf.Suppressed> suppressed,
        @Nullable String laterHref,
        @Nullable String earlierHref,
        boolean mayRetryAll,
        boolean mayLift) {

    /**
     * How the queue fares, in words.
     *
     * @param key   {@code no-server}, {@code paused}, {@code slow} or {@code well}
     * @param since when it began, null if that says nothing
     * @param next  when it is tried again
     */
    record Banner(
            String key,
            long waiting,
            @Nullable String trouble,
            @Nullable String reply,
            @Nullable Instant since,
            @Nullable Instant next,
            @Nullable Instant lastSent) {}

    record Tab(
            String href,
            String label,
            String section,
            @Nullable Long count) {}

    record Row(
            UUID id,
            String subject,
            String toName,
            String to,
            LetterState state,
            @Nullable String trouble,
            @Nullable String code,
            Instant at,
            @Nullable Instant next,
            boolean stuck) {}
}
