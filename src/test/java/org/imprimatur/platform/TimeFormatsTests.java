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
