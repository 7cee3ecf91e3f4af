package org.imprimatur.people;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.imprimatur.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * A leave of absence: from when to when somebody is away. They may still sign in and work; nothing is asked of them first.
 *
 * @param firstDay the first day they are away
 * @param lastDay  the last day they are away
 * @param endedAt  when it was ended early or withdrawn; null where it ends by its last day
 */
public record LeaveOfAbsence(
        UUID id,
        PersonId person,
        LocalDate firstDay,
        LocalDate lastDay,
        @Nullable Instant endedAt) {

    private static final DateTimeFormatter WORDS =
            DateTimeFormatter.ofPattern("EEEE d\u00a0MMMM\u00a0yyyy", Locale.ENGLISH);

    /**
     * @throws EndsBeforeItBegins if its last day lies before its first
     * @throws LeaveHasPassed if it would be over already
     * @throws LeaveIsFarAway if it would begin more than a year from now
     * @throws LeaveIsVeryLong if it would last longer than a year
     */
    static LeaveOfAbsence of(PersonId person, LocalDate firstDay, LocalDate lastDay, LocalDate today) {
        mustBePlausible(firstDay, lastDay, today);
        return new LeaveOfAbsence(UUID.randomUUID(), person, firstDay, lastDay, null);
    }

    /** The same leave on other days, under the rules of {@link #of}. */
    LeaveOfAbsence moved(LocalDate firstDay, LocalDate lastDay, LocalDate today) {
        mustBePlausible(firstDay, lastDay, today);
        return new LeaveOfAbsence(id, person, firstDay, lastDay, endedAt);
    }

    /** Whether they are away today. */
    public boolean isUnderWay(LocalDate today) {
        return isOpen(today) && !firstDay.isAfter(today);
    }

    /** Whether it is still to come, or under way. */
    public boolean isOpen(LocalDate today) {
        return endedAt == null && !lastDay.isBefore(today);
    }

    /** The first day they are back. */
    public LocalDate returnDay() {
        return lastDay.plusDays(1);
    }

    private static void mustBePlausible(LocalDate firstDay, LocalDate lastDay, LocalDate today) {
        if (lastDay.isBefore(firstDay)) {
            throw new EndsBeforeItBegins(WORDS.format(lastDay), WORDS.format(firstDay));
        }
        if (lastDay.isBefore(today)) {
            throw new LeaveHasPassed(WORDS.format(lastDay));
        }
        if (firstDay.isAfter(today.plusYears(1))) {
            throw new LeaveIsFarAway(WORDS.format(firstDay));
        }
        if (lastDay.isAfter(firstDay.plusYears(1))) {
            throw new LeaveIsVeryLong(WORDS.format(firstDay), WORDS.format(lastDay));
        }
    }

    /** Nobody is back before they have gone. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class EndsBeforeItBegins extends Refusal {

        EndsBeforeItBegins(String lastDay, String firstDay) {
            super(lastDay, firstDay);
        }
    }

    /** Nothing would follow from it any more. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class LeaveHasPassed extends Refusal {

        LeaveHasPassed(String lastDay) {
            super(lastDay);
        }
    }

    /** So far away that a mistaken year is likelier. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class LeaveIsFarAway extends Refusal {

        LeaveIsFarAway(String firstDay) {
            super(firstDay);
        }
    }

    /** So long that a mistaken year is likelier, or that they leave for good. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class LeaveIsVeryLong extends Refusal {

        LeaveIsVeryLong(String firstDay, String lastDay) {
            super(firstDay, lastDay);
        }
    }
}
