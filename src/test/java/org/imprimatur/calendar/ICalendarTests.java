package org.imprimatur.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ICalendarTests {

    private static final Instant NOW = Instant.parse("2026-11-30T16:05:09.5Z");

    @Test
    void aDayIsADateAndAMomentIsInUtc() {
        assertThat(lines("Sleep", null))
                .startsWith("BEGIN:VCALENDAR", "VERSION:2.0")
                .contains(
                        "UID:review-1@desk.example",
                        "DTSTAMP:20261130T160509Z",
                        "DTSTART;VALUE=DATE:20261231",
                        "DTEND;VALUE=DATE:20270101",
                        "SUMMARY:Sleep",
                        "END:VCALENDAR");
        assertThat(lines("Sleep", Instant.parse("2026-12-31T08:30:00Z")))
                .contains("DTSTART:20261231T083000Z")
                .noneMatch(line -> line.startsWith("DTEND"));
    }

    @Test
    void whatMeansSomethingToTheFormatIsEscaped() {
        assertThat(ICalendar.text("a;b,c\\d\r\ne\nf\rg\u0007h\ti:\"j\""))
                .isEqualTo("a\\;b\\,c\\\\d\\ne\\nf\\ngh i:\"j\"");
    }

    @Test
    void noLineIsLongerThan75OctetsNorCutWithinACharacter() {
        String title = "Schlaf für Säuglinge 😴 und 高血圧, ".repeat(12);
        byte[] bytes = written(title, null);
        String text = new String(bytes, StandardCharsets.UTF_8);
        assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(text).endsWith("\r\n").doesNotContain("\ufffd");
        for (String line : text.split("\r\n")) {
            assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
        }
        assertThat(text.replace("\r\n ", "")).contains("SUMMARY:" + title.replace(",", "\\,"));
    }

    @Test
    void aTitleBeginsNoLineOfItsOwn() {
        assertThat(lines("Sleep\r\nATTACH:https://elsewhere.example", null))
                .noneMatch(line -> line.startsWith("ATTACH"));
    }

    private static List<String> lines(String title, @Nullable Instant at) {
        return List.of(new String(written(title, at), StandardCharsets.UTF_8).split("\r\n"));
    }

    private static byte[] written(String title, @Nullable Instant at) {
        return new ICalendar("Newsroom: calendar", NOW)
                .event("review-1@desk.example", LocalDate.of(2026, 12, 31), at, title, "", "https://desk.example/1")
                .bytes();
    }
}
