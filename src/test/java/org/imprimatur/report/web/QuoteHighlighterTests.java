package org.imprimatur.report.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.imprimatur.ProcessorTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a text a reader's letter highlights. */
class QuoteHighlighterTests {

    private static final String TEXT = "<p>Adults need <strong>at least seven hours</strong> of sleep a night"
            + "<sup class=\"cite\"><a href=\"#source-1\">1</a></sup>, regularly. Don’t count naps.</p>"
            + "<ul><li>Vitamin B12 is taken by mouth once a day.</li></ul>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You write: \"at least seven hours of sleep a night\"",
                "AT LEAST SEVEN HOURS OF SLEEP A NIGHT!!!",
                "> at least\n> seven hours of\n> sleep a night",
                "“at least seven hours of sleep a night1, regularly”",
                "at\u00a0least seven hours of sl\u00adeep a night",
            })
    void aQuotationIsFoundWhateverItsDressing(String said) {
        QuoteHighlighter.Highlighted highlighted = QuoteHighlighter.highlight(TEXT, said);

        assertThat(highlighted.found()).isEqualTo(1);
        assertThat(highlighted.html()).contains("<mark id=\"passage\">at least seven hours</mark>");
        assertThat(highlighted.html()).contains("<mark>of sleep a night</mark>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"109/L", "10^9/L", "10⁹/L", "10^(9)/L"})
    void aRaisedNumberIsFoundHoweverItIsQuoted(String count) {
        String text = "<p>Fewer than 10<sup>9</sup>/L white cells is a reason to stop at once.</p>";

        assertThat(QuoteHighlighter.highlight(text, "fewer than " + count + " white cells")
                        .html())
                .isEqualTo("<p><mark id=\"passage\">Fewer than 10</mark><sup><mark>9</mark></sup>/<mark>L white"
                        + " cells</mark> is a reason to stop at once.</p>");
    }

    @Test
    void aRaisedWordStaysInTheExcerpt() {
        String text = "<p>Fewer than 10<sup>9</sup>/L white cells.</p>";

        assertThat(QuoteHighlighter.highlight(text, "> fewer than").excerpt()).contains("10<sup>9</sup>/L");
    }

    @Test
    void aWordMoreOrLessDoesNotEndAPassage() {
        String text = "<p>One two three four five six wrong seven eight nine ten eleven.</p>";

        assertThat(QuoteHighlighter.highlight(text, "one two three four five six seven eight nine ten eleven"))
                .satisfies(highlighted -> assertThat(highlighted.found()).isEqualTo(1))
                .satisfies(highlighted -> assertThat(highlighted.html()).contains("six wrong seven"));
    }

    @Test
    void fewWordsSayNothingUnlessTheyAreQuotedAndStandThereOnce() {
        assertThat(QuoteHighlighter.highlight(TEXT, "I take it once a day").found())
                .isZero();
        assertThat(QuoteHighlighter.highlight(TEXT, "You say \"don't count naps\", but why?")
                        .html())
                .contains("<mark id=\"passage\">Don’t count naps</mark>");
    }

    @Test
    void row70_whatIsSetApartAsAPassageIsFoundHoweverShortItIs() {
        assertThat(QuoteHighlighter.highlight(TEXT, "This is wrong.\n\n> count naps\n\nRobin")
                        .excerpt())
                .contains("<mark>count naps</mark>");
        assertThat(QuoteHighlighter.highlight(TEXT, "Wrong.\n\n> vitamin\n> B12\n")
                        .found())
                .isOne();
        assertThat(QuoteHighlighter.highlight(TEXT, "Wrong.\n\n> seventeen elephants\n")
                        .found())
                .isZero();
        assertThat(QuoteHighlighter.highlight(TEXT, "I count naps").found()).isZero();
    }

    @Test
    void theNumberOfAVitaminIsNotTheNumberOfASource() {
        assertThat(QuoteHighlighter.highlight(TEXT, "vitamin B6 is taken by mouth once a day")
                        .html())
                .doesNotContain("B12</mark>");
        assertThat(QuoteHighlighter.highlight(TEXT, "vitamin B12 is taken by mouth")
                        .html())
                .contains("<mark id=\"passage\">Vitamin B12 is taken by mouth</mark>");
    }

    @Test
    void theTextItselfStaysAsItWas() {
        QuoteHighlighter.Highlighted highlighted =
                QuoteHighlighter.highlight(TEXT, "at least seven hours of sleep a night");

        assertThat(highlighted.html().replaceAll("</?mark[^>]*>", "")).isEqualTo(TEXT);
        assertThat(QuoteHighlighter.highlight(TEXT, "").html()).isEqualTo(TEXT);
    }

    @Test
    void theParagraphAroundItIsTheExcerpt() {
        assertThat(QuoteHighlighter.highlight(TEXT, "at least seven hours of sleep a night")
                        .excerpt())
                .startsWith("Adults need")
                .doesNotContain("cite", "id=");
        assertThat(QuoteHighlighter.highlight(TEXT, "Something else altogether, sorry.")
                        .excerpt())
                .isNull();
    }

    @Test
    void whatAReaderWritesIsNeverPartOfThePage() {
        String said = "at least seven hours of sleep a night <script>alert(1)</script>\"><img src=x onerror=alert(1)>";

        assertThat(QuoteHighlighter.highlight(TEXT, said).html()).doesNotContain("script", "onerror");
    }

    @Test
    void aMailMadeToBeSlowIsRead() {
        String same = IntStream.range(0, 20_000).mapToObj(i -> "same").collect(Collectors.joining(" "));

        ProcessorTime.atMost(
                Duration.ofSeconds(5),
                () -> QuoteHighlighter.highlight("<p>" + same + "</p>", same + " " + "\"".repeat(20_000) + same));
    }
}
