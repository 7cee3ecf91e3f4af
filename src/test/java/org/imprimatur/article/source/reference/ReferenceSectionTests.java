package org.imprimatur.article.source.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.imprimatur.ProcessorTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceSectionTests {

    private static final String LIST =
            "\n\n1. Watson NF. Sleep. Lancet. 2015;38(6):843.\n2. Lee K. Hair. JAMA. 2013;1:2.\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "## References",
                "# 7. References",
                "### Sources:",
                "**Bibliography**",
                "## Literatur",
                "## Quellen",
                "## Références",
                "## Bibliografía",
                "## Referências",
                "## Источники",
                "## Литература",
                "## 参考文献",
                "## Notes",
                "WORKS CITED\n---"
            })
    void aListUnderItsHeadingIsFound(String heading) {
        assertThat(ReferenceSection.of("Text.\n\n" + heading + LIST)
                        .orElseThrow()
                        .entries())
                .extracting(ReferenceSection.Entry::label, ReferenceSection.Entry::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("1", "Watson NF. Sleep. Lancet. 2015;38(6):843."),
                        org.assertj.core.groups.Tuple.tuple("2", "Lee K. Hair. JAMA. 2013;1:2."));
    }

    @Test
    void paragraphsWithNumbersOrWithoutAreLinesToo() {
        assertThat(ReferenceSection.of("## References\n\n"
                                + "[1] Watson NF. Sleep. Lancet. 2015;38(6):843.\n"
                                + "[2] Lee K. Hair. JAMA.\n"
                                + "2013;1:2.\n")
                        .orElseThrow()
                        .entries())
                .extracting(ReferenceSection.Entry::label, ReferenceSection.Entry::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("1", "Watson NF. Sleep. Lancet. 2015;38(6):843."),
                        org.assertj.core.groups.Tuple.tuple("2", "Lee K. Hair. JAMA. 2013;1:2."));
        assertThat(ReferenceSection.of("**Sources**\n\n"
                                + "Watson NF. Sleep. *Lancet*. 2015;38(6):843.\n\n"
                                + "Lee K. Hair. JAMA. 2013;1:2.\n")
                        .orElseThrow()
                        .entries())
                .hasSize(2);
    }

    @Test
    void theAddressBehindALinkIsPartOfTheLine() {
        assertThat(ReferenceSection.of("## Sources\n\n- [High blood pressure](https://www.cdc.gov/bp), CDC, 2019\n")
                        .orElseThrow()
                        .entries()
                        .get(0)
                        .text())
                .contains("https://www.cdc.gov/bp");
    }

    @Test
    void proseUnderSuchAHeadingIsNone() {
        assertThat(ReferenceSection.of(
                        "## Sources\n\nIron is found in meat and beans.\n\n## Notes\n\n1. Wash your hands.\n"))
                .isEmpty();
        assertThat(ReferenceSection.of("No heading at all.")).isEmpty();
    }

    @Test
    void theSectionEndsWithTheNextHeading() {
        ReferenceSection section = ReferenceSection.of("## References" + LIST + "\n## Disclaimer\n\nAsk.")
                .orElseThrow();
        assertThat(section.entries()).hasSize(2);
    }

    @Test
    void withItsLastLineGoesTheHeadingAndNothingElse() {
        String body = "Dose: 5 mg.\n\n## References" + LIST + "\n## Disclaimer\n\nAsk.";
        ReferenceSection section = ReferenceSection.of(body).orElseThrow();
        assertThat(new CitedBody(body).without(section, Map.of(0, "a", 1, "b")))
                .hasToString("Dose: 5 mg.\n\n## Disclaimer\n\nAsk.");
    }

    @Test
    void aLineThatStaysKeepsItsNumber() {
        String body = "Text.\n\n## References" + LIST;
        ReferenceSection section = ReferenceSection.of(body).orElseThrow();
        assertThat(new CitedBody(body).without(section, Map.of(0, "a")))
                .hasToString("Text.\n\n## References\n\n2\\. Lee K. Hair. JAMA. 2013;1:2.");
    }

    @Test
    void whatEverStandsInABodyIsReadWithoutAWordOfItMoved() {
        String[] pieces = {
            "## References\n\n",
            "1. Lee K. Hair. JAMA. 2013;1:2.\n",
            "- x\n",
            "\n",
            "[1] a ",
            "^1^",
            "| a | b |\n|---|---|\n| c | d |\n",
            "> q\n",
            "```\n",
            "**Sources**\n\n",
            "a) b\n",
            "5 mg (1) "
        };
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            StringBuilder body = new StringBuilder();
            for (int i = 0; i < 25; i++) {
                body.append(pieces[random.nextInt(pieces.length)]);
            }
            String text = body.toString();
            ReferenceSection.of(text).ifPresent(section -> {
                CitationMarkers.in(text, section)
                        .forEach(marker -> assertThat(text.substring(marker.from(), marker.to()))
                                .isEqualTo(marker.words()));
                assertThat(new CitedBody(text).without(section, Map.of())).hasToString(text);
            });
        }
    }

    @Test
    void fiveThousandLinesAreFoundInSeconds() {
        String body = "## References\n\n"
                + "1. Watson NF, Badr MS. Recommended amount of sleep. Sleep. 2015;38(6):843-844.\n".repeat(5_000);
        assertThat(ProcessorTime.atMost(Duration.ofSeconds(15), () -> ReferenceSection.of(body))
                        .orElseThrow()
                        .entries())
                .hasSize(5_000);
    }
}
