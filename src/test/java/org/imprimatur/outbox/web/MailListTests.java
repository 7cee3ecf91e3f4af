package org.imprimatur.outbox.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.imprimatur.outbox.MailDirection;
import org.imprimatur.platform.KeysetPage;
import org.imprimatur.platform.SearchWords;
import org.junit.jupiter.api.Test;

/** Two directions, each numbered for itself, are read as one list. */
class MailListTests {

    private static final Instant NOON = Instant.parse("2026-06-03T12:00:00Z");

    @Test
    void eachStandsInItOnceAndTheNewestFirst() {
        MailList list = new MailList(List.of(side("out", 130, 2), side("in", 40, 5)));

        List<MailDirection.Listed> read = new ArrayList<>();
        String before = null;
        do {
            MailList.Page page = list.page(SearchWords.of(""), before);
            assertThat(page.shown()).hasSizeLessThanOrEqualTo(KeysetPage.SIZE);
            read.addAll(page.shown());
            before = page.earlier();
        } while (before != null);

        assertThat(read).hasSize(170).doesNotHaveDuplicates();
        assertThat(read).isSortedAccordingTo((one, other) -> other.at().compareTo(one.at()));
    }

    @Test
    void whatNobodyGaveOutStartsAtTheTop() {
        MailList list = new MailList(List.of(side("out", 3, 1), side("in", 3, 1)));

        for (String madeUp : new String[] {"", "7", "a.b", "1.2.3"}) {
            assertThat(list.page(SearchWords.of(""), madeUp).shown()).hasSize(6);
        }
    }

    @Test
    void aPageKeepsItsAddressWhenMoreComes() {
        List<MailDirection> before = List.of(side("out", 130, 2), side("in", 40, 5));
        String second = new MailList(before).page(SearchWords.of(""), null).earlier();
        List<MailDirection> after = List.of(side("out", 200, 2), side("in", 60, 5));

        assertThat(new MailList(after).page(SearchWords.of(""), second).shown())
                .isEqualTo(new MailList(before).page(SearchWords.of(""), second).shown());
    }

    private static MailDirection side(String word, int many, int minutes) {
        return new MailDirection() {

            @Override
            public long all() {
                return many;
            }

            @Override
            public List<Listed> newest(SearchWords words, long below) {
                return LongStream.iterate(Math.min(many, below - 1), seq -> seq > 0, seq -> seq - 1)
                        .limit(KeysetPage.SIZE + 1)
                        .mapToObj(seq -> listed(word, seq, minutes))
                        .toList();
            }
        };
    }

    private static MailDirection.Listed listed(String word, long seq, int minutes) {
        return new MailDirection.Listed(
                seq, NOON.plusSeconds(seq * 60L * minutes), "/" + word + "/" + seq, word, "", "waiting", "Waiting");
    }
}
