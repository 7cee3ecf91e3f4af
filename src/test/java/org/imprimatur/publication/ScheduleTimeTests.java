package org.imprimatur.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTimeTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void aTimeIsMeantAsTheNewsroomsClockShowsIt() {
        assertThat(ScheduleTime.at("2026-03-02", "09:30", BERLIN, NOW))
                .isEqualTo(Instant.parse("2026-03-02T08:30:00Z"));
        assertThat(ScheduleTime.at("2026-07-02", "09:30", BERLIN, NOW))
                .isEqualTo(Instant.parse("2026-07-02T07:30:00Z"));
    }

    @Test
    void aTimeThatHasPassedIsRefused() {
        assertThatThrownBy(() -> ScheduleTime.at("2026-03-01", "13:00", BERLIN, NOW))
                .isInstanceOf(ScheduleTime.TimeHasPassed.class);
        assertThatThrownBy(() -> ScheduleTime.at("2025-03-02", "13:00", BERLIN, NOW))
                .isInstanceOf(ScheduleTime.TimeHasPassed.class);
    }

    @Test
    void aTimeClocksJumpOverIsRefusedWithTheJump() {
        assertThatThrownBy(() -> ScheduleTime.at("2026-03-29", "02:30", BERLIN, NOW))
                .isInstanceOfSatisfying(
                        ScheduleTime.TimeIsSkipped.class,
                        skipped -> assertThat(skipped.arguments()).containsExactly("02:30", "02:00", "03:00"));
    }

    @Test
    void ofAnHourThatComesTwiceTheFirstIsMeant() {
        assertThat(ScheduleTime.at("2026-10-25", "02:30", BERLIN, NOW))
                .isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"'',09:30", "2026-03-02,''", "tomorrow,09:30", "2026-03-02,noon", "2026-02-30,09:30"})
    void whatIsNoDayOrNoTimeIsAskedForAgain(String day, String time) {
        assertThatThrownBy(() -> ScheduleTime.at(day, time, BERLIN, NOW)).isInstanceOf(ScheduleTime.NoTimeChosen.class);
    }
}
