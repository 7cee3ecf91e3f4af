package org.imprimatur.article.source.retraction;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.imprimatur.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A list of retractions somebody imported.
 *
 * @param newest   the day of its newest entry, null if none has one
 * @param taken    rows that name a work
 * @param nameless rows whose work has neither DOI nor a number of PubMed, so that no source can be told to be it
 * @param broken   rows that could not be read
 * @param faults   the first of those, with the line each begins in
 */
public record RetractionList(
        UUID id,
        String fileName,
        long fileSize,
        PersonId readBy,
        Instant readAt,
        @Nullable LocalDate newest,
        int taken,
        int nameless,
        int broken,
        List<Fault> faults) {

    public RetractionList {
        faults = List.copyOf(faults);
    }

    /** @param why of {@link RetractionColumns.Fault}, by name */
    public record Fault(long line, String why) {}
}
