package org.imprimatur.publication.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChangedSentencesTests {

    @Test
    void aChangedWordIsToldWithItsSentence() {
        ChangedSentences changedSentences = ChangedSentences.between(
                "Sleep\nTake 50 mg once. Drink water. Rest.\n", "Sleep\nTake 5 mg once. Drink water. Rest.\n");
        assertThat(changedSentences.before()).isEqualTo("Take 50 mg once.");
        assertThat(changedSentences.after()).isEqualTo("Take 5 mg once.");
    }

    @Test
    void sentencesFarApartStandOnLinesOfTheirOwn() {
        ChangedSentences changedSentences =
                ChangedSentences.between("One is 1. Two is 2. Three is 4.\n", "One is 0. Two is 2. Three is 3.\n");
        assertThat(changedSentences.before()).isEqualTo("One is 1.\nThree is 4.");
        assertThat(changedSentences.after()).isEqualTo("One is 0.\nThree is 3.");
    }

    @Test
    void aWordPutInIsToldWithTheSentenceItWasMissingFrom() {
        ChangedSentences changedSentences = ChangedSentences.between("Do this daily.\n", "Do not do this daily.\n");
        assertThat(changedSentences.before()).isEqualTo("Do this daily.");
        assertThat(changedSentences.after()).isEqualTo("Do not do this daily.");
    }

    @Test
    void aNewParagraphHasNothingBeforeIt() {
        ChangedSentences changedSentences = ChangedSentences.between("First.\nLast.\n", "First.\nBetween.\nLast.\n");
        assertThat(changedSentences.before()).isEmpty();
        assertThat(changedSentences.after()).isEqualTo("Between.");
    }

    @Test
    void ofTheSameTextNothingIsToTell() {
        assertThat(ChangedSentences.between("Same.\n", "Same.\n")).isEqualTo(new ChangedSentences("", ""));
    }

    @Test
    void ofVeryMuchTheBeginningIsTold() {
        ChangedSentences changedSentences = new ChangedSentences("One.\nTwo.\nThree.", "A".repeat(40)).within(12);
        assertThat(changedSentences.before()).isEqualTo("One.\nTwo.\n…");
        assertThat(changedSentences.after()).isEqualTo("A".repeat(11) + "…");
        assertThat(new ChangedSentences("One.", "").within(12)).isEqualTo(new ChangedSentences("One.", ""));
    }
}
