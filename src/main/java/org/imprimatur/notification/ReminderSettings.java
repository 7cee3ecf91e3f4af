package org.imprimatur.notification;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When people are reminded.
 *
 * @param at            before ("-2d") and after ("2d") a turn is due
 * @param escalateAfter how late a turn may be before all publishers are told
 * @param daily         the time of day of the daily letter, in the newsroom's zone: "08:00"
 */
@ConfigurationProperties("imprimatur.reminders")
public record ReminderSettings(
        @DefaultValue({"-2d", "0s", "2d"}) List<Duration> at,
        @DefaultValue("4d") Duration escalateAfter,
        @DefaultValue("08:00") String daily) {

    ReminderSchedule schedule() {
        return ReminderSchedule.of(at, escalateAfter);
    }

    LocalTime dailyAt() {
        return LocalTime.parse(daily);
    }
}
