package org.imprimatur.outbox.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.imprimatur.outbox.LetterState;
import org.imprimatur.outbox.OutboxReadModel;
import org.jspecify.annotations.Nullable;

/** What {@code outbox/letters.html} prints: the letters of one tab. */
record OutboxPage(
        String tab,
        List<Row> rows,
        List<OutboxReadModel.Suppressed> suppressed,
        @Nullable String moreSuppressedHref,
        @Nullable String laterHref,
        @Nullable String earlierHref,
        boolean mayRetryAll,
        boolean mayLift) {

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
            boolean stuck,
            boolean mayRetry) {}
}
