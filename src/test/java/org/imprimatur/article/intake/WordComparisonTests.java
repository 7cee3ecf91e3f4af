package org.imprimatur.article.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.intake.VisibleWords.Height;
import org.junit.jupiter.api.Test;

class WordComparisonTests {

    private final VisibleWords file = new VisibleWords();
    private final VisibleWords generated = new VisibleWords();

    private List<Loss> comparedWith(String title, String body) {
        LossCollector losses = new LossCollector();
        WordComparison.tell(
                file, VisibleWords.of(new RevisionText(title, "", body, "[]")), generated, new VisibleWords(), losses);
        return losses.told();
    }

    private void paragraph(String words) {
        file.add(words);
        file.gap();
    }

    private static Loss lost(int count, String words, String after) {
        return new Loss(LossKind.WORDS_LOST, count, words, after);
    }

    private static Loss added(int count, String words, String after) {
        return new Loss(LossKind.WORDS_ADDED, count, words, after);
    }

    @Test
    void theSameWordsInAnotherOrderAreNoDifference() {
        paragraph("How much “sleep” do adults need?");
        paragraph("Seven hours, or more.");
        paragraph("A note.");
        assertThat(comparedWith("How much \"sleep\" do adults need", "A note.\n\n- **Seven** hours\\\n  or more"))
                .isEmpty();
    }

    @Test
    void aWordThatIsMissingIsToldWithTheWordsBeforeIt() {
        paragraph("Take 500 mg at night. Take 500 mg twice in the morning.");
        assertThat(comparedWith("", "Take 500 mg at night. Take 500 mg in the morning."))
                .containsExactly(lost(1, "twice", "mg at night Take 500 mg"));
    }

    @Test
    void ofWordsThatStandThereOftenTheOneThatIsMissingIsFound() {
        paragraph("Take 5 mg daily, never more. Crush 7 g with milk. Take 5 mg daily at night.");
        assertThat(comparedWith("", "Take 5 mg daily, never more. Take 5 mg daily at night."))
                .containsExactly(lost(5, "Crush 7 g with milk", "Take 5 mg daily never more"));
    }

    @Test
    void aWordTheFileDoesNotShowIsTold() {
        paragraph("Take 5 mg.");
        assertThat(comparedWith("", "Take 5 mg. DRAFT ONLY")).containsExactly(added(2, "DRAFT ONLY", "Take 5 mg"));
    }

    @Test
    void whatTheImportWritesItselfIsNoDifference() {
        paragraph("Take 5 mg.");
        generated.add("Notes");
        assertThat(comparedWith("", "Take 5 mg.\n\n## Notes")).isEmpty();
    }

    @Test
    void wordsThatRunTogetherAreTold() {
        paragraph("twice");
        paragraph("daily");
        assertThat(comparedWith("", "twicedaily"))
                .containsExactly(lost(2, "twice daily", ""), added(1, "twicedaily", ""));
    }

    @Test
    void aRaisedNumberIsAnotherWordThanALevelOne() {
        file.add("10");
        file.add("9", Height.RAISED);
        file.add("/L");
        assertThat(comparedWith("", "10⁹/L")).isEmpty();
        assertThat(comparedWith("", "109/L")).containsExactly(lost(2, "10 ^9", ""), added(1, "109", ""));
        assertThat(comparedWith("", "10₉/L")).containsExactly(lost(1, "^9", "10"), added(1, "_9", "10"));
    }

    @Test
    void aSignThatAltersAQuantityIsAWord() {
        paragraph("≤ 5 mg, −5 °C, 5 %");
        assertThat(comparedWith("", "≥ 5 mg, 5 °C, 5 %"))
                .containsExactly(lost(1, "≤", ""), lost(1, "−", "≤ 5 mg"), added(1, "≥", ""));
    }

    @Test
    void whatNobodySeesIsNoPartOfAWord() {
        paragraph("para\u00ADceta\u200Bmol");
        assertThat(comparedWith("", "paracetamol")).isEmpty();
    }
}
