package org.imprimatur.article.source.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.imprimatur.ProcessorTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceListTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1. One.\n2. Two.",
                "[1] One.\n[2] Two.",
                "(1) One.\n(2) Two.",
                "1) One.\n\n2) Two.",
                "1\tOne.\r\n2\tTwo."
            })
    void aNumberBeginsAnEntry(String list) {
        assertThat(ReferenceList.split(list))
                .containsExactly(new ReferenceLine("1", "One."), new ReferenceLine("2", "Two."));
    }

    @Test
    void aBulletBeginsAnEntryWithoutANumber() {
        assertThat(ReferenceList.split("• One.\n• Two."))
                .containsExactly(new ReferenceLine("", "One."), new ReferenceLine("", "Two."));
        assertThat(ReferenceList.split("- One.\n- Two.")).hasSize(2);
    }

    @Test
    void aLineThatHangsContinuesItsEntry() {
        assertThat(texts("1. Watson NF. Recommended\n   amount of sleep.\n2. Lee K."))
                .containsExactly("Watson NF. Recommended amount of sleep.", "Lee K.");
        assertThat(texts("Watson NF. Recommended\n    amount of sleep.\nLee K."))
                .containsExactly("Watson NF. Recommended amount of sleep.", "Lee K.");
    }

    @Test
    void blankLinesPartEntriesOfSeveralLines() {
        assertThat(texts("Watson NF. Recommended\namount of sleep.\n\nLee K. Hair\nloss.\n"))
                .containsExactly("Watson NF. Recommended amount of sleep.", "Lee K. Hair loss.");
    }

    @Test
    void aYearAtTheBeginningOfALineIsNoNumber() {
        assertThat(texts("Watson NF. Sleep.\n2015;38(6):843.")).hasSize(2);
        assertThat(ReferenceList.split("1. One. Lancet.\n2015;38(6):843.\n2. Two."))
                .containsExactly(
                        new ReferenceLine("1", "One. Lancet. 2015;38(6):843."), new ReferenceLine("2", "Two."));
    }

    @Test
    void nothingIsNoEntry() {
        assertThat(ReferenceList.split("")).isEmpty();
        assertThat(ReferenceList.split(" \n\t\n\u00ad\n")).isEmpty();
    }

    @Test
    void fiveThousandLinesArePartedAtOnce() {
        StringBuilder list = new StringBuilder();
        for (int i = 1; i <= 5_000; i++) {
            list.append(i % 9_999).append(". ").append("Watson NF. ".repeat(20)).append('\n');
        }
        assertThat(ProcessorTime.atMost(Duration.ofSeconds(2), () -> ReferenceList.split(list.toString())))
                .hasSize(5_000);
        ProcessorTime.atMost(Duration.ofSeconds(1), () -> ReferenceList.split(" ".repeat(100_000) + "1"));
    }

    private static List<String> texts(String list) {
        return ReferenceList.split(list).stream().map(ReferenceLine::text).toList();
    }
}
