package org.imprimatur.report;

import java.util.UUID;

/** Identifies a reader's report for good; also the business key of its process, as {@link #businessKey()}. */
public record ReportId(UUID value) {

    private static final String PREFIX = "report:";

    public static ReportId random() {
        return new ReportId(UUID.randomUUID());
    }

    public static boolean isBusinessKey(String key) {
        return key.startsWith(PREFIX);
    }

    /** @throws IllegalArgumentException if the key is not a report's */
    public static ReportId ofBusinessKey(String key) {
        if (!isBusinessKey(key)) {
            throw new IllegalArgumentException("Not a report's business key: " + key);
        }
        return new ReportId(UUID.fromString(key.substring(PREFIX.length())));
    }

    /** "report:&lt;uuid&gt;": the same in the engine, the worklist, the audit and the letters. */
    public String businessKey() {
        return PREFIX + value;
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
