package org.imprimatur.article.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.imprimatur.ProcessorTime;
import org.imprimatur.article.RevisionText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Adults need 7 hours of sleep.",
                "Take 500mg with food.",
                "Take 2.5 mg, e.g. in the morning.",
                "Two in ten people snore.",
                "About half of them recover.",
                "Studies show that coffee keeps people awake.",
                "Experts say it is safe.",
                "Smoking causes cancer.",
                "It lowers blood pressure.",
                "The risk is small.",
                "In 2019, 12 % of adults slept badly.",
                "People with type 2 diabetes have a higher risk.",
                "A 7-hour night is enough.",
                "Vitamin B12 prevents anaemia.",
                "Did you know that 30 % snore?",
                "Walk 2000 steps a day."
            })
    void whatHasANumberOrSaysWhatSomethingDoesIsAClaim(String sentence) {
        assertThat(words(sentence)).containsExactly(sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sleep well.",
                "This page was reviewed on 3 June 2026.",
                "It was founded in 1998.",
                "Vitamin B12 is found in meat.",
                "Fish is rich in omega-3 fats.",
                "COVID-19 is an infection.",
                "People with type 2 diabetes know this.",
                "See Figure 3 and step 4.",
                "Does it cause harm?",
                "Call before 10 am."
            })
    void whatMeasuresNothingAndClaimsNothingIsNone(String sentence) {
        assertThat(words(sentence)).isEmpty();
    }

    @Test
    void headingsTitlesAndNumbersOfListsClaimNothing() {
        assertThat(words("## 7 hours\n\n1. Rest.\n2. Drink 8 cups.\n")).containsExactly("Drink 8 cups.");
    }

    @Test
    void aRowOfATableIsOneClaim() {
        assertThat(words("| Who | Dose |\n|---|---|\n| Adults | 500 mg. Twice daily. |\n"))
                .containsExactly("Who | Dose", "Adults | 500 mg. Twice daily.");
    }

    @Test
    void aSentenceGoesOnPastAbbreviationsAndDecimals() {
        assertThat(
                        words(
                                "Dr. Watson et al. found that 2.5 mg, e.g. Of zinc, is enough vs. 5 mg. Sleep well. It rose by 3 %."))
                .containsExactly(
                        "Dr. Watson et al. found that 2.5 mg, e.g. Of zinc, is enough vs. 5 mg.", "It rose by 3 %.");
    }

    @Test
    void aClaimRestsOnWhatItCitesOrItsParagraphEndsWith() {
        List<Claim> claims = claims(
                "Adults need 7 hours [@watson]. Children need 9. [@who] Babies need 14. Old people need 8 [@nih; @cdc].\n\nDogs need 12 hours.");

        assertThat(claims)
                .extracting(claim ->
                        claim.sources().stream().map(Claim.CitedSource::key).toList())
                .containsExactly(
                        List.of("watson"), List.of("who"), List.of("nih", "cdc"), List.of("nih", "cdc"), List.of());
        assertThat(claims).extracting(Claim::number).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void aTextThatIsOneSentenceOfNumbersIsBounded() {
        String numbers = "1 a2 May 3-B 12:30 ".repeat(20_000);
        ProcessorTime.atMost(Duration.ofSeconds(5), () -> claims(numbers));
        ProcessorTime.atMost(Duration.ofSeconds(5), () -> claims("Dr. ".repeat(50_000)));
        ProcessorTime.atMost(Duration.ofSeconds(5), () -> claims("a1-".repeat(60_000)));
        ProcessorTime.atMost(Duration.ofSeconds(5), () -> claims("7 [@a]. ".repeat(20_000)));
    }

    private static List<String> words(String body) {
        return claims(body).stream().map(Claim::words).toList();
    }

    private static List<Claim> claims(String body) {
        return Claims.in(new RevisionText("10 ways to sleep", "", body, "[]"));
    }
}
