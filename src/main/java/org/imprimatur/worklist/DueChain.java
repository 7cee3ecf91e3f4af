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
     * @param own   the weight of this stage
     * @param ahead the weight of all that come after it
     * @param drawn when it would be due by the diagram, which may be sooner; null if that says nothing
     * @param since when the stage began; it is never due before
     * @return null where nothing is promised and the diagram says nothing
     */
    public static @Nullable Instant due(
            Urgency urgency, int own, int ahead, @Nullable Instant drawn, Instant since, ZoneId zone) {
        Instant reckoned = reckoned(urgency, own, ahead, drawn, since, zone);
        if (reckoned == null || drawn != null && drawn.isBefore(reckoned)) {
            return drawn;
        }
        return reckoned;
    }

    /** Until the last minute of a day. */
    static Instant endOf(LocalDate day, ZoneId zone, Instant since) {
        Instant end = day.atTime(END).atZone(zone).toInstant();
        return end.isAfter(since) ? end : day.plusDays(1).atTime(END).atZone(zone).toInstant();
    }

    private static @Nullable Instant reckoned(
            Urgency urgency, int own, int ahead, @Nullable Instant drawn, Instant since, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(since, zone);
        if (urgency.level() == Urgency.Level.DANGEROUS) {
            return endOf(today, zone, since);
        }
        Instant promised = urgency.promised();
        boolean clinical = urgency.level() == Urgency.Level.CLINICAL;
        if (promised == null) {
            return clinical && drawn != null ? endOf(today.plusDays(half(days(today, drawn, zone))), zone, since) : null;
        }
        long days = Math.max(0, days(today, promised, zone) - 1);
        long shared = (clinical ? half(days) : days) * own / (own + ahead);
        return endOf(today.plusDays(shared), zone, since);
    }

    private static long days(LocalDate today, Instant until, ZoneId zone) {
        return ChronoUnit.DAYS.between(today, LocalDate.ofInstant(until, zone));
    }

    private static long half(long days) {
        return days / 2;
    }
}
