package org.imprimatur.mime;

import static org.assertj.core.api.Assertions.assertThat;

import org.imprimatur.FullBuildOnly;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Row 63: sources much longer than the words in them. */
@FullBuildOnly
class LongSourcesTests {

    private static final int MUCH = 3_000_000;

    private static ParsedMail page(String html) {
        return PitfallMails.withHeaderAndWords("Content-Type: text/html; charset=utf-8", html);
    }

    private static ParsedMail text(String text) {
        return PitfallMails.withHeaderAndWords("Content-Type: text/plain; charset=utf-8", text);
    }

    static String[] pagesWithMoreSourceThanWords() {
        String data = "iVBORw0KGgo".repeat(MUCH / 11);
        return new String[] {
            "<img src=\"data:image/png;base64," + data + "\">",
            "<img src='data:image/png;base64," + (data.substring(0, 76) + "\n").repeat(MUCH / 77) + "'>",
            "<img src=data:image/png;base64," + data + ">",
            "<p style=\"background:url(data:image/svg+xml;charset=utf-8," + data + ")\"></p>",
            "<!-- " + data + " -->",
            "<script>" + data + "</script>",
            "<style>p.MsoNormal{margin:0}" + "\n.x{color:red}".repeat(MUCH / 14) + "</style>",
            "<span lang=EN-US style='mso-ansi-language:EN-US'></span>".repeat(MUCH / 57),
            "&nbsp;\n".repeat(300_000)
        };
    }

    @ParameterizedTest
    @MethodSource("pagesWithMoreSourceThanWords")
    void row63_theWordsBelowWhatIsNoWordsStay(String source) {
        ParsedMail mail = page("<p>See the screenshot.</p>" + source + "<p>The dose is wrong.</p>");
        assertThat(mail.body().text()).startsWith("See the screenshot.").endsWith("The dose is wrong.");
        assertThat(mail.body().html()).contains("The dose is wrong.");
        assertThat(mail.warnings()).isEmpty();
    }

    @Test
    void row63_anImageInTheTextIsLeftOut() {
        ParsedMail mail = text("See ![](data:image/png;base64," + "iVBORw0KGgo".repeat(MUCH / 11) + ") and 5 mg.\n");
        assertThat(mail.body().text()).isEqualTo("See ![](data:image/png;base64,) and 5 mg.");
        assertThat(mail.warnings()).isEmpty();
    }

    @Test
    void row63_aFileWrittenIntoTheTextIsLeftOut() {
        String uuencoded =
                "begin 644 a.png\n" + ("M" + "#%U@A!!!".repeat(8).substring(0, 60) + "\n").repeat(MUCH / 62) + "end\n";
        String base64 = ("iVBORw0KGgo".repeat(7).substring(0, 76) + "\n").repeat(MUCH / 77);
        ParsedMail mail = text("See the file.\n" + uuencoded + base64 + "The dose is wrong.\n");
        assertThat(mail.body().text()).startsWith("See the file.").endsWith("The dose is wrong.");
        assertThat(mail.warnings()).isEmpty();
    }

    @Test
    void row63_wordsBeyondTheLimitAreSaidToBeMissing() {
        String words = "The dose is wrong. ".repeat(MUCH / 19);
        assertThat(text(words).warnings()).contains(ParseWarning.LONG_TEXT);
        assertThat(text(words).body().text()).hasSizeBetween(900_000, 1_000_000);
        assertThat(page("<p>" + words).warnings()).contains(ParseWarning.LONG_TEXT);
        assertThat(page("<p>" + words).body().text()).hasSizeBetween(900_000, 1_000_000);
    }

    @Test
    void row63_wordsWithoutBlanksAreWords() {
        String words = "\u7528\u91cf".repeat(600) + "\n";
        assertThat(text(words.repeat(900)).body().text()).startsWith(words.strip());
    }
}
