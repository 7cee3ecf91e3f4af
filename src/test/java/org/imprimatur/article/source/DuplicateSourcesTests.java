package org.imprimatur.article.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.article.source.DuplicateSources.Duplicate;
import org.imprimatur.article.source.DuplicateSources.Likeness;
import org.junit.jupiter.api.Test;

class DuplicateSourcesTests {

    @Test
    void theSameIdentifierIsTheSameWorkHoweverItIsWritten() {
        assertThat(of(
                        Map.of("title", "One", "DOI", "10.5665/SLEEP.4716"),
                        Map.of("title", "Another", "DOI", "https://doi.org/10.5665/sleep.4716"),
                        Map.of("title", "Book", "ISBN", "0-19-852663-6"),
                        Map.of("title", "Same book", "ISBN", "978-0-19-852663-6"),
                        Map.of("title", "Of it", "ISBN", "9780198526636", "type", "chapter"),
                        Map.of("title", "In a journal", "ISSN", "0161-8105"),
                        Map.of("title", "There too", "ISSN", "0161-8105")))
                .containsExactly(
                        Optional.empty(),
                        Optional.of(new Duplicate(0, Likeness.IDENTIFIER)),
                        Optional.empty(),
                        Optional.of(new Duplicate(2, Likeness.IDENTIFIER)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
    }

    @Test
    void nearlyTheSameTitleIsProbablyTheSameWork() {
        assertThat(of(
                        Map.of("title", "Recommended amount of sleep for a healthy adult: a joint consensus statement"),
                        Map.of(
                                "title",
                                "Recommended Amount of Sleep for a <i>Healthy</i> Adult: Joint Consensus Statement."),
                        Map.of("title", "Recommended amount of exercise for a healthy child: a second statement"),
                        Map.of("title", "Sleep"),
                        Map.of("title", "Sleep"),
                        Map.of()))
                .extracting(duplicate -> duplicate.map(Duplicate::alike).orElse(-1))
                .containsExactly(-1, 0, -1, -1, -1, -1);
    }

    @Test
    void aListOfThousandsIsComparedAtOnce() {
        List<Map<String, Object>> many = new ArrayList<>();
        for (int n = 0; n < 5_000; n++) {
            many.add(Map.of("title", "The effect of sleep on blood pressure in adults, part " + n));
        }
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        assertThat(DuplicateSources.in(many)).hasSize(5_000);
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @SafeVarargs
    private static List<Optional<Duplicate>> of(Map<String, Object>... items) {
        return DuplicateSources.in(List.of(items));
    }
}
