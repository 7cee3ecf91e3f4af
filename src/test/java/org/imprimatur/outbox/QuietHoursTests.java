package org.imprimatur.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a reminder may leave, by the newsroom's own clocks. */
class QuietHoursTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final QuietHours night = new QuietHours(LocalTime.of(20, 0), LocalTime.of(7, 0));

    @Test
    void theEveningWaitsForTheNextMorningAndTheNightForItsOwn() {
        assertThat(end("2026-11-23T20:00:00+01:00[Europe/Berlin]")).contains(at("2026-11-24T07:00:00+01:00"));
        assertThat(end("2026-11-24T06:59:59+01:00[Europe/Berlin]")).contains(at("2026-11-24T07:00:00+01:00"));
    }

    @Test
    void theDayWaitsForNothing() {
        assertThat(end("2026-11-24T07:00:00+01:00[Europe/Berlin]")).isEmpty();
        assertThat(end("2026-11-24T19:59:59+01:00[Europe/Berlin]")).isEmpty();
    }

    @Test
    void theNightsOfTheChangingClocksEndBySeven() {
        assertThat(end("2026-10-24T23:00:00+02:00[Europe/Berlin]")).contains(at("2026-10-25T07:00:00+01:00"));
        assertThat(end("2026-03-28T23:00:00+01:00[Europe/Berlin]")).contains(at("2026-03-29T07:00:00+02:00"));
    }

    @Test
    void aQuietThatEndsInTheHourThatIsSkippedEndsRightAfterIt() {
        QuietHours short_ = new QuietHours(LocalTime.of(1, 0), LocalTime.of(2, 30));
        assertThat(short_.endingAfter(at("2026-03-29T01:15:00+01:00"), BERLIN))
                .contains(at("2026-03-29T03:30:00+02:00"));
    }

    @Test
    void theSameTimeTwiceIsNoQuietAtAll() {
        QuietHours none = new QuietHours(LocalTime.NOON, LocalTime.NOON);
        assertThat(none.endingAfter(at("2026-11-24T12:00:00+01:00"), BERLIN)).isEmpty();
        assertThat(none.endingAfter(at("2026-11-24T03:00:00+01:00"), BERLIN)).isEmpty();
    }

    private Optional<Instant> end(String moment) {
        return night.endingAfter(ZonedDateTime.parse(moment).toInstant(), BERLIN);
    }

    private static Instant at(String moment) {
        return ZonedDateTime.parse(moment).toInstant();
    }
}
