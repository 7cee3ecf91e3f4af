package org.imprimatur.platform;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Formats times as people say them. Templates reach it through {@code fragments/when.html}; nothing else prints a time.
 *
 * <p>A weekday stands only for days less than a week away, so it can never be taken for another one.
 */
@Component("timeFormats")
public class TimeFormats {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz");
    private static final String WHOLE_DAY = "EEEE d\u00a0MMMM\u00a0yyyy";

    private final Clock clock;
    private final MessageSource words;

    TimeFormats(Clock clock, MessageSource words) {
        this.clock = clock;
        this.words = words;
    }

    /** "today at 10:42", "Tuesday at 10:42", "3 June 2026". */
    public String moment(@Nullable Object time) {
        if (time == null) return "";
        if (time instanceof LocalDate) return day(time);
        ZonedDateTime then = zoned(time);
        if (Duration.between(then, now()).abs().compareTo(Duration.ofMinutes(1)) < 0) return say("fragments.when.now");
        long days = ChronoUnit.DAYS.between(then.toLocalDate(), today());
        String at = TIME.format(then);
        if (days == 0) return say("fragments.when.today", at);
        if (days == 1) return say("fragments.when.yesterday", at);
        if (Math.abs(days) < 7) return say("fragments.when.weekday", weekday(then.getDayOfWeek()), at);
        return day(time);
    }

    /**
     * "Tuesday at 10:42 CEST", "Tuesday 30 June 2026 at 10:42 CEST": a moment that somebody has set, always with its day,
     * its hour and the zone both are meant in.
     */
    public String appointment(@Nullable Object time) {
        if (time == null) return "";
        ZonedDateTime then = zoned(time);
        long days = ChronoUnit.DAYS.between(today(), then.toLocalDate());
        String zone = ZONE.withLocale(locale()).format(then);
        String at = say("fragments.when.zoned", TIME.format(then), zone);
        if (days == 0) return say("fragments.when.today", at);
        if (days == -1) return say("fragments.when.yesterday", at);
        String day = Math.abs(days) < 7
                ? weekday(then.getDayOfWeek())
                : DateTimeFormatter.ofPattern(WHOLE_DAY, locale()).format(then);
        return say("fragments.when.weekday", day, at);
    }

    /** Whether the moment has passed. */
    public boolean isPast(Object time) {
        return zoned(time).isBefore(now());
    }

    /** "3 June 2026". */
    public String day(@Nullable Object time) {
        return time == null
                ? ""
                : DateTimeFormatter.ofPattern("d\u00a0MMMM\u00a0yyyy", locale()).format(date(time));
    }

    /** "Sunday 6 December", with the year if it is another than this one. */
    public String weekday(LocalDate day) {
        String pattern = day.getYear() == today().getYear() ? "EEEE d\u00a0MMMM" : WHOLE_DAY;
        return DateTimeFormatter.ofPattern(pattern, locale()).format(day);
    }

    /** "10:42". */
    public String clock(@Nullable Object time) {
        return time == null ? "" : TIME.format(zoned(time));
    }

    /**
     * "3 hours", "since yesterday", "2 days": how long something has lasted, in words that follow "waiting". Hours are
     * counted within a day only; from the next one on, it is the days of the calendar that count.
     */
    public String since(@Nullable Object time) {
        if (time == null) return "";
        long days = -daysUntil(time);
        if (isWithinAnHour(time) || days <= 0) return withinTheDay(time);
        return days == 1 ? say("fragments.when.since.yesterday") : days(days);
    }

    /** "today", "tomorrow", "Thursday", "3 June 2026"; for the past, "yesterday", "2 days ago". */
    public String due(@Nullable Object time) {
        if (time == null) return "";
        long days = daysUntil(time);
        if (days < 2) return away(time);
        return days < 7 ? weekday(date(time).getDayOfWeek()) : day(time);
    }

    /** "in 3 days", "tomorrow", "today", "yesterday", "3 days ago": how far a day lies from this one. */
    public String away(@Nullable Object time) {
        if (time == null) return "";
        long days = daysUntil(time);
        if (days > 1) return say("fragments.when.ahead", days(days));
        if (days == 1) return say("fragments.when.due.tomorrow");
        if (days == 0) return isOverToday(time) ? ago(withinTheDay(time)) : say("fragments.when.due.today");
        return days == -1 ? say("fragments.when.due.yesterday") : ago(days(-days));
    }

    /** "Tuesday 3 June 2026 at 10:42 CEST", for the tooltip. */
    public String exact(@Nullable Object time) {
        if (time == null) return "";
        String pattern = time instanceof LocalDate ? "EEEE d MMMM yyyy" : "EEEE d MMMM yyyy, HH:mm zzz";
        DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, locale());
        return time instanceof LocalDate day ? format.format(day) : format.format(zoned(time));
    }

    /** ISO 8601, for machines. */
    public String machine(@Nullable Object time) {
        if (time == null) return "";
        return time instanceof LocalDate day
                ? day.toString()
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(zoned(time).truncatedTo(ChronoUnit.SECONDS));
    }

    /** Nights between today and its day on the newsroom's clock, however many hours each of the days had. */
    private long daysUntil(Object time) {
        return ChronoUnit.DAYS.between(today(), date(time));
    }

    private boolean isWithinAnHour(Object time) {
        return !(time instanceof LocalDate) && minutesSince(time) < 60;
    }

    private boolean isOverToday(Object time) {
        return !(time instanceof LocalDate) && isPast(time);
    }

    private long minutesSince(Object time) {
        return Math.max(0, Duration.between(zoned(time), now()).toMinutes());
    }

    private String withinTheDay(Object time) {
        if (time instanceof LocalDate) return say("fragments.when.due.today");
        long minutes = minutesSince(time);
        return minutes < 60 ? say("fragments.when.minutes", minutes) : say("fragments.when.hours", minutes / 60);
    }

    private String days(long days) {
        return days < 60 ? say("fragments.when.days", days) : say("fragments.when.months", days / 30);
    }

    private String ago(String span) {
        return say("fragments.when.due.past", span);
    }

    private ZonedDateTime zoned(Object time) {
        if (time instanceof Instant instant) return instant.atZone(clock.getZone());
        if (time instanceof ZonedDateTime zoned) return zoned.withZoneSameInstant(clock.getZone());
        if (time instanceof LocalDate day) return day.atStartOfDay(clock.getZone());
        throw new IllegalArgumentException("Not a time: " + time.getClass().getName());
    }

    private LocalDate date(Object time) {
        return time instanceof LocalDate day ? day : zoned(time).toLocalDate();
    }

    private ZonedDateTime now() {
        return clock.instant().atZone(clock.getZone());
    }

    private LocalDate today() {
        return now().toLocalDate();
    }

    private String weekday(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, locale());
    }

    private String say(String key, Object... args) {
        return words.getMessage(key, args, locale());
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
