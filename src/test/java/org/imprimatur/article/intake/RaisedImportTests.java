package org.imprimatur.article.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.imprimatur.article.RevisionText;
import org.imprimatur.article.TextFormat;
import org.imprimatur.article.typeset.SetText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words that a file raises or lowers stay raised and lowered in the draft. */
class RaisedImportTests {

    private final FileImporter importer = new FileImporter();

    @AfterEach
    void close() {
        importer.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "a count of 10<sup>9</sup>/L # a count of 10^9^/L",
                "CO<sub>2</sub> and H<sub>2</sub>O # CO~2~ and H~2~O",
                "10<sup>9 </sup>L # 10^9^ L",
                "10<sup> 9</sup>/L # 10 ^9^/L",
                "x<sup>a b</sup> # x^a\\ b^",
                "10<span style='vertical-align: super'>9</span>/L # 10^9^/L",
                "10<span style='font-size:60%;VERTICAL-ALIGN:super'>9</span>/L # 10^9^/L",
                "CO<span style='position:relative;top:3pt;mso-text-raise:-3.0pt'>2</span> # CO~2~",
                "10<span style='mso-text-raise:4.5pt'>9</span>/L # 10^9^/L",
                "10<span style='mso-text-raise:0pt'>9</span>/L # 109/L",
                "10<sup><em>n</em></sup> # 10^n^",
                "<strong>10<sup>9</sup>/L</strong> # **10**^9^**/L**",
                "x<sup><a href='https://example.org'>9</a></sup> # x[^9^](https://example.org)",
                "x<sup>a<sup>b</sup></sup> # x^ab^",
                "10⁹/L and CO₂ # 10⁹/L and CO₂",
                "about ~5 mg or 2^10 # about ~5 mg or 2^10",
                "~5~ and x^2^ # \\~5\\~ and x\\^2\\^",
                "<sup>131</sup>I # ^131^I",
                "line<sup>1<br>2</sup> # line^1^  %n^2^"
            })
    void whatIsRaisedStaysRaised(String html, String markdown) {
        assertThat(body("<p>" + html + "</p>", "page.html"))
                .isEqualTo(markdown.strip().replace("%n", "\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "10<sup>9</sup>/L, 10^9^/L",
        "CO<SUB>2</SUB>, CO~2~",
        "x<sup>a b</sup>y, x^a\\ b^y",
        "10<sup>9 </sup>L, 10^9^ L",
        "10^9^/L, 10^9^/L"
    })
    void inMarkdownToo(String written, String read) {
        assertThat(body("# T\n\n" + written, "draft.md")).isEqualTo(read);
    }

    @Test
    void aDraftIsInTheNewestFormat() {
        assertThat(read("<p>10<sup>9</sup></p>", "page.html").text().format()).isEqualTo(TextFormat.newest());
    }

    @Test
    void aTitleKeepsTheNumberApart() {
        assertThat(read("<h1>A count of 10<sup>9</sup>/L of CO<sub>2</sub></h1><p>Words.</p>", "page.html")
                        .text()
                        .title())
                .isEqualTo("A count of 10⁹/L of CO₂");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "good for sleep<sup>4</sup> # 4 # sleep",
                "good for sleep.<sup>4,5</sup> # 4,5 # sleep",
                "“good for sleep”<sup>4–6</sup> # 4–6 # sleep",
                "in <em>adults</em><sup>12</sup> # 12 # adults"
            })
    void aRaisedNumberThatMayBeASourceIsAskedAbout(String html, String number, String word) {
        ImportResult result = read("<p>" + html + "</p>", "page.html");
        assertThat(result.text().body()).contains("^" + number.strip() + "^");
        assertThat(result.losses()).contains(new Loss(LossKind.RAISED_NUMBER, 1, number.strip(), word.strip()));
        assertThat(LossKind.RAISED_NUMBER.isGrave()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "10<sup>9</sup>/L",
                "5 m<sup>2</sup>",
                "24 kg/m<sup>2</sup>",
                "8 mm<sup>3</sup>",
                "x<sup>2</sup>",
                "the 1<sup>st</sup>",
                "Ca<sup>2+</sup>",
                "of <sup>131</sup>I",
                "CO<sub>2</sub>"
            })
    void aPowerOrAChargeIsNot(String html) {
        assertThat(read("<p>" + html + "</p>", "page.html").losses())
                .extracting(Loss::kind)
                .doesNotContain(LossKind.RAISED_NUMBER, LossKind.RAISED);
    }

    @Test
    void whatIsReadIsSetAsItStoodInTheFile() {
        RevisionText text = read("<p>x<sup>a b</sup>, 10<sup><b>9</b></sup>, CO<sub>2</sub></p>", "page.html")
                .text();
        assertThat(SetText.of(text).body()).isEqualTo("<p>x<sup>a\u00a0b</sup>, 10<sup>9</sup>, CO<sub>2</sub></p>\n");
    }

    private String body(String content, String name) {
        return read(content, name).text().body();
    }

    private ImportResult read(String content, String name) {
        return importer.read(content.getBytes(UTF_8), name);
    }
}
