package org.imprimatur.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which step of the schedule a turn has reached, and what that owes. */
class ReminderScheduleTests {

    private static final Instant DUE = Instant.parse("2026-11-26T12:00:00Z");

    private final ReminderSchedule reminderSchedule = ReminderSchedule.of(
            List.of(Duration.ofDays(2), Duration.ofDays(-2), Duration.ZERO, Duration.ZERO), Duration.ofDays(4));

    @Test
    void aTurnClimbsAsItsDayComesAndGoes() {
        assertThat(reminderSchedule.reached(DUE, DUE.minus(Duration.ofDays(2)).minusMillis(1)))
                .isZero();
        assertThat(reminderSchedule.reached(DUE, DUE.minus(Duration.ofDays(2)))).isEqualTo(1);
        assertThat(reminderSchedule.reached(DUE, DUE)).isEqualTo(2);
        assertThat(reminderSchedule.reached(DUE, DUE.plus(Duration.ofDays(3)))).isEqualTo(3);
        assertThat(reminderSchedule.reached(DUE, DUE.plus(Duration.ofDays(400))))
                .isEqualTo(4);
    }

    @Test
    void whoeverPassedSeveralStepsIsRemindedOfTheNewestAlone() {
        assertThat(reminderSchedule.reminding(0, 3)).contains(3);
        assertThat(reminderSchedule.reminding(1, 4)).contains(3);
        assertThat(reminderSchedule.escalating(0, 4)).contains(4);
        assertThat(reminderSchedule.escalating(0, 3)).isEmpty();
        assertThat(reminderSchedule.reminding(3, 4)).isEmpty();
    }

    @Test
    void anEscalationMayStandBetweenReminders() {
        ReminderSchedule other = ReminderSchedule.of(List.of(Duration.ZERO, Duration.ofDays(7)), Duration.ofDays(4));
        assertThat(other.reminding(0, 2)).contains(1);
        assertThat(other.escalating(0, 2)).contains(2);
        assertThat(other.reminding(2, 3)).contains(3);
    }
}
