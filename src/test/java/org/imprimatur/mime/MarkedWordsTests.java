package org.imprimatur.mime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Row 59: words that are raised, lowered or struck, and words that stand for images. */
class MarkedWordsTests {

    private static Body page(String html) {
        return PitfallMails.withHeaderAndWords("Content-Type: text/html; charset=utf-8", html)
                .body();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10<sup>6</sup> cells                                        | 10^6^ cells
            H<sub>2</sub>O                                              | H~2~O
            <del>5</del><ins>50</ins> mg                                | ~~5~~ 50 mg
            <ins>50</ins><del>5</del> mg                                | 50 ~~5~~ mg
            <s>5</s> 50 mg                                              | ~~5~~ 50 mg
            <strike>5</strike><u>50</u> mg                              | ~~5~~ 50 mg
            10<span style="vertical-align:super">6</span>               | 10^6^
            10<span style="Vertical-Align: SUPER !important">6</span>   | 10^6^
            10<font style="vertical-align: 4pt">6</font>                | 10^6^
            10<span style="position:relative;top:-3.0pt">6</span>       | 10^6^
            10<span style='mso-text-raise:3.0pt'>6</span>               | 10^6^
            H<span style="vertical-align: sub">2</span>O                | H~2~O
            H<span style="vertical-align: -25%">2</span>O               | H~2~O
            <span style="text-decoration:line-through">5</span> 50 mg   | ~~5~~ 50 mg
            <p style="text-decoration: underline line-through">5 mg</p> | ~~5 mg~~
            <span style="text-decoration-line:line-through">5</span> 50 | ~~5~~ 50
            <table style="text-decoration:line-through"><tr><td>5</table> | ~~5~~
            <style>.x{color:red} .up, b.y {vertical-align:super}</style>10<i class="up">6</i> | 10^6^
            <style><!-- @media all { span.no {text-decoration:line-through} } --></style><span class="no">5</span> 50 | ~~5~~ 50
            10<sup><a href="#n"><b>6</b></a></sup>                      | 10^6^
            10<sup><span style="vertical-align:super">6</span></sup>    | 10^6^
            10<sup>-</sup><sup>6</sup>                                  | 10^-6^
            10<sup> </sup>6                                             | 10 6
            <math><msup><mn>10</mn><mn>6</mn></msup></math>             | 10^6^
            <math><msub><mi>H</mi><mn>2</mn></msub></math>              | H~2~
            <math><mfrac><mn>1</mn><mn>2</mn></mfrac></math> mg         | 1/2 mg
            <td style="vertical-align:super">5 mg</td>                  | 5 mg
            <span style="vertical-align:middle">5 mg</span>             | 5 mg
            <span style="vertical-align:2px">All the words of a mail</span> | All the words of a mail
            <span style="text-decoration:none">5 mg</span>              | 5 mg
            Take <img src="x" alt="5 mg"> a day                         | Take [5 mg] a day
            dose <img alt="≤">5 mg                                 | dose ≤5 mg
            dose <img alt=""><img src="pixel.gif">5 mg                  | dose 5 mg
            """)
    void row59_wordsKeepWhatRaisesLowersAndStrikesThem(String html, String words) {
        assertThat(page(html).text()).isEqualTo(words);
    }

    @Test
    void row59_whatIsShownKeepsItToo() {
        assertThat(page("10<span style='vertical-align:super'>6</span>").html())
                .contains("10<span><sup>6</sup></span>");
        assertThat(page("<p style='text-decoration:line-through'>5 mg</p>").html())
                .contains("<s>5 mg</s>");
        assertThat(page("Take <img src='https://x.example/y' alt='5 mg & more'>")
                        .html())
                .contains("Take [5 mg &amp; more]")
                .doesNotContain("img");
    }

    @Test
    void row59_whereOnlyThePageMarksThemItIsPreferred() {
        ParsedMail mail = PitfallMails.alternatives(
                "Not 106 but 550 mg.", "<p>Not 10<sup>6</sup> but <s>5</s><ins>50</ins> mg.</p>");
        assertThat(mail.body().text()).isEqualTo("Not 10^6^ but ~~5~~ 50 mg.");
        assertThat(mail.warnings()).doesNotContain(ParseWarning.TEXT_AND_HTML_DIFFER);
    }

    @Test
    void row59_aTextThatMarksThemItselfStays() {
        assertThat(PitfallMails.alternatives("Not 10^6^ *but* 7.", "<p>Not 10<sup>6</sup> <b>but</b> 7.</p>")
                        .body()
                        .text())
                .isEqualTo("Not 10^6^ *but* 7.");
    }
}
