package org.imprimatur.worklist;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The urgency of a turn: what makes its matter go before others.
 *
 * @param promised by when a reader was promised an answer that waits for it, null if nobody was
 */
public record Urgency(Level level, @Nullable Instant promised) {

    /** How urgent; the graver one is declared later. Their order is stored. */
    public enum Level {
        NONE,
        /** A reader waits for an answer. */
        PROMISED,
        /** What readers see is wrong in what it says about health. */
        CLINICAL,
        /** Somebody who follows what readers see could come to harm. */
        DANGEROUS;

        /** As message keys end. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Urgency none() {
        return new Urgency(Level.NONE, null);
    }

    /** Whether somebody waits for it, or it is grave. */
    public boolean isUrgent() {
        return level != Level.NONE;
    }

    public boolean isGrave() {
        return level.compareTo(Level.PROMISED) > 0;
    }

    /** Whether work that is due then goes before all that is not urgent: it is grave, or the promise leaves it no other day. */
    public boolean leads(@Nullable Instant due, Clock clock) {
        return isGrave() || isUrgent() && due != null && due.isBefore(tomorrow(clock));
    }

    static Instant tomorrow(Clock clock) {
        return LocalDate.now(clock).plusDays(1).atStartOfDay(clock.getZone()).toInstant();
    }

    /** The graver of both, by the earlier of both promises. */
    public Urgency and(Urgency other) {
        Level graver = level.compareTo(other.level) >= 0 ? level : other.level;
        return new Urgency(graver, earlier(promised, other.promised));
    }

    /** Whether not a whole day is left before the promised one. */
    public boolean isPressing(LocalDate today, ZoneId zone) {
        return level == Level.DANGEROUS
                || promised != null && !LocalDate.ofInstant(promised, zone).isAfter(today);
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
