package org.imprimatur.publication;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Locale;
import org.imprimatur.platform.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Reads a day and a time as the newsroom's wall clock means them. */
public final class ScheduleTime {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter WORDS =
            DateTimeFormatter.ofPattern("EEEE d\u00a0MMMM\u00a0yyyy 'at' HH:mm", Locale.ENGLISH);

    private ScheduleTime() {}

    /**
     * Of an hour that comes twice, when clocks go back, the first is meant.
     *
     * @throws NoTimeChosen if day or time is missing or is none
     * @throws TimeIsSkipped if clocks jump over it
     * @throws TimeHasPassed if it is not in the future
     */
    static Instant at(String day, String time, ZoneId zone, Instant now) {
        LocalDateTime wanted = parse(day, time);
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(wanted);
        if (offsets.isEmpty()) {
            ZoneOffsetTransition jump = zone.getRules().getTransition(wanted);
            throw new TimeIsSkipped(
                    TIME.format(wanted), TIME.format(jump.getDateTimeBefore()), TIME.format(jump.getDateTimeAfter()));
        }
        Instant at = wanted.toInstant(offsets.get(0));
        if (!at.isAfter(now)) {
            throw new TimeHasPassed(WORDS.format(wanted));
        }
        return at;
    }

    public static String words(Instant at, ZoneId zone) {
        return WORDS.format(at.atZone(zone));
    }

    private static LocalDateTime parse(String day, String time) {
        try {
            return LocalDateTime.of(LocalDate.parse(day.strip()), LocalTime.parse(time.strip()));
        } catch (DateTimeParseException notATime) {
            throw new NoTimeChosen();
        }
    }

    /** A schedule wants a day and a time. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class NoTimeChosen extends Refusal {

        NoTimeChosen() {
            super();
        }
    }

    /** Nothing can be scheduled for the past. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class TimeHasPassed extends Refusal {

        TimeHasPassed(String time) {
            super(time);
        }
    }

    /** On the night clocks go forward, some times never come. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class TimeIsSkipped extends Refusal {

        TimeIsSkipped(String time, String before, String after) {
            super(time, before, after);
        }
    }
}
