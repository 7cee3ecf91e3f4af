package org.imprimatur.article.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CitationRenameTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Sleep [@old].                          | Sleep [@new].
            Sleep [@old, p. 3; @other; -@old].     | Sleep [@new, p. 3; @other; -@new].
            Sleep [@{old}] and [@old2] [@older]    | Sleep [@new] and [@old2] [@older]
            `[@old]` and \\[@old\\] and [@old](/a) | `[@old]` and \\[@old\\] and [@old](/a)
            see @old and old [old]                 | see @old and old [old]
            - a [@old]~n- b  [@old]                | - a [@new]~n- b  [@new]
            > quoted [@other;~n> @old]  end        | > quoted [@other;~n> @new]  end
            **bold [@old]** H~2~O [@old] 10^9^     | **bold [@new]** H~2~O [@new] 10^9^
            a) one [@old]~nb) two                  | a) one [@new]~nb) two
            ```~n[@old]~n```                       | ```~n[@old]~n```
            [@other, see @old]                     | [@other, see @old]
            ## Heading [@old]~n~n    [@old]        | ## Heading [@new]~n~n    [@old]
            """)
    void aKeyIsRenamedInCitationsAndNowhereElse(String body, String renamed) {
        assertThat(CitationRename.of(lines(body), "old", "new")).contains(lines(renamed));
    }

    @Test
    void cellsOfTablesKeepTheirShape() {
        String table = "| a | b [@old] |\n|---|:-:|\n| [@old; @x] | \\| |\n";
        assertThat(CitationRename.of(table, "old", "a-much-longer-key"))
                .contains(table.replace("@old", "@a-much-longer-key"));
    }

    @Test
    void lineEndsAndBlanksStay() {
        String body = "\r\n\r\nOne  \r\n [@old]\t\r\n\r\n\r\n* x\n";
        assertThat(CitationRename.of(body, "old", "new")).contains(body.replace("@old", "@new"));
    }

    @Test
    void whateverTheBodyItComesBackTheSame() {
        Random dice = new Random(29);
        String[] pieces = {
            "[@old]",
            "[@b; @old, 3]",
            "`[@old]`",
            "\\[@old]",
            "\n\n",
            "\n",
            "- ",
            "> ",
            "| a | b |\n|-|-|\n",
            "**",
            "~",
            "^",
            "words ",
            "    ",
            "[",
            "]",
            "@old",
            "1. ",
            "# ",
            "<br>",
            "é",
            "```\n"
        };
        for (int run = 0; run < 3_000; run++) {
            StringBuilder body = new StringBuilder();
            for (int n = dice.nextInt(25); n >= 0; n--) {
                body.append(pieces[dice.nextInt(pieces.length)]);
            }
            String text = body.toString();
            assertThat(CitationRename.of(text, "old", "fresh")
                            .flatMap(there -> CitationRename.of(there, "fresh", "old")))
                    .as(text)
                    .contains(text);
        }
    }

    private static String lines(String text) {
        return text.strip().replace("~n", "\n");
    }
}
