package org.imprimatur.article.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain text becomes structure where it certainly is structure, and keeps its words everywhere. */
class PlainTextTests {

    private final FileImporter importer = new FileImporter(Duration.ofSeconds(20));

    @AfterEach
    void close() {
        importer.close();
    }

    private ImportResult read(String text) {
        return importer.read(text.getBytes(UTF_8), "a.txt");
    }

    private String body(String text) {
        ImportResult result = read("Title\n\n" + text);
        assertThat(result.losses()).isEmpty();
        return result.text().body();
    }

    @Test
    void numberedLinesThatFollowEachOtherAreAList() {
        assertThat(body("1. Lie down\n2. Wait for\n   ten minutes\n3. Get up"))
                .isEqualTo("1. Lie down\n2. Wait for\n   ten minutes\n3. Get up");
        assertThat(body("(4) Four\n(5) Five")).isEqualTo("4. Four\n5. Five");
        assertThat(body("1) One\n\n   More of it.\n\n2) Two")).isEqualTo("1. One\n   \n   More of it.\n\n2. Two");
    }

    @Test
    void lettersAndNumeralsAreCountedAsTheyAre() {
        assertThat(body("a) one\nb) two")).isEqualTo("a) one\nb) two");
        assertThat(body("(i) one\n(ii) two")).isEqualTo("i) one\nii) two");
        assertThat(body("Do this:\n1. One\n   a) x\n   b) y\n2. Two"))
                .isEqualTo("Do this:\n\n1. One\n   a) x\n   b) y\n2. Two");
    }

    @Test
    void dashesAndBulletsAreAList() {
        assertThat(body("- milk\n- bread\n  and butter")).isEqualTo("- milk\n- bread\n  and butter");
        assertThat(body("• milk\n  ◦ whole\n  ◦ skimmed\n• bread"))
                .isEqualTo("- milk\n  - whole\n  - skimmed\n- bread");
        assertThat(body("Bring:\n* milk\n* bread")).isEqualTo("Bring:\n\n- milk\n- bread");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1. only one",
                "1. one\n3. three",
                "1. one\nand a line that may belong to anything\n2. two",
                "A. Smith\nB. Jones",
                "- one dash",
                "- one\n* other",
                "He said\n- no\n- yes",
                "5 mg\n10 mg"
            })
    void whatIsNoCertainListStaysAsItIs(String words) {
        String body = body(words);
        assertThat(body.replace("\\", "")).isEqualTo(words);
    }

    @Test
    void headingsAreThoseDrawnUnder() {
        ImportResult doses = read("Doses\n=====\n\nFirst\n-----\nTake one.\n\nSecond\n-----\n\nTake two.");
        assertThat(doses.text().title()).isEqualTo("Doses");
        assertThat(doses.text().body()).isEqualTo("## First\n\nTake one.\n\n## Second\n\nTake two.");
        assertThat(doses.losses()).isEmpty();
        assertThat(body("Part\n====\n\nSection\n-------\n\nWords")).isEqualTo("## Part\n\n### Section\n\nWords");
        assertThat(body("One\n\n* * *\n\nTwo")).isEqualTo("One\n\n___\n\nTwo");
        assertThat(body("12\n---\n5")).isEqualTo("12\n\\---\n5");
    }

    @Test
    void headingsAreThoseInCapitalsOrNumberedThroughout() {
        assertThat(body("HOW TO TAKE IT\n\nWith water.")).isEqualTo("## HOW TO TAKE IT\n\nWith water.");
        assertThat(body("1. Doses\n\nText.\n\n1.1 Adults\n\nText.\n\n2. Risks\n\nText."))
                .isEqualTo("## 1. Doses\n\nText.\n\n### 1.1 Adults\n\nText.\n\n## 2. Risks\n\nText.");
        assertThat(body("1. Doses\n\nText.\n\n3. Risks\n\nText."))
                .isEqualTo("1\\. Doses\n\nText.\n\n3\\. Risks\n\nText.");
        assertThat(body("ONE LINE\n\nANOTHER LINE\n\nText")).isEqualTo("ONE LINE\n\nANOTHER LINE\n\nText");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void wordsInAreWordsOut(int seed) {
        Random random = new Random(seed);
        String[] pieces = {
            "Take 5 mg", "\n\n", "\n", "- ", "1. ", "2) ", "b) ", "=====", "---", "    ", "*x*", "10^9", "<b>",
                    "[a](b)", "_",
            "DOSE", "• ", "iv) ", "# ", "> ", "|", "`", "\t", "&amp;", "~", "\\", "½", "e\u0301", "+ ", "[^1]: "
        };
        for (int i = 0; i < 400; i++) {
            StringBuilder text = new StringBuilder("Title\n\n");
            for (int n = random.nextInt(16); n >= 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            assertThat(read(text.toString()).losses()).as(text.toString()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"- x\n", "1. x\n", "A\n---\n", " - x\n", "x:\n- ", "1.1 A\n\n", "CAPS\n\n", "-", "a) "})
    void aMillionCharactersEndInTime(String piece) {
        String many = piece.repeat(900_000 / piece.length());
        try {
            assertThat(read("Title\n\n" + many).text().title()).isEqualTo("Title");
        } catch (FileImporter.TooIntricate refused) {
            assertThat(refused).isNotNull();
        }
    }
}
