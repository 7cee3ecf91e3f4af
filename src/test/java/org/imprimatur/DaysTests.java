package org.imprimatur;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The newsroom has one clock and one zone: no moment is read, and no day counted, beside them. */
class DaysTests {

    private static final Path JAVA = Path.of("src/main/java");

    /** What reads the machine's own clock or zone. */
    private static final Pattern OTHER_CLOCK = Pattern.compile("\\b(?:(?:Instant|Year|YearMonth)\\.now\\(\\)"
            + "|(?:Local|Offset|Zoned)(?:Date|Time|DateTime)\\.now\\((?!\\w*[cC]lock)"
            + "|currentTimeMillis\\(\\)|new Date\\(\\)|systemDefault\\(\\)|Clock\\.system\\w*\\()");

    /** What makes a day of a moment somewhere else; a moment itself may well be stored without a zone. */
    private static final Pattern OTHER_DAY = Pattern.compile("(?:LocalDate|LocalDateTime)\\.ofInstant\\([^;]*?UTC"
            + "|atZone\\(ZoneOffset\\.UTC|atOffset\\([^;]*?toLocal|/ ?86_?400|Duration\\.ofDays\\(1\\)\\.toSeconds");

    private static final Pattern OF_THE_ZONE = Pattern.compile("newsroom\\.zone");

    /** The database's sessions have zones and clocks of their own. */
    private static final Pattern OF_THE_DATABASE =
            Pattern.compile("(?i)\\b(?:current_date|current_timestamp|localtimestamp|date_trunc|as date\\)|::date)");

    /** Makes the clock; shows the engine, which knows no zone but the machine's, the newsroom's hour. */
    private static final Set<String> MAY = Set.of("Imprimatur.java", "NewsroomCalendar.java");

    @Test
    void nobodyReadsAnotherClock() throws IOException {
        assertThat(found(OTHER_CLOCK)).isEmpty();
    }

    @Test
    void noDayIsCountedElsewhere() throws IOException {
        assertThat(found(OTHER_DAY)).isEmpty();
    }

    /** Whoever wants the zone asks the clock; a setting read twice is two zones. */
    @Test
    void onlyTheClockIsToldTheZone() throws IOException {
        assertThat(found(OF_THE_ZONE)).isEmpty();
    }

    @Test
    void noDatabaseTellsTheTime() throws IOException {
        assertThat(found(OF_THE_DATABASE)).isEmpty();
    }

    @Test
    void eachRuleNoticesABreach() {
        assertThat("LocalDate.now()").containsPattern(OTHER_CLOCK);
        assertThat("LocalDate.now(ZoneId.of(\"UTC\"))").containsPattern(OTHER_CLOCK);
        assertThat("LocalDate.now(clock)").doesNotContainPattern(OTHER_CLOCK);
        assertThat("LocalDate.ofInstant(at, ZoneOffset.UTC)").containsPattern(OTHER_DAY);
        assertThat("OffsetDateTime.ofInstant(at, ZoneOffset.UTC)").doesNotContainPattern(OTHER_DAY);
        assertThat("where day = current_date").containsPattern(OF_THE_DATABASE);
    }

    private static Set<String> found(Pattern pattern) throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(JAVA)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java"))
                    .filter(each -> !MAY.contains(each.getFileName().toString()))
                    .toList()) {
                Matcher each = pattern.matcher(Files.readString(file));
                while (each.find()) {
                    found.add(JAVA.relativize(file) + ": " + each.group());
                }
            }
        }
        return found;
    }
}
