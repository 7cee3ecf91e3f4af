package org.imprimatur.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import org.imprimatur.ProcessorTime;
import org.junit.jupiter.api.Test;

class TextDiffTests {

    @Test
    void oneChangedWordIsOneChangedWord() {
        var pieces = TextDiff.of("Take 1000 units a day.\nEnd\n", "Take 10 units a day.\nEnd\n");
        assertThat(pieces)
                .extracting(piece -> piece.kind() + ":" + piece.text())
                .containsExactly("SAME:Take ", "REMOVED:1000", "ADDED:10", "SAME: units a day.\nEnd\n");
        assertThat(TextDiff.wordsChanged(pieces)).isEqualTo(2);
    }

    @Test
    void bothTextsCanBeReadOffThePieces() {
        String older = "a b c\nd e f\n\nlast";
        String newer = "a x c\n\nnew line\nlast 😴 end";
        var pieces = TextDiff.of(older, newer);
        assertThat(pieces.stream()
                        .filter(p -> !p.added())
                        .map(TextDiff.Piece::text)
                        .collect(Collectors.joining()))
                .isEqualTo(older);
        assertThat(pieces.stream()
                        .filter(p -> !p.removed())
                        .map(TextDiff.Piece::text)
                        .collect(Collectors.joining()))
                .isEqualTo(newer);
    }

    @Test
    void twoLongTextsWithNothingInCommonAreComparedInReasonableTime() {
        String older = "word after word ".repeat(50_000);
        String newer = "other things entirely ".repeat(50_000);
        assertThat(ProcessorTime.atMost(Duration.ofSeconds(10), () -> TextDiff.of(older, newer)))
                .isNotNull();
    }
}
