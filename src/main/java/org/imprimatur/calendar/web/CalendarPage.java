package org.imprimatur.calendar.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.imprimatur.calendar.CalendarEntry;
import org.jspecify.annotations.Nullable;

/**
 * What the calendar's page prints.
 *
 * @param heading  the month, or that all of it is overdue
 * @param overdue  what is overdue above the month of today
 * @param more     where the rest of it stands, null if there is none
 * @param next     where the page after this one is, null if there is none
 * @param absences who is away in the month that is shown, for those who see everything
 * @param madeAt   when the person's secret address was made, null while there is none
 */
record CalendarPage(
        String heading,
        List<CalendarEntry> overdue,
        @Nullable String more,
        List<Day> days,
        List<Choice> months,
        List<Choice> kinds,
        List<Topic> topics,
        List<Field> kept,
        @Nullable String next,
        @Nullable String first,
        @Nullable String before,
        @Nullable String after,
        boolean filtered,
        List<Absence> absences,
        @Nullable Instant madeAt) {

    /** @param past whether what stands here is overdue */
    record Day(LocalDate day, String words, boolean past, List<CalendarEntry> entries) {}

    /** @param words "Demo Reviewer, away until Sunday 6 December" */
    record Absence(String href, String words) {}

    /** @param count null where nothing is counted */
    record Choice(String href, String label, @Nullable Integer count, boolean current) {}

    record Topic(String name, boolean current) {}

    /** What the form for the topic carries on of the address. */
    record Field(String name, String value) {}
}
