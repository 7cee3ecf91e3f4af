package org.imprimatur.workflow;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Date;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads the times in diagrams by the newsroom's clock and calendar, for the engine knows no zone but the machine's: in
 * three days is at the same hour, whatever clocks have done meanwhile, and eight o'clock is when it strikes eight here.
 */
@Component
class NewsroomCalendar {

    private final Clock clock;

    NewsroomCalendar(Clock clock) {
        this.clock = clock;
    }

    /**
     * A date, a moment in ISO 8601, or a period counted from a moment; nothing if it is spelt otherwise.
     *
     * @param since null for now
     */
    Optional<Date> due(String text, @Nullable Date since) {
        try {
            return Optional.of(
                    text.startsWith("P") ? later(text, since == null ? Date.from(clock.instant()) : since) : at(text));
        } catch (DateTimeException otherwise) {
            return Optional.empty();
        }
    }

    /**
     * When a cycle that is drawn by the wall clock strikes next here.
     *
     * @param since null for now
     * @param next  reads the machine's wall clock, and is shown ours
     */
    Date next(@Nullable Date since, UnaryOperator<Date> next) {
        ZoneId machine = ZoneId.systemDefault();
        Date from = since == null ? Date.from(clock.instant()) : since;
        return moved(next.apply(moved(from, clock.getZone(), machine)), machine, clock.getZone());
    }

    private static Date moved(Date time, ZoneId from, ZoneId to) {
        return Date.from(
                time.toInstant().atZone(from).toLocalDateTime().atZone(to).toInstant());
    }

    private Date later(String period, Date since) {
        int time = period.indexOf('T');
        String days = time < 0 ? period : period.substring(0, time);
        ZonedDateTime due = since.toInstant().atZone(clock.getZone());
        if (days.length() > 1) {
            due = due.plus(Period.parse(days));
        }
        if (time >= 0) {
            due = due.plus(Duration.parse("P" + period.substring(time)));
        }
        return Date.from(due.toInstant());
    }

    private Date at(String text) {
        DateTimeFormatter format = text.contains("T") ? DateTimeFormatter.ISO_DATE_TIME : DateTimeFormatter.ISO_DATE;
        TemporalAccessor time = format.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        if (time instanceof OffsetDateTime moment) {
            return Date.from(moment.toInstant());
        }
        LocalDateTime local = time instanceof LocalDate day ? day.atStartOfDay() : (LocalDateTime) time;
        return Date.from(local.atZone(clock.getZone()).toInstant());
    }
}
