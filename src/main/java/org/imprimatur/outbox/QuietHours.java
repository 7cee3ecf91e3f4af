package org.imprimatur.outbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/** The part of the day, by the newsroom's own clocks, in which nobody is reminded of anything. */
record QuietHours(LocalTime from, LocalTime until) {

    /** When the quiet this moment falls into is over; empty if it falls into none. */
    Optional<Instant> endingAfter(Instant now, ZoneId zone) {
        ZonedDateTime there = now.atZone(zone);
        LocalTime time = there.toLocalTime();
        if (!contain(time)) {
            return Optional.empty();
        }
        LocalDate day = there.toLocalDate();
        LocalDate morning = time.isBefore(until) ? day : day.plusDays(1);
        return Optional.of(morning.atTime(until).atZone(zone).toInstant());
    }

    private boolean contain(LocalTime time) {
        boolean begun = !time.isBefore(from);
        boolean over = !time.isBefore(until);
        return from.isBefore(until) ? begun && !over : !from.equals(until) && (begun || !over);
    }
}
