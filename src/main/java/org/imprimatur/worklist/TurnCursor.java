package org.imprimatur.worklist;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The last turn of a page, after which the next one goes on. Stands in addresses as {@link #toString()}. */
public record TurnCursor(Instant due, String taskId) {

    private static final long MICROS = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    /** Null if the text is no cursor: whoever edits an address starts again at the top. */
    public static @Nullable TurnCursor parse(@Nullable String text) {
        int comma = text == null ? -1 : text.indexOf(',');
        if (text == null || comma < 0 || comma == text.length() - 1) {
            return null;
        }
        try {
            long micros = Long.parseLong(text.substring(0, comma));
            Instant due = Instant.ofEpochSecond(
                    Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * NANOS_PER_MICRO);
            return micros < 0 ? null : new TurnCursor(due, text.substring(comma + 1));
        } catch (NumberFormatException notACursor) {
            return null;
        }
    }

    @Override
    public String toString() {
        return due.getEpochSecond() * MICROS + due.getNano() / NANOS_PER_MICRO + "," + taskId;
    }
}
