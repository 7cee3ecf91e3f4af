package org.imprimatur.calendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The entry a page of the calendar comes after; stands in addresses.
 *
 * @param at what entries of its kind are ordered by within the day, null where that is their id alone
 */
public record CalendarCursor(
        LocalDate day, CalendarEntry.Kind kind, @Nullable Instant at, String id) {

    private static final String BETWEEN = "~";

    static CalendarCursor at(CalendarEntry entry) {
        return new CalendarCursor(entry.day(), entry.kind(), entry.at(), entry.id());
    }

    /** @return empty if it is none of ours */
    public static Optional<CalendarCursor> read(String written) {
        String[] parts = written.split(BETWEEN, -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        try {
            CalendarEntry.Kind kind = CalendarEntry.Kind.valueOf(parts[1]);
            Instant at = parts[2].isEmpty() ? null : Instant.parse(parts[2]);
            boolean whole = (kind == CalendarEntry.Kind.REVIEW) == (at == null);
            return whole
                    ? Optional.of(new CalendarCursor(LocalDate.parse(parts[0]), kind, at, parts[3]))
                    : Optional.empty();
        } catch (DateTimeException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    public String written() {
        return String.join(BETWEEN, day.toString(), kind.name(), at == null ? "" : at.toString(), id);
    }

    /** The first day of which entries of this kind may still follow. */
    LocalDate firstDay(CalendarEntry.Kind of) {
        return of.ordinal() < kind.ordinal() ? day.plusDays(1) : day;
    }
}
