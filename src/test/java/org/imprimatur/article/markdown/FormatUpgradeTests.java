package org.imprimatur.article.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.imprimatur.FullBuildOnly;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.TextFormat;
import org.imprimatur.article.typeset.SetText;
import org.imprimatur.article.typeset.TypesetText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A text of the format before, written in the newest, reads to a letter as it did. */
class FormatUpgradeTests {

    private static final String[] PIECES = {
        "^",
        "~",
        "^^",
        "~~",
        "^9^",
        "~2~",
        "\\",
        "\\ ",
        "\\^",
        "\\~",
        " ",
        " ",
        "\n",
        "\n\n",
        "  \n",
        "\n    ",
        "\t",
        "a",
        "10",
        "word",
        "é",
        "😴",
        "*",
        "**",
        "_",
        "`",
        "``",
        "[",
        "]",
        "(",
        ")",
        "![",
        "](",
        "<",
        ">",
        "<br>",
        "<br/>",
        "[@a]",
        "[@a^b~c]",
        "[a^b^c]",
        "[a^b^c][]",
        "[a^b^c]: /u\n",
        "[^1]",
        "[^1]: /u\n",
        "<b title=\"^\">",
        "&#94;",
        "&",
        "|",
        "\\|",
        "\n|---|---|\n",
        "\n|:-:|\n",
        "|a|b|",
        "||",
        "| |",
        "|^^|",
        "| - a<br>- b |",
        "| 1. a<br>2. b |",
        "- ",
        "1. ",
        "3) ",
        "\n1. ",
        "\n1) ",
        "\n- ",
        "\n\n1. ",
        "a) ",
        "b) ",
        "A) ",
        "i) ",
        "ii) ",
        "v) ",
        "\na) ",
        "\nb) ",
        "\ni) ",
        "\n\na) ",
        "\n   a) ",
        "\n  i) ",
        "> ",
        "\n> ",
        "# ",
        "\n## ",
        "```\n",
        "\n```\n",
        "<div>\n",
        "---",
        "===",
        "\n\\\n",
        "\n\n\\\n\n",
        "http://x",
        "<http://x^y^z>",
        "(/u^v^w)",
        "](/u \"t^t^\")",
        "£",
        "±"
    };

    @Property(tries = 4000, shrinking = ShrinkingMode.BOUNDED)
    void everyTextReadsTheSame(@ForAll("bodies") String body) {
        readsTheSame(body);
    }

    @FullBuildOnly
    @Property(tries = 100_000, shrinking = ShrinkingMode.BOUNDED)
    void everyTextOfVeryManyReadsTheSame(@ForAll("bodies") String body) {
        readsTheSame(body);
    }

    private static void readsTheSame(String body) {
        RevisionText before =
                new RevisionText("T", "", body, "[{\"id\":\"a\",\"title\":\"A\"}]", TextFormat.IMPRIMATUR_1);
        FormatUpgrade.Outcome outcome = FormatUpgrade.of(before.body());
        if (!outcome.upgraded()) {
            // What a list would begin in the middle of code, HTML or an address cannot be escaped there: it stays as it
            // was.
            assertThat(outcome.body()).isEqualTo(before.body());
            assertThat(before.body()).containsPattern("[A-Za-z]+\\)[ \\t]");
            return;
        }
        RevisionText after = new RevisionText("T", "", outcome.body(), before.sources(), TextFormat.IMPRIMATUR_2);
        assertThat(after.body()).isEqualTo(outcome.body());
        TypesetText set = SetText.of(after);
        assertThat(set.body()).isEqualTo(SetText.of(before).body());
        assertThat(set.sources()).isEqualTo(SetText.of(before).sources());
        assertThat(set.contents()).isEqualTo(SetText.of(before).contents());
    }

    @Provide
    static Arbitrary<String> bodies() {
        return Arbitraries.of(PIECES).list().ofMinSize(1).ofMaxSize(14).map(pieces -> String.join("", pieces));
    }

    @ParameterizedTest
    @CsvSource({
        "about ~5~ mg, about \\~5~ mg",
        "2^10^, 2\\^10^",
        "~a~b~, \\~a\\~b~",
        "H~2~O and 10^9^, H\\~2~O and 10\\^9^",
        "'[a^b^c]\n\n[a^b^c]: /u', '[a\\^b^c][a^b^c]\n\n[a^b^c]: /u'",
        "'|a|b|\n|-|-|\n|x\\|y^1^|`^2^`|', '|a|b|\n|-|-|\n|x\\|y\\^1^|`^2^`|'"
    })
    void whatWouldBeReadDifferentlyIsEscaped(String before, String after) {
        assertThat(FormatUpgrade.of(before)).isEqualTo(new FormatUpgrade.Outcome(after, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "about ~5 mg, or ~10 mg",
                "a ^ b ^ c",
                "`10^9^` and <http://example.org/~a~>",
                "[a](/~b~c)",
                "~~old~~ and ^^ and \\^9^",
                "[@key~2~b]"
            })
    void nothingElseIsTouched(String body) {
        assertThat(FormatUpgrade.of(body)).isEqualTo(new FormatUpgrade.Outcome(body, true));
    }

    @Test
    void aTextInTheNewestFormatStaysAsItIs() {
        RevisionText text = new RevisionText("T", "", "10^9^", "[]");
        assertThat(org.imprimatur.article.typeset.NewestFormat.of(text)).isSameAs(text);
    }
}
