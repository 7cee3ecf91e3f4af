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

    @Test
    void whoeverTypesAnHourThatComesTwiceIsAskedWhichIsMeant() {
        Instant first = Instant.parse("2026-10-25T00:30:00Z");
        Instant second = Instant.parse("2026-10-25T01:30:00Z");
        Instant day = Instant.parse("2026-10-20T12:00:00Z");
        assertThatThrownBy(() -> meant("2026-10-25", "02:30", "", day))
                .isInstanceOfSatisfying(
                        ScheduleTime.TimeComesTwice.class,
                        asked -> assertThat(asked.choices()).containsExactly(first, second));
        assertThat(meant("2026-10-25", "02:30", first.toString(), day)).isEqualTo(first);
        assertThat(meant("2026-10-25", "02:30", second.toString(), day)).isEqualTo(second);
        assertThat(meant("2026-10-25", "02:30", "", Instant.parse("2026-10-25T00:45:00Z")))
                .as("the first has passed, so only one can be meant")
                .isEqualTo(second);
    }

    @ParameterizedTest
    @CsvSource({"9999-12-24,09:30", "2027-03-02,09:30", "2026-10-02,09:30", "3026-03-02,00:00"})
    void whoeverTypesADayFarAwayIsAskedWhetherItIsMeant(String day, String time) {
        Instant at = ScheduleTime.at(day, time, BERLIN, NOW);
        assertThatThrownBy(() -> meant(day, time, "", NOW))
                .isInstanceOfSatisfying(
                        ScheduleTime.TimeIsFarAway.class,
                        asked -> assertThat(asked.choices()).containsExactly(at));
        assertThat(meant(day, time, at.toString(), NOW)).isEqualTo(at);
    }

    @Test
    void aYesIsForTheMomentThatWasAskedAboutAndForNoOther() {
        Instant asked = ScheduleTime.at("9999-12-24", "09:30", BERLIN, NOW);
        assertThatThrownBy(() -> meant("9998-12-24", "09:30", asked.toString(), NOW))
                .isInstanceOf(ScheduleTime.TimeIsFarAway.class);
        assertThatThrownBy(() -> meant("9999-12-24", "09:30", "yes", NOW))
                .isInstanceOf(ScheduleTime.TimeIsFarAway.class);
    }

    @Test
    void aTimeOfTheNextMonthsIsNotAskedAbout() {
        assertThat(meant("2026-08-20", "09:30", "", NOW)).isEqualTo(Instant.parse("2026-08-20T07:30:00Z"));
    }

    @Test
    void aTimeClocksJumpOverIsNoneWhateverIsSaid() {
        assertThatThrownBy(() -> meant("2026-03-29", "02:30", "2026-03-29T01:30:00Z", NOW))
                .isInstanceOf(ScheduleTime.TimeIsSkipped.class);
    }

    @Test
    void aTimeIsToldWithDayHourAndZone() {
        assertThat(ScheduleTime.words(Instant.parse("2026-10-25T00:30:00Z"), BERLIN))
                .isEqualTo("Sunday 25\u00a0October\u00a02026 at 02:30 CEST");
        assertThat(ScheduleTime.words(Instant.parse("2026-10-25T01:30:00Z"), BERLIN))
                .isEqualTo("Sunday 25\u00a0October\u00a02026 at 02:30 CET");
    }

    private static Instant meant(String day, String time, String sure, Instant now) {
        return ScheduleTime.meant(new ScheduleTime.Typed(day, time, sure), BERLIN, now);
    }

    @ParameterizedTest
    @CsvSource({
        "'',09:30",
        "2026-03-02,''",
        "tomorrow,09:30",
        "2026-03-02,noon",
        "2026-02-30,09:30",
        "+12026-03-02,09:30"
    })
    void whatIsNoDayOrNoTimeIsAskedForAgain(String day, String time) {
        assertThatThrownBy(() -> ScheduleTime.at(day, time, BERLIN, NOW)).isInstanceOf(ScheduleTime.NoTimeChosen.class);
    }
}
