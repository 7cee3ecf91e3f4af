package org.imprimatur.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.TimeZone;
import org.camunda.bpm.engine.impl.calendar.BusinessCalendarManager;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In Berlin, where clocks went forward in the night of 28 March 2027, and back in that of 31 October. */
class NewsroomCalendarTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final TimeZone machines = TimeZone.getDefault();
    private final BusinessCalendarManager engines =
            EnginePlugin.calendars(new NewsroomCalendar(Clock.fixed(Instant.parse("2027-03-26T20:30:00Z"), BERLIN)));

    @AfterEach
    void putTheMachineBack() {
        TimeZone.setDefault(machines);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Berlin", "Pacific/Auckland", "America/Los_Angeles"})
    void aTurnIsDueAtTheSameHourOfTheNewsroomWhateverItsClocksDo(String machine) {
        TimeZone.setDefault(TimeZone.getTimeZone(machine));

        assertThat(due("P3D", "2027-03-26T23:30+01:00")).isEqualTo(at("2027-03-29T23:30+02:00"));
        assertThat(due("P2W", "2027-10-30T00:10+02:00")).isEqualTo(at("2027-11-13T00:10+01:00"));
        assertThat(due("P1M", "2028-01-31T09:00+01:00")).isEqualTo(at("2028-02-29T09:00+01:00"));
        assertThat(due("P1DT2H", "2027-03-27T09:00+01:00")).isEqualTo(at("2027-03-28T11:00+02:00"));
        assertThat(due("PT24H", "2027-03-27T09:00+01:00")).isEqualTo(at("2027-03-28T10:00+02:00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Berlin", "Pacific/Auckland", "America/Los_Angeles"})
    void aDateWithoutAZoneIsTheNewsrooms(String machine) {
        TimeZone.setDefault(TimeZone.getTimeZone(machine));

        assertThat(due("2027-11-05", "2027-10-01T09:00+02:00")).isEqualTo(at("2027-11-05T00:00+01:00"));
        assertThat(due("2027-07-05T17:00", "2027-03-01T09:00+01:00")).isEqualTo(at("2027-07-05T17:00+02:00"));
        assertThat(due("2027-07-05T17:00:00Z", "2027-03-01T09:00+01:00")).isEqualTo(at("2027-07-05T17:00Z"));
        assertThat(due("2027-07-05T17:00:00.000+0200", "2027-03-01T09:00+01:00"))
                .isEqualTo(at("2027-07-05T15:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Berlin", "Pacific/Auckland", "America/Los_Angeles"})
    void timersAreReadAsDueDatesAre(String machine) {
        TimeZone.setDefault(TimeZone.getTimeZone(machine));

        assertThat(engines.getBusinessCalendar("duration").resolveDuedate("P3D"))
                .isEqualTo(at("2027-03-29T21:30+02:00"));
        assertThat(engines.getBusinessCalendar("dueDate").resolveDuedate("P3D"))
                .isEqualTo(at("2027-03-29T21:30+02:00"));
        assertThat(cycle("0 0 8 * * ?", "2027-03-27T09:00+01:00")).isEqualTo(at("2027-03-28T08:00+02:00"));
        assertThat(cycle("0 30 23 * * ?", "2027-10-30T23:31+02:00")).isEqualTo(at("2027-10-31T23:30+01:00"));
        assertThat(cycle("R3/PT10H", "2027-03-27T09:00+01:00")).isEqualTo(at("2027-03-27T19:00+01:00"));
    }

    private Date due(String drawn, String since) {
        return engines.getBusinessCalendar("dueDate").resolveDuedate(drawn, at(since));
    }

    private Date cycle(String drawn, String from) {
        return ((CycleBusinessCalendar) engines.getBusinessCalendar("cycle")).resolveDuedate(drawn, at(from), 0);
    }

    private static Date at(String time) {
        return Date.from(OffsetDateTime.parse(time).toInstant());
    }
}
