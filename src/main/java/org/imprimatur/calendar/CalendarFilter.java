package org.imprimatur.calendar;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted.
 *
 * @param from  the first day
 * @param to    the day after the last
 * @param kind  null for all kinds
 * @param topic "" for all topics
 */
public record CalendarFilter(LocalDate from, LocalDate to, CalendarEntry.@Nullable Kind kind, String topic) {

    boolean wants(CalendarEntry.Kind which) {
        return kind == null || kind == which;
    }
}
