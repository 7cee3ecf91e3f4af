package org.imprimatur.worklist;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reckons the day a stage is due backwards from what a reader was promised. The stages that are left share the days until
 * the one before the promised day, by their weight; each stage done on its last day leaves the next one its own share, so
 * the answer goes out by the day it was promised for.
 */
public final class DueChain {

    private static final LocalTime END = LocalTime.of(23, 59);

    private DueChain() {}

    /**
     * What is grave and promised to nobody takes a day for each unit of weight, the one it begins on among them.
     *
     * @param own   the weight of this stage
     * @param ahead the weight of all that come after it
     * @param since from when it is reckoned; it is never due before
     * @return null where nothing is promised and nothing is grave
     */
    public static @Nullable Instant due(Urgency urgency, int own, int ahead, Instant since, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(since, zone);
        if (urgency.level() == Urgency.Level.DANGEROUS) {
            return endOf(today, zone, since);
        }
        boolean clinical = urgency.level() == Urgency.Level.CLINICAL;
        Instant promised = urgency.promised();
        if (promised == null) {
            return clinical ? endOf(today.plusDays(Math.max(0, own - 1)), zone, since) : null;
        }
        long days = Math.max(0, ChronoUnit.DAYS.between(today, LocalDate.ofInstant(promised, zone)) - 1);
        long shared = (clinical ? days / 2 : days) * own / (own + ahead);
        return endOf(today.plusDays(shared), zone, since);
    }

    /** The day by the diagram is kept to where it is sooner. */
    public static @Nullable Instant sooner(@Nullable Instant drawn, @Nullable Instant reckoned) {
        if (drawn == null || reckoned == null) {
            return drawn == null ? reckoned : drawn;
        }
        return drawn.isBefore(reckoned) ? drawn : reckoned;
    }

    /** Until the last minute of a day. */
    private static Instant endOf(LocalDate day, ZoneId zone, Instant since) {
        Instant end = day.atTime(END).atZone(zone).toInstant();
        return end.isAfter(since)
                ? end
                : day.plusDays(1).atTime(END).atZone(zone).toInstant();
    }
}
