package org.imprimatur.report.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code report/reports.html} prints. */
record ReportListPage(
        List<Link> views,
        String view,
        String words,
        List<Group> groups,
        boolean filtered,
        @Nullable String top,
        @Nullable String next) {

    record Link(String href, String label, int count, boolean current) {}

    /** @param kind overdue, new, waiting or answered */
    record Group(String kind, List<Row> rows) {}

    /**
     * One report.
     *
     * @param article "Article 42", null if nobody knows which
     * @param said    how the mail begins
     * @param note    who has it, or what it waits for, in words
     * @param due     null once it is answered
     * @param at      since when it waits, or when it was answered
     * @param take    task to take, null if it cannot be taken
     * @param href    of the button
     * @param action    on the button
     */
    record Row(
            int number,
            String title,
            @Nullable Integer article,
            String from,
            String said,
            String note,
            boolean news,
            @Nullable Instant due,
            boolean overdue,
            boolean acknowledgement,
            Instant at,
            @Nullable String take,
            String href,
            String action,
            boolean mine) {}
}
