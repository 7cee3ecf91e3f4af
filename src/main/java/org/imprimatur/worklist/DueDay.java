package org.imprimatur.worklist;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.imprimatur.platform.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The day by which a turn shall be done, as somebody typed it: until its last minute on the newsroom's clock. */
public final class DueDay {

    private static final DateTimeFormatter WORDS =
            DateTimeFormatter.ofPattern("EEEE d\u00a0MMMM\u00a0yyyy", Locale.ENGLISH);

    private static final LocalTime END = LocalTime.of(23, 59);

    private DueDay() {}

    /**
     * @param day "2026-12-24"
     * @throws NoDayChosen if it is none
     * @throws DayHasPassed if it lies before today
     * @throws DayIsFarAway if it is more than a year away, which no work in hand waits
     */
    public static Instant endOf(String day, ZoneId zone, Instant now) {
        LocalDate wanted = parse(day);
        LocalDate today = LocalDate.ofInstant(now, zone);
        if (wanted.isBefore(today)) {
            throw new DayHasPassed(WORDS.format(wanted));
        }
        if (wanted.isAfter(today.plusYears(1))) {
            throw new DayIsFarAway(WORDS.format(wanted));
        }
        return wanted.atTime(END).atZone(zone).toInstant();
    }

    private static LocalDate parse(String day) {
        try {
            return LocalDate.parse(day.strip());
        } catch (DateTimeParseException none) {
            throw new NoDayChosen();
        }
    }

    /** A due date is a day. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class NoDayChosen extends Refusal {

        NoDayChosen() {
            super();
        }
    }

    /** Nothing can be done by a day that is over. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class DayHasPassed extends Refusal {

        DayHasPassed(String day) {
            super(day);
        }
    }

    /** So far away that a mistaken year is likelier. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class DayIsFarAway extends Refusal {

        DayIsFarAway(String day) {
            super(day);
        }
    }
}
