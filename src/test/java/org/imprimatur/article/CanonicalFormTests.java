package org.imprimatur.article;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalFormTests {

    private static final String SOURCE =
            "[{\"title\":\"Caf\\u00e9 \\\"x\\\"\",\"id\":\"a1\",\"issued\":{\"date-parts\":[[2015,6]]}}]";
    private static final String CANONICAL_SOURCE =
            "[{\"id\":\"a1\",\"issued\":{\"date-parts\":[[2015,6]]},\"title\":\"Café \\\"x\\\"\"}]";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Plain words.",
                "\"Quoted\" and \\ a backslash / a slash",
                "Controls \u0001 \u001f \u007f \u0085 \b \t \f end",
                "Emoji \uD83D\uDE34 and a family \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
                "Two lines\nand two blanks  \nat an end",
                "Script \u0939\u093f\u0928\u094d\u0926\u0940 \u05e2\u05d1\u05e8\u05d9\u05ea \u2028 \u2029 \ufeff",
                ""
            })
    void anybodyCanMakeTheBytesByHand(String body) throws NoSuchAlgorithmException {
        for (String format : new String[] {"imprimatur-1", "imprimatur-2"}) {
            RevisionText text = new RevisionText("Title \"q\"", "Stand", body, SOURCE, TextFormat.of(format));
            String byHand = "{\"body\":" + quoted(body) + ",\"format\":\"" + format + "\",\"sources\":"
                    + CANONICAL_SOURCE + ",\"standfirst\":\"Stand\",\"title\":\"Title \\\"q\\\"\"}";
            assertThat(new String(CanonicalForm.of(text), UTF_8)).isEqualTo(byHand);
            assertThat(text.sha256())
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(byHand.getBytes(UTF_8))));
        }
    }

    /** Made when this was the only format; signatures rest on such. */
    @Test
    void aTextOfTheFirstFormatHasTheHashItAlwaysHad() {
        assertThat(new RevisionText("Title", "Standfirst", "Plain words.", "[]", TextFormat.IMPRIMATUR_1).sha256())
                .isEqualTo("b2047e93ac177d0b92736261cf220655b084066dd4a9d686712706987e48bb2c");
        String body = "A count of 10^9^/L, CO~2~ and ~5~ mg [@a1].\n\na) one\n\n| |\n|---|\n| ^^ |";
        String sources = "[{\"id\":\"a1\",\"title\":\"Café\"}]";
        assertThat(new RevisionText("Counts", "", body, sources, TextFormat.IMPRIMATUR_1).sha256())
                .isEqualTo("4b278f100ad58cf3cd4c3fc30472d9473d2c818add275551e2a16fbd48b54abf");
    }

    @Test
    void whatSaysNoFormatIsInTheNewest() {
        assertThat(text("x").format()).isEqualTo(TextFormat.newest());
        assertThat(text("x").sha256())
                .isNotEqualTo(new RevisionText("Title", "Standfirst", "x", "[]", TextFormat.IMPRIMATUR_1).sha256());
    }

    @Test
    void anotherProgramMakesTheSameBytes() throws IOException, InterruptedException {
        RevisionText text = new RevisionText(
                "Schlaf \uD83D\uDE34", "\"Gut\"", "e\u0301 \u0001 \\ / \r\n\u2028 \uD83D\uDC68 end  ", SOURCE);
        String program = "import json,sys,hashlib;d=json.load(sys.stdin);"
                + "print(hashlib.sha256(json.dumps(d,sort_keys=True,separators=(',',':'),ensure_ascii=False)"
                + ".encode('utf-8')).hexdigest())";
        Process python;
        try {
            python = new ProcessBuilder("python3", "-c", program).start();
        } catch (IOException absent) {
            Assumptions.abort("There is no python3 here");
            return;
        }
        try (var in = python.getOutputStream()) {
            in.write(CanonicalForm.of(text));
        }
        assertThat(python.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(new String(python.getInputStream().readAllBytes(), UTF_8))
                .isEqualToIgnoringWhitespace(text.sha256());
    }

    @Test
    void textsThatLookAlikeAreAlike() {
        assertThat(text("caf\u00e9").sha256()).isEqualTo(text("cafe\u0301").sha256());
        assertThat(text("a\r\nb\rc").sha256()).isEqualTo(text("a\nb\nc").sha256());
        assertThat(text("a \n\n  ").sha256()).isEqualTo(text("a").sha256());
        assertThat(text("a\u0000b").sha256()).isEqualTo(text("ab").sha256());
        assertThat(new RevisionText(" T\n", "", "", "[]").title()).isEqualTo("T");
        assertThat(new RevisionText("T", "", "", "[ {\"id\": \"cafe\\u0301\"} ]").sources())
                .isEqualTo("[{\"id\":\"caf\u00e9\"}]");
    }

    @Test
    void oneCharacterMakesAnotherText() {
        assertThat(text("seven hours").sha256())
                .isNotEqualTo(text("seven hourz").sha256());
        assertThat(text("a  \nb").sha256()).isNotEqualTo(text("a\nb").sha256());
        assertThat(new RevisionText("ab", "", "", "[]").sha256())
                .isNotEqualTo(new RevisionText("a", "b", "", "[]").sha256());
    }

    @Test
    void onceIsAsGoodAsTwice() {
        for (String body :
                new String[] {"e\u0301 \r\n x ", "\uD83D", "\u0000\u0301a", "\u1100\u1161\u11a8 \u0344", "  a"}) {
            RevisionText once = new RevisionText(body, body, body, "[]");
            RevisionText twice = new RevisionText(once.title(), once.standfirst(), once.body(), once.sources());
            assertThat(twice).isEqualTo(once);
        }
    }

    @Test
    void halfACharacterDoesNotBreakTheForm() {
        assertThat(text("a\uD83D").body()).isEqualTo("a\uFFFD");
        assertThat(new RevisionText("T", "", "", "[\"\\ud83d\"]").sources()).isEqualTo("[\"\uFFFD\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "nonsense", "[1e999]", "[{\"a\":1", "\"x\""})
    void aSourceListThatIsNoneIsRefused(String sources) {
        assertThatThrownBy(() -> new RevisionText("T", "", "", sources)).isInstanceOf(IllegalArgumentException.class);
    }

    private static RevisionText text(String body) {
        return new RevisionText("Title", "Standfirst", body, "[]");
    }

    /** RFC 8785 section 3.2.2.2, written out again so that the test does not believe the library. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\b' -> quoted.append("\\b");
                case '\t' -> quoted.append("\\t");
                case '\n' -> quoted.append("\\n");
                case '\f' -> quoted.append("\\f");
                case '\r' -> quoted.append("\\r");
                default -> quoted.append(c < 0x20 ? String.format(Locale.ROOT, "\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return quoted.append('"').toString();
    }
}
