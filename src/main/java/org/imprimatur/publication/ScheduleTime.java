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

    /** Nobody plans further ahead without looking twice; a wrong year does. */
    private static final int MONTHS_ASKED_ABOUT = 6;

    /** Later ones have no four figures, and no calendar of anybody who reads here. */
    private static final int LAST_YEAR = 9999;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter WORDS =
            DateTimeFormatter.ofPattern("EEEE d\u00a0MMMM\u00a0yyyy 'at' HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter ZONED =
            DateTimeFormatter.ofPattern("EEEE d\u00a0MMMM\u00a0yyyy 'at' HH:mm zzz", Locale.ENGLISH);

    private ScheduleTime() {}

    /**
     * What somebody typed into a form.
     *
     * @param day  "2026-12-24"
     * @param time "09:30"
     * @param sure the moment they were asked about and said that they mean, as an ISO instant; empty if nothing was asked
     */
    public record Typed(String day, String time, String sure) {

        private boolean means(Instant at) {
            return at.toString().equals(sure);
        }
    }

    /**
     * The moment that is meant. A time that is probable only by mistake is asked about first.
     *
     * @throws NoTimeChosen if day or time is missing or is none
     * @throws TimeIsSkipped if clocks jump over it
     * @throws TimeHasPassed if it is not in the future
     * @throws TimeComesTwice if clocks are put back over it and it was not said which of the two is meant
     * @throws TimeIsFarAway if it is very far away and it was not said that this is meant
     */
    static Instant meant(Typed typed, ZoneId zone, Instant now) {
        Instant first = at(typed.day(), typed.time(), zone, now);
        List<Instant> both = moments(parse(typed.day(), typed.time()), zone, now);
        Instant chosen = both.stream().filter(typed::means).findFirst().orElse(null);
        if (chosen != null) {
            return chosen;
        }
        if (both.size() > 1) {
            throw new TimeComesTwice(typed.time().strip(), both);
        }
        if (first.isAfter(now.atZone(zone).plusMonths(MONTHS_ASKED_ABOUT).toInstant())) {
            throw new TimeIsFarAway(words(first, zone), List.of(first));
        }
        return first;
    }

    private static List<Instant> moments(LocalDateTime wanted, ZoneId zone, Instant now) {
        return zone.getRules().getValidOffsets(wanted).stream()
                .map(wanted::toInstant)
                .filter(at -> at.isAfter(now))
                .toList();
    }

    /**
     * The moment as it is typed, whatever it is. Of an hour that comes twice, when clocks go back, the first that is to
     * come is meant.
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
        return moments(wanted, zone, now).stream()
                .findFirst()
                .orElseThrow(() -> new TimeHasPassed(WORDS.format(wanted)));
    }

    /** "Thursday 24 December 2026 at 09:30 CET". */
    public static String words(Instant at, ZoneId zone) {
        return ZONED.format(at.atZone(zone));
    }

    private static LocalDateTime parse(String day, String time) {
        try {
            LocalDateTime wanted = LocalDateTime.of(LocalDate.parse(day.strip()), LocalTime.parse(time.strip()));
            if (wanted.getYear() > LAST_YEAR) {
                throw new NoTimeChosen();
            }
            return wanted;
        } catch (DateTimeParseException notATime) {
            throw new NoTimeChosen();
        }
    }

    /** A time that can be scheduled, once somebody has said that it is meant. */
    public abstract static class Doubted extends Refusal {

        private final transient List<Instant> choices;

        private Doubted(String words, List<Instant> choices) {
            super(words);
            this.choices = List.copyOf(choices);
        }

        /** What may be meant by it, in the order of time. */
        public List<Instant> choices() {
            return choices;
        }
    }

    /** So far away that a mistaken year is likelier. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class TimeIsFarAway extends Doubted {

        TimeIsFarAway(String time, List<Instant> choices) {
            super(time, choices);
        }
    }

    /** On the night clocks go back, some times come twice. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class TimeComesTwice extends Doubted {

        TimeComesTwice(String time, List<Instant> choices) {
            super(time, choices);
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
