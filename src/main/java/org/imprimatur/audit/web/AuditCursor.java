package org.imprimatur.audit.web;

import java.time.Instant;
import org.imprimatur.audit.AuditEntry;
import org.jspecify.annotations.Nullable;

/** The last line of a page, after which the next one goes on. Stands in addresses as {@link #toString()}. */
record AuditCursor(Instant at, String chain, long seq) {

    private static final long MICROS = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    /** Null if the text is no cursor: whoever edits an address starts again at the top. */
    static @Nullable AuditCursor parse(@Nullable String text) {
        String[] parts = text == null ? new String[0] : text.split(",", 3);
        if (parts.length != 3) {
            return null;
        }
        try {
            long micros = Long.parseLong(parts[0]);
            Instant at = Instant.ofEpochSecond(
                    Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * NANOS_PER_MICRO);
            return micros < 0 ? null : new AuditCursor(at, parts[2], Long.parseLong(parts[1]));
        } catch (NumberFormatException notACursor) {
            return null;
        }
    }

    static AuditCursor after(AuditEntry entry) {
        return new AuditCursor(entry.at(), entry.chain(), entry.seq());
    }

    @Override
    public String toString() {
        return at.getEpochSecond() * MICROS + at.getNano() / NANOS_PER_MICRO + "," + seq + "," + chain;
    }
}
