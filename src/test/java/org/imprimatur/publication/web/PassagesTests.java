package org.imprimatur.publication.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PassagesTests {

    @Test
    void aChangedWordIsToldWithItsSentence() {
        Passages passages = Passages.between(
                "Sleep\nTake 50 mg once. Drink water. Rest.\n", "Sleep\nTake 5 mg once. Drink water. Rest.\n");
        assertThat(passages.before()).isEqualTo("Take 50 mg once.");
        assertThat(passages.after()).isEqualTo("Take 5 mg once.");
    }

    @Test
    void sentencesFarApartStandOnLinesOfTheirOwn() {
        Passages passages = Passages.between("One is 1. Two is 2. Three is 4.\n", "One is 0. Two is 2. Three is 3.\n");
        assertThat(passages.before()).isEqualTo("One is 1.\nThree is 4.");
        assertThat(passages.after()).isEqualTo("One is 0.\nThree is 3.");
    }

    @Test
    void aWordPutInIsToldWithTheSentenceItWasMissingFrom() {
        Passages passages = Passages.between("Do this daily.\n", "Do not do this daily.\n");
        assertThat(passages.before()).isEqualTo("Do this daily.");
        assertThat(passages.after()).isEqualTo("Do not do this daily.");
    }

    @Test
    void aNewParagraphHasNothingBeforeIt() {
        Passages passages = Passages.between("First.\nLast.\n", "First.\nBetween.\nLast.\n");
        assertThat(passages.before()).isEmpty();
        assertThat(passages.after()).isEqualTo("Between.");
    }

    @Test
    void ofTheSameTextNothingIsToTell() {
        assertThat(Passages.between("Same.\n", "Same.\n")).isEqualTo(new Passages("", ""));
    }

    @Test
    void ofVeryMuchTheBeginningIsTold() {
        Passages passages = new Passages("One.\nTwo.\nThree.", "A".repeat(40)).within(12);
        assertThat(passages.before()).isEqualTo("One.\nTwo.\n…");
        assertThat(passages.after()).isEqualTo("A".repeat(11) + "…");
        assertThat(new Passages("One.", "").within(12)).isEqualTo(new Passages("One.", ""));
    }
}
