package org.imprimatur.article.source.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.ProcessorTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CitationMarkersTests {

    private static final String NUMBERED = """


            ## References

            1. Watson NF, Badr MS. Recommended amount of sleep. Sleep. 2015;38(6):843-844.
            2. Lee K, Park J. Hair loss. JAMA. 2013;12(3):1-9.
            3. Smith J, Jones A. Iron. BMJ. 2013;14(3):1-9.
            4. World Health Organization. Guideline: sodium. Geneva: World Health Organization; 2012.
            5. Lee K, Kim S. Zinc. JAMA. 2015;15(3):1-9.
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "It helps.^4^ | It helps.[@s4]",
                "It helps^2,5^ a lot | It helps[@s2; @s5] a lot",
                "It helps^2–4^. | It helps[@s2; @s3; @s4].",
                "It helps [4]. | It helps [@s4].",
                "It helps \\[4\\]. | It helps [@s4].",
                "It helps [1,3-5]. | It helps [@s1; @s3; @s4; @s5].",
                "It helps (note 3). | It helps [@s3].",
                "It helps (Watson & Badr, 2015). | It helps [@s1].",
                "It helps (Watson, 2015, p. 3). | It helps [@s1, p. 3].",
                "It helps (Smith and Jones 2013; Lee et al., 2015a). | It helps [@s3; @s5].",
                "As Smith et al. (2013) say | As Smith et al. [@s3] say",
                "It helps (WHO, 2012). | It helps [@s4].",
                "It helps (Smith *et al.*, 2013). | It helps [@s3].",
                "Watson’s (2015) text | Watson’s [@s1] text",
            })
    void aMarkThatCanMeanNothingElseBecomesACitation(String typed, String cited) {
        assertThat(rewritten(typed)).isEqualTo(cited);
    }

    @Test
    void whereFootnotesAreNamedANumberAloneIsNoneOfThem() {
        String notes = "\n\n## Notes\n\n1. Osei K, Berg P. Light at night. Sleep Med. 2017;31(2):1-9.";
        String text = "It helps (note 1). Sleep^1^ and iron [3] matter.";

        assertThat(inWhole(text + NUMBERED + notes))
                .extracting(CitationMarker::words)
                .containsExactly("(note 1)");
        assertThat(inWhole(text + notes + NUMBERED))
                .extracting(CitationMarker::words, CitationMarker::certain)
                .containsExactly(tuple("^1^", true), tuple("[3]", true));
        assertThat(inWhole(text + notes))
                .extracting(CitationMarker::words, CitationMarker::certain)
                .containsExactly(tuple("(note 1)", true), tuple("^1^", false));
    }

    @Test
    void aNoteThatExplainsIsNoReference() {
        String notes = "\n\n## Notes\n\n1. Bedrooms differ.\n2. So do beds [2].";

        assertThat(inWhole("It helps (note 1).[1]" + NUMBERED + notes))
                .extracting(CitationMarker::words)
                .containsExactly("[1]", "[2]");
    }

    private static List<CitationMarker> inWhole(String body) {
        return CitationMarkers.in(body, ReferenceSection.of(body).orElseThrow());
    }

    @Test
    void numbersInRoundBracketsCiteWhereTheTextCitesSo() {
        assertThat(rewritten("Sleep helps (1, 2). Iron too (3), and zinc (4, 5)."))
                .isEqualTo("Sleep helps [@s1; @s2]. Iron too [@s3], and zinc [@s4; @s5].");
        assertThat(rewritten("Sleep helps (1).")).isEqualTo("Sleep helps (1).");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4 × 10^9^/L and 10^3^", "30 kg/m^2^ of skin, 5 cm^3^", "^131^I was given", "`x[4]` in code",
                        "[4](https://a.example) a link", "It is the 5^th^ day.",
                "Ca^2+^ and CO~2~", "[@watson2015] says so", "(in January 2015)", "![chart [4]](image:9f86)",
                        "costs 10^4^ euros", "(120) people"
            })
    void whatIsNoMarkIsNotEvenAskedAbout(String typed) {
        assertThat(markers(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Take 5 mg (5) daily.",
                "Sleep helps (1, 2). Take 20 mg (5) a day, iron (3, 4).",
                "Do this: (1) wash, (2) rinse.",
                "In 2015^4^ it rose.",
                "After 3 weeks (4)"
            })
    void whatMayBeADoseOrAStepIsNeverTouched(String typed) {
        String cited = rewritten(typed);
        assertThat(cited).doesNotContain("mg [", "weeks [", "2015[", ": [");
    }

    @Test
    void twoWorksOfOneNameAndYearAreAskedAbout() {
        String body = "So says Lee (2013).\n\n"
                + "## References\n\n"
                + "- Lee K. Hair. JAMA. 2013;12(3):1-9.\n"
                + "- Lee K. Iron. BMJ. 2013;14(3):1-9.\n";
        CitationMarker marker = CitationMarkers.in(
                        body, ReferenceSection.of(body).orElseThrow())
                .get(0);
        assertThat(marker.certain()).isFalse();
        assertThat(marker.candidates()).hasSize(2);
        assertThat(marker.sentence()).isEqualTo("So says Lee (2013).");
    }

    @Test
    void aNumberTheListDoesNotHaveIsToldWithoutACandidate() {
        assertThat(markers("It helps [17].")).singleElement().satisfies(marker -> {
            assertThat(marker.certain()).isFalse();
            assertThat(marker.candidates()).isEmpty();
        });
    }

    @Test
    void cellsOfATableAreReadToo() {
        assertThat(rewritten("| Dose | Source |\n| --- | --- |\n| 5 \\| mg | it helps [4] |"))
                .isEqualTo("| Dose | Source |\n| --- | --- |\n| 5 \\| mg | it helps [@s4] |");
    }

    @Test
    void sixtyReferencesAreMatchedIn200Milliseconds() {
        StringBuilder body = new StringBuilder();
        for (int i = 1; i <= 600; i++) {
            body.append("Sleep and blood pressure are related in adults")
                    .append("^")
                    .append(1 + i % 60)
                    .append("^ and [")
                    .append(1 + i % 59)
                    .append("]. ");
            body.append(i % 5 == 0 ? "\n\n" : "");
        }
        body.append("\n\n## References\n\n");
        for (int i = 1; i <= 60; i++) {
            body.append(i).append(". Watson NF, Badr MS. Recommended amount of sleep. Sleep. 2015;38(6):843-844.\n");
        }
        String text = body.toString();
        ReferenceSection section = ReferenceSection.of(text).orElseThrow();
        CitationMarkers.in(text, section);
        assertThat(ProcessorTime.atMost(Duration.ofMillis(200), () -> CitationMarkers.in(text, section)))
                .hasSizeGreaterThan(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[1,", "(Smith, ", "(a; ", "^1^", "Smith and ", "(((2015", "[1-9] "})
    void aHostileTextTakesNoTime(String piece) {
        String body = piece.repeat(50_000 / piece.length()) + NUMBERED;
        ReferenceSection section = ReferenceSection.of(body).orElseThrow();
        ProcessorTime.atMost(Duration.ofSeconds(10), () -> CitationMarkers.in(body, section));
    }

    private static List<CitationMarker> markers(String typed) {
        String body = typed + NUMBERED;
        return CitationMarkers.in(body, ReferenceSection.of(body).orElseThrow());
    }

    private static String rewritten(String typed) {
        String body = typed + NUMBERED;
        ReferenceSection section = ReferenceSection.of(body).orElseThrow();
        Map<Integer, String> keys = new HashMap<>();
        for (int i = 0; i < section.entries().size(); i++) {
            keys.put(i, "s" + (i + 1));
        }
        CitedBody cited = new CitedBody(body);
        CitationMarkers.in(body, section).stream()
                .filter(CitationMarker::certain)
                .forEach(marker -> cited.cite(marker, marker.candidates().get(0), keys));
        return cited.without(section, keys).toString();
    }
}
