package org.imprimatur.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DueDayTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void aDayLastsUntilItsLastMinuteOnTheNewsroomsClock() {
        assertThat(DueDay.endOf("2026-03-05", BERLIN, NOW)).isEqualTo(Instant.parse("2026-03-05T22:59:00Z"));
        assertThat(DueDay.endOf("2026-03-01", BERLIN, NOW))
                .as("today")
                .isEqualTo(Instant.parse("2026-03-01T22:59:00Z"));
    }

    @Test
    void nothingIsDueOnADayThatIsOverOrByAMistakenYear() {
        assertThatThrownBy(() -> DueDay.endOf("2026-02-28", BERLIN, NOW)).isInstanceOf(DueDay.DayHasPassed.class);
        assertThatThrownBy(() -> DueDay.endOf("9999-03-05", BERLIN, NOW)).isInstanceOf(DueDay.DayIsFarAway.class);
        assertThatThrownBy(() -> DueDay.endOf("2027-03-05", BERLIN, NOW)).isInstanceOf(DueDay.DayIsFarAway.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Thursday", "2026-02-30", "05/03/2026"})
    void whatIsNoDayIsAskedForAgain(String day) {
        assertThatThrownBy(() -> DueDay.endOf(day, BERLIN, NOW)).isInstanceOf(DueDay.NoDayChosen.class);
    }
}
