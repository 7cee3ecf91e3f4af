package org.imprimatur.article.source.retraction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts what became of the rows of a list while it is read. */
final class RetractionCounts {

    private static final int MOST_NAMED = 100;

    private final List<RetractionList.Fault> faults = new ArrayList<>();
    private int taken;
    private int nameless;
    private int broken;
    private @Nullable LocalDate newest;

    void add(long line, RetractionColumns.Reading reading, LocalDate today) {
        RetractionColumns.Fault fault = reading.fault();
        Retraction retraction = reading.retraction();
        if (fault != null) {
            broken++;
            if (faults.size() < MOST_NAMED) {
                faults.add(new RetractionList.Fault(line, fault.name()));
            }
        } else if (retraction == null) {
            nameless++;
        } else {
            taken++;
            newer(retraction.date(), today);
        }
    }

    /** A day that has not been yet is mistyped. */
    private void newer(@Nullable LocalDate date, LocalDate today) {
        if (date != null && !date.isAfter(today) && (newest == null || date.isAfter(newest))) {
            newest = date;
        }
    }

    int taken() {
        return taken;
    }

    int nameless() {
        return nameless;
    }

    int broken() {
        return broken;
    }

    int all() {
        return taken + nameless + broken;
    }

    @Nullable
    LocalDate newest() {
        return newest;
    }

    List<RetractionList.Fault> faults() {
        return List.copyOf(faults);
    }
}
