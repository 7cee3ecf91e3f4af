package org.imprimatur.workflow;

import java.text.ParseException;
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
import org.camunda.bpm.engine.impl.calendar.BusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.BusinessCalendarManager;
import org.camunda.bpm.engine.impl.calendar.CronTimer;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.MapBusinessCalendarManager;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads the times in drawings by the newsroom's clock and calendar, for the engine knows no zone but the machine's: in
 * three days is at the same hour, whatever clocks have done meanwhile, and eight o'clock is when it strikes eight here.
 */
@Component
class NewsroomCalendar {

    private final Clock clock;

    NewsroomCalendar(Clock clock) {
        this.clock = clock;
    }

    BusinessCalendarManager forTheEngine() {
        MapBusinessCalendarManager calendars = new MapBusinessCalendarManager();
        calendars.addBusinessCalendar(DueDateBusinessCalendar.NAME, new Here(new DueDateBusinessCalendar()));
        calendars.addBusinessCalendar(DurationBusinessCalendar.NAME, new Here(new DurationBusinessCalendar()));
        calendars.addBusinessCalendar(CycleBusinessCalendar.NAME, new CyclesHere());
        return calendars;
    }

    /** A date, a moment in ISO 8601, or a period counted from the task's beginning. */
    @Nullable
    Date due(@Nullable Object value, Date since) {
        if (value == null || value instanceof Date) {
            return (Date) value;
        }
        return new Here(new DueDateBusinessCalendar())
                .resolveDuedate(String.valueOf(value).strip(), since);
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

    /** Whatever is spelt otherwise, the engine reads in its own way. */
    private final class Here implements BusinessCalendar {

        private final BusinessCalendar engines;

        Here(BusinessCalendar engines) {
            this.engines = engines;
        }

        @Override
        public Date resolveDuedate(String text, Task task) {
            return resolveDuedate(text);
        }

        @Override
        public Date resolveDuedate(String text) {
            return resolveDuedate(text, (Date) null);
        }

        @Override
        public Date resolveDuedate(String text, @Nullable Date since) {
            try {
                return text.startsWith("P")
                        ? later(text, since == null ? Date.from(clock.instant()) : since)
                        : at(text);
            } catch (DateTimeException otherwise) {
                return since == null ? engines.resolveDuedate(text) : engines.resolveDuedate(text, since);
            }
        }
    }

    /** Cycles of a period are counted by the hour; those of the calendar strike here. */
    private final class CyclesHere extends CycleBusinessCalendar {

        @Override
        public Date resolveDuedate(String text, @Nullable Date since, long repeatOffset) {
            if (text.startsWith("R")) {
                return super.resolveDuedate(text, since, repeatOffset);
            }
            Date from = since == null ? Date.from(clock.instant()) : since;
            try {
                // The engine reads the machine's wall clock; it is shown ours.
                ZoneId machine = ZoneId.systemDefault();
                Date next = CronTimer.parse(text).getDueDate(moved(from, clock.getZone(), machine));
                return moved(next, machine, clock.getZone());
            } catch (ParseException unreadable) {
                return super.resolveDuedate(text, since, repeatOffset);
            }
        }

        private static Date moved(Date time, ZoneId from, ZoneId to) {
            return Date.from(
                    time.toInstant().atZone(from).toLocalDateTime().atZone(to).toInstant());
        }
    }
}
