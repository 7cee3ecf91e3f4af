package org.imprimatur.report;

import java.util.UUID;
import org.imprimatur.platform.Subject;

/** Identifies a reader's report for good, and is, as {@link #subject()}, what turns and letters are about. */
public record ReportId(UUID value) {

    public static ReportId random() {
        return new ReportId(UUID.randomUUID());
    }

    /** @throws IllegalArgumentException if it is not a report */
    public static ReportId of(Subject subject) {
        return new ReportId(UUID.fromString(subject.idOf(Subject.Kind.REPORT)));
    }

    public Subject subject() {
        return new Subject(Subject.Kind.REPORT, toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
