package org.imprimatur.article.claim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimWordsTests {

    private static final String CLAIM = "Adults need at least 7 hours of sleep each night.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "adults NEED at least 7 hours of sleep each night",
                "Adults need at  least\u00a07 hours of sleep each night!",
                "“Adults need at least 7 hours of sleep each night.”",
                "Adults, need at least (7 hours) of sleep, each night \u2026",
                "Adults need at least 7\u200b hours of sleep each night."
            })
    void capitalsBlanksQuotesAndMarksMakeNoOtherWords(String printed) {
        assertThat(same(CLAIM, printed)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "Take 1.5 mg.#Take 15 mg.",
                "Take 1.5 mg.#Take 1,5 mg.",
                "Take 7–9 tablets.#Take 79 tablets.",
                "It fell by -5 points.#It fell by 5 points.",
                "Counts of 10⁹/L are normal.#Counts of 109/L are normal.",
                "Take 5 mg/kg.#Take 5 mg kg.",
                "Values <5 are low.#Values >5 are low.",
                "A ratio of 1:10 is usual.#A ratio of 110 is usual.",
                "Give 5 Mg twice.#Give 5 mg twice.",
                "A rise of ½ tablet.#A rise of 2 tablets."
            })
    void signsThatChangeAFigureMakeOtherWords(String one, String other) {
        assertThat(same(one, other)).isFalse();
        assertThat(nearly(one, other)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "Adults need at least 7 hours of sleep each night.#Adults need at least seven hours of sleep per night.",
                "Adults need at least 7 hours of sleep each night.#Studies show that adults need at least 7 hours of sleep every night.",
                "Adults need at least 7 hours of sleep each night.#Adults should have at least 7 hours of sleep nightly.",
                "Metformin lowers the risk of stroke in adults by 12 %.#In adults, metformin reduces stroke risk by 12 percent.",
                "Aspirin raises the risk of bleeding by about 40 percent.#However, aspirin increases the risk of bleeding by approximately 40 per cent.",
                "Children under 2 years don't need cough syrup.#Children under two years do not need cough syrups."
            })
    void nearlyTheSameIsWhatSaysTheSameInOtherLittleWords(String one, String other) {
        boolean wordOrder = other.contains("stroke risk");
        assertThat(nearly(one, other)).isEqualTo(!wordOrder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "Adults need at least 7 hours of sleep each night.#Adults need at least 8 hours of sleep each night.",
                "Adults need at least 7 hours of sleep each night.#Adults need at most 7 hours of sleep each night.",
                "Adults need at least 7 hours of sleep each night.#Teenagers need at least 7 hours of sleep each night.",
                "Adults need at least 7 hours of sleep each night.#Adults need at least 7 minutes of sleep each night.",
                "Adults need at least 7 hours of sleep each night.#Adults do not need at least 7 hours of sleep each night.",
                "Adults need at least 7 hours of sleep each night.#Adults with asthma need at least 7 hours of sleep each night.",
                "Adults need at least 7 hours of sleep each night.#Adults need at least 7 hours of sleep each week.",
                "Take one tablet every 4 hours for pain.#Take one tablet for 4 hours for pain.",
                "Blood pressure was reduced to 20 mmHg in adults.#Blood pressure was reduced by 20 mmHg in adults.",
                "Sleep loss raises blood pressure in adults.#Blood pressure is raised by sleep loss in adults.",
                "Sleep loss raises blood pressure in adults.#Blood pressure raises sleep loss in adults.",
                "Sleep loss raises blood pressure in adults.#Sleep loss lowers blood pressure in adults.",
                "Sleep loss raises blood pressure in adults.#Sleep loss may raise blood pressure in adults.",
                "Adults without asthma can take 400 mg.#Adults with asthma can take 400 mg.",
                "Women can take 400 mg of ibuprofen.#Pregnant women can take 400 mg of ibuprofen.",
                "Take aspirin or warfarin with 200 ml of water.#Take aspirin and warfarin with 200 ml of water.",
                "No evidence shows that vitamin C harms children.#Evidence shows that vitamin C harms children.",
                "Most adults need 7 hours of sleep.#All adults need 7 hours of sleep."
            })
    void anotherFigureUnitNegationPopulationOrDirectionIsNeverNearlyTheSame(String one, String other) {
        assertThat(nearly(one, other)).isFalse();
        assertThat(nearly(other, one)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It lowers blood pressure by 5 mmHg in adults.",
                "The drug lowers blood pressure by 5 mmHg.",
                "These tablets lower blood pressure by 5 mmHg.",
                "Ibuprofen | 400 mg | 3 times",
                "It is safe."
            })
    void aSentenceThatPointsElsewhereIsNotTheSameClaimByItsWordsAlone(String pointing) {
        assertThat(ClaimWords.of(pointing).isTelling()).isFalse();
        assertThat(ClaimWords.of(CLAIM).isTelling()).isTrue();
    }

    @Test
    void aSentenceThatSaysTooLittleIsLikeNoOther() {
        assertThat(ClaimWords.of("Take 5 mg.").alike()).isEmpty();
        assertThat(nearly("Take 5 mg.", "Take the 5 mg.")).isFalse();
    }

    @Test
    void aSentenceOfAMillionSignsIsReadInNoTime() {
        assertThat(ClaimWords.of("7 ".repeat(500_000)).sameWords()).hasSize(64);
        assertThat(ClaimWords.of("-".repeat(1_000_000)).alike()).isEmpty();
    }

    private static boolean same(String one, String other) {
        return ClaimWords.of(one).sameWords().equals(ClaimWords.of(other).sameWords());
    }

    private static boolean nearly(String one, String other) {
        ClaimWords words = ClaimWords.of(one);
        return words.isNearly(ClaimWords.of(other))
                && words.alike().equals(ClaimWords.of(other).alike());
    }
}
