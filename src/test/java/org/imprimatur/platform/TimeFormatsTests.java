package org.imprimatur.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

class TimeFormatsTests {

    /** A Wednesday, 12:00 in Berlin. */
    private static final Instant NOON = Instant.parse("2026-06-03T10:00:00Z");

    private final TimeFormats timeFormats = new TimeFormats(Clock.fixed(NOON, ZoneId.of("Europe/Berlin")), words());

    @BeforeEach
    void inEnglish() {
        LocaleContextHolder.setLocale(Locale.UK);
    }

    @AfterEach
    void asBefore() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void aMomentIsSaidAsAColleagueWouldSayIt() {
        assertThat(timeFormats.moment(NOON.minusSeconds(20))).isEqualTo("just now");
        assertThat(timeFormats.moment(NOON.minusSeconds(3600))).isEqualTo("today at 11:00");
        assertThat(timeFormats.moment(NOON.minusSeconds(86400))).isEqualTo("yesterday at 12:00");
        assertThat(timeFormats.moment(NOON.minusSeconds(2 * 86400))).isEqualTo("Monday at 12:00");
        assertThat(timeFormats.moment(NOON.minusSeconds(20 * 86400))).isEqualTo("14\u00a0May\u00a02026");
    }

    @Test
    void aWeekdayNeverMeansTheOneAWeekAway() {
        assertThat(timeFormats.due(LocalDate.of(2026, 6, 9))).isEqualTo("Tuesday");
        assertThat(timeFormats.due(LocalDate.of(2026, 6, 10))).isEqualTo("10\u00a0June\u00a02026");
    }

    @Test
    void whatIsOverdueSaysForHowLong() {
        assertThat(timeFormats.due(NOON.plusSeconds(60))).isEqualTo("today");
        assertThat(timeFormats.due(NOON.plusSeconds(86400))).isEqualTo("tomorrow");
        assertThat(timeFormats.due(NOON.minusSeconds(3 * 86400))).isEqualTo("3 days ago");
    }

    @Test
    void waitingIsCountedInTheUnitPeopleUse() {
        assertThat(timeFormats.since(NOON.minusSeconds(30))).isEqualTo("less than a minute");
        assertThat(timeFormats.since(NOON.minusSeconds(60))).isEqualTo("1 minute");
        assertThat(timeFormats.since(NOON.minusSeconds(3 * 3600))).isEqualTo("3 hours");
        assertThat(timeFormats.since(NOON.minusSeconds(5 * 86400))).isEqualTo("5 days");
    }

    @Test
    void fromTheNextDayOnDaysAreCountedAndNotHours() {
        assertThat(timeFormats.since(NOON.minusSeconds(11 * 3600))).isEqualTo("11 hours");
        assertThat(timeFormats.since(NOON.minusSeconds(13 * 3600))).isEqualTo("since yesterday");
        assertThat(timeFormats.since(NOON.minusSeconds(29 * 3600))).isEqualTo("since yesterday");
        assertThat(timeFormats.since(NOON.minusSeconds(46 * 3600))).isEqualTo("2 days");
        assertThat(timeFormats.due(NOON.minusSeconds(27 * 3600))).isEqualTo("yesterday");
        assertThat(timeFormats.due(NOON.minusSeconds(3 * 3600))).isEqualTo("3 hours ago");
        assertThat(timeFormats.due(LocalDate.of(2026, 6, 2))).isEqualTo("yesterday");
        assertThat(timeFormats.due(LocalDate.of(2026, 6, 3))).isEqualTo("today");
    }

    @Test
    void whatIsAheadIsCountedInTheSameDays() {
        assertThat(timeFormats.away(NOON.plusSeconds(11 * 3600))).isEqualTo("today");
        assertThat(timeFormats.away(NOON.plusSeconds(13 * 3600))).isEqualTo("tomorrow");
        assertThat(timeFormats.away(NOON.plusSeconds(37 * 3600))).isEqualTo("in 2 days");
        assertThat(timeFormats.away(LocalDate.of(2026, 6, 6))).isEqualTo("in 3 days");
        assertThat(timeFormats.away(LocalDate.of(2026, 6, 1))).isEqualTo("2 days ago");
    }

    @Test
    void aDayThatTheClockMadeLongerOrShorterIsStillOneDay() {
        // On 25 October 2026 the day in Berlin had 25 hours, on 29 March 23.
        TimeFormats autumn = at("2026-10-26T00:10:00Z", "Europe/Berlin");
        assertThat(autumn.since(Instant.parse("2026-10-24T22:05:00Z"))).isEqualTo("since yesterday");
        assertThat(autumn.since(Instant.parse("2026-10-24T21:55:00Z"))).isEqualTo("2 days");
        TimeFormats spring = at("2026-03-28T22:30:00Z", "Europe/Berlin");
        assertThat(spring.due(Instant.parse("2026-03-29T21:45:00Z"))).isEqualTo("tomorrow");
        assertThat(spring.due(Instant.parse("2026-03-29T22:15:00Z"))).isEqualTo("Monday");
    }

    @Test
    void aDayBeginsWhereTheNewsroomIs() {
        Instant moment = Instant.parse("2026-06-02T13:00:00Z");
        assertThat(at("2026-06-03T10:00:00Z", "Europe/Berlin").since(moment)).isEqualTo("since yesterday");
        assertThat(at("2026-06-03T10:00:00Z", "Pacific/Auckland").since(moment)).isEqualTo("21 hours");
        assertThat(at("2026-06-03T10:00:00Z", "Pacific/Auckland").due(moment)).isEqualTo("21 hours ago");
        assertThat(at("2026-06-03T10:00:00Z", "Asia/Kathmandu").due(moment)).isEqualTo("yesterday");
        assertThat(at("2026-06-03T10:00:00Z", "America/Los_Angeles").due(moment))
                .isEqualTo("yesterday");
    }

    @Test
    void minutesStayMinutesOverMidnight() {
        assertThat(at("2026-06-02T22:10:00Z", "Europe/Berlin").since(Instant.parse("2026-06-02T21:30:00Z")))
                .isEqualTo("40 minutes");
    }

    private static TimeFormats at(String now, String zone) {
        return new TimeFormats(Clock.fixed(Instant.parse(now), ZoneId.of(zone)), words());
    }

    @Test
    void machinesGetTheExactTime() {
        assertThat(timeFormats.machine(NOON)).isEqualTo("2026-06-03T12:00:00+02:00");
        assertThat(timeFormats.exact(NOON)).isEqualTo("Wednesday 3 June 2026, 12:00 CEST");
    }

    private static ResourceBundleMessageSource words() {
        var words = new ResourceBundleMessageSource();
        words.setBasename("messages");
        words.setDefaultEncoding("UTF-8");
        words.setFallbackToSystemLocale(false);
        return words;
    }
}
