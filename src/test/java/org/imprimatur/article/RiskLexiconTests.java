package org.imprimatur.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.imprimatur.article.RiskLexicon.Ground;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words by which a text tells that a mistake in it could do much harm. */
class RiskLexiconTests {

    private final RiskLexicon lexicon = new RiskLexicon(List.of(), List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "65 mg",
                "65mg",
                "65\u00a0mg",
                "65-mg",
                "0.5 mg",
                "0,5 mg",
                "1,000 IU",
                "25 µg",
                "25 μg",
                "400 mcg",
                "5 ml",
                "10 mL",
                "½ tablet",
                "two tablets",
                "half a tablet",
                "40 units",
                "65 мг",
                "10 мкг",
                "5 мл",
                "800 I.E",
                "800 IE",
                "400 UI",
                "500毫克",
                "٥ ملغ",
                "20 Tropfen",
                "3 gouttes",
                "2 comprimés",
                "100 Milligramm",
                "100 milligrammes",
                "50 milligramos",
                "６５ｍｇ",
                "5–10 mg",
                "mg 5"
            })
    void aDoseIsFoundInWhateverItIsMeasured(String dose) {
        assertThat(lexicon.in("Take " + dose + " with water.")).containsKey(Ground.DOSE);
    }

    @ParameterizedTest
    @CsvSource({
        "Ibuprofen eases pain, MEDICINE",
        "Ask about amoxicillin, MEDICINE",
        "a course of ANTIBIOTICS, MEDICINE",
        "iron tablets, MEDICINE",
        "Atorvastatin and grapefruit, MEDICINE",
        "Is metformin safe?, MEDICINE",
        "Lidocaine gel, MEDICINE",
        "when you are pregnant, PREGNANCY",
        "breast-feeding mothers, PREGNANCY",
        "in der Schwangerschaft, PREGNANCY",
        "for children under five, CHILDREN",
        "pour les bébés, CHILDREN",
        "para niños, CHILDREN",
        "thoughts of suicide, MENTAL_HEALTH",
        "an eating disorder, MENTAL_HEALTH",
        "self‑harm, MENTAL_HEALTH",
        "after a heart attack, SERIOUS_ILLNESS"
    })
    void whatEachGroundIsKnownBy(String text, Ground ground) {
        assertThat(lexicon.in(text)).containsKey(ground);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Most adults need seven hours or more.",
                "Walk for 30 minutes in April, and be kinder to yourself.",
                "Cook 200 g of beans in 2 litres of water.",
                "A kind word, a drop in temperature, a sense of community.",
                "In 2015, 18 of 24 people slept at 19 °C.",
                "See [the guideline](https://example.org/children/dose-5-mg) [@childrendose2015].",
                "Order decc29ae-2e2d-42cc-9dd6-be3cdab9f08b, part 42cc-1.",
                "Immunity, sunshine and fresh air."
            })
    void everydayHealthIsNoSign(String text) {
        assertThat(lexicon.in(text)).isEmpty();
    }

    @Test
    void whatWasFoundIsQuotedAsItIsSpelled() {
        assertThat(lexicon.in("Take 65\u00a0mg of Ferrous sulphate, or 65 mg later; Pregnant women take 30 MG."))
                .containsEntry(Ground.PREGNANCY, List.of("Pregnant"))
                .hasEntrySatisfying(Ground.DOSE, found -> assertThat(found).contains("30 MG"));
    }

    @Test
    void aSoftHyphenOrAnAccentHidesNothing() {
        assertThat(lexicon.in("para\u00adcetamol, and prégnant")).containsOnlyKeys(Ground.MEDICINE, Ground.PREGNANCY);
    }

    @Test
    void aNewsroomAddsWordsAndLeavesOthersOut() {
        RiskLexicon own = new RiskLexicon(List.of("fasting", "keto*"), List.of("stroke"));
        assertThat(own.in("Fasting and a ketogenic diet"))
                .isEqualTo(Map.of(Ground.OWN, List.of("Fasting", "ketogenic")));
        assertThat(own.in("the stroke of a brush")).isEmpty();
        assertThat(lexicon.in("Fasting and a ketogenic diet")).isEmpty();
    }
}
