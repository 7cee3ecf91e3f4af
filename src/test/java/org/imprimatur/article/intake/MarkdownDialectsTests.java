package org.imprimatur.article.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.imprimatur.article.RevisionText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What dialects of Markdown have beyond CommonMark is understood, or told. */
class MarkdownDialectsTests {

    private final FileImporter importer = new FileImporter(Duration.ofSeconds(20));

    @AfterEach
    void close() {
        importer.close();
    }

    private ImportResult read(String markdown) {
        return importer.read(markdown.getBytes(UTF_8), "doses.md");
    }

    private String body(String markdown) {
        return read("# Doses\n\n" + markdown).text().body();
    }

    private static List<String> told(ImportResult result) {
        return result.losses().stream()
                .map(loss -> loss.kind().key() + (loss.detail().isEmpty() ? "" : " " + loss.detail()))
                .toList();
    }

    // The top of the file

    static Stream<Arguments> heads() {
        return Stream.of(
                Arguments.of("yaml", "---\ntitle: Doses\nauthor: Demo Writer\ntags: [a, b]\n---\nTake one.\n"),
                Arguments.of(
                        "yaml, ended as Pandoc does", "---  \ntitle: 'Doses'\nauthor:\n- D\ntags: 1\n...\n\nTake one."),
                Arguments.of("toml", "+++\ntitle = \"Doses\"\nauthor = 'Demo Writer'\n[tags]\na = 1\n+++\nTake one.\n"),
                Arguments.of(
                        "json", "{\n \"title\": \"Doses\", \"author\": \"}\", \"tags\": {\"a\": [1]}\n}\n\nTake one."));
    }

    @ParameterizedTest
    @MethodSource("heads")
    void theTitleIsTakenFromTheTopOfTheFileAndTheRestIsTold(String language, String file) {
        ImportResult doses = read(file);
        assertThat(doses.text().title()).isEqualTo("Doses");
        assertThat(doses.text().body()).isEqualTo("Take one.");
        assertThat(told(doses)).containsExactlyInAnyOrder("front-matter author", "front-matter tags");
    }

    @Test
    void linesBehindPercentSignsAreTitleAuthorsAndDate() {
        ImportResult doses = read("% Doses and\n  intervals\n% Demo Writer\n% May\n\nTake one.");
        assertThat(doses.text().title()).isEqualTo("Doses and intervals");
        assertThat(doses.text().body()).isEqualTo("Take one.");
        assertThat(told(doses)).containsExactly("front-matter author", "front-matter date");
    }

    @Test
    void aTitleIsTheWordsThatWereWritten() {
        assertThat(read("---\ntitle: 1.10\ndescription: no\n---\nx").text())
                .satisfies(text -> assertThat(text.title()).isEqualTo("1.10"))
                .satisfies(text -> assertThat(text.standfirst()).isEqualTo("no"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "---\nJust words\n---\n\nand more",
                "---\n\ntitle: x\n\n---\n",
                "---\ntitle: [\n---\nwords",
                "+++\ntitle = \n+++\nwords",
                "{\n\"title\": \nwords",
                "{% if x %} words",
                "---\ntitle: cut short"
            })
    void whatOnlyLooksLikeFactsLosesNoWord(String file) {
        ImportResult doses = read(file);
        assertThat(told(doses)).noneMatch(loss -> loss.startsWith("words-"));
    }

    @Test
    void aDayInASourceIsNotTurnedIntoANumber() {
        assertThat(read("---\nreferences:\n- id: a\n  issued: 2015-01-02\n  volume: 12\n---\nx")
                        .text()
                        .sources())
                .isEqualTo("[{\"id\":\"a\",\"issued\":\"2015-01-02\",\"volume\":12}]");
    }

    // Footnotes

    @Test
    void footnotesBecomeAListInTheOrderOfTheirMarks() {
        ImportResult doses = read("""
                # Doses

                Take one[^b] or two.[^a]

                [^a]: At *night*.

                    With water[^c].

                [^b]: By mouth.
                And more

                Then stop[^b].

                [^c]: Still.
                [^d]: Nobody asked.""");
        assertThat(doses.text().body()).isEqualTo("""
                Take one (note 1) or two. (note 2)





                Then stop (note 1).

                ## Notes

                1. By mouth.
                   And more

                2. At *night*.

                   With water (note 3).

                3. Still.

                4. Nobody asked.""");
        assertThat(told(doses)).containsExactly("footnotes");
    }

    @Test
    void aFootnoteThatOnlyCitesIsTheCitation() {
        assertThat(body("Take one.[^1] Or two[^1].\n\n[^1]: [@watson2015, p. 3]\n"))
                .isEqualTo("Take one. [@watson2015, p. 3] Or two [@watson2015, p. 3].");
    }

    @Test
    void notesGoUnderTheHeadingThatWaitsForThem() {
        assertThat(body("One[^1].\n\n## Footnotes\n\n[^1]: Note."))
                .isEqualTo("One (note 1).\n\n## Footnotes\n\n1. Note.");
    }

    @Test
    void aMarkWithoutANoteStaysAsItIs() {
        assertThat(body("One[^1].")).isEqualTo("One[^1].");
        ImportResult quoted = read("# T\n\n> One[^1].\n>\n> [^1]: Note.\n");
        assertThat(quoted.text().body()).isEqualTo("> One[^1].\n>\n> \\[^1]: Note.");
        assertThat(quoted.losses()).isEmpty();
    }

    // Lists

    @Test
    void aDefinitionListIsTermsWithTheirMeanings() {
        assertThat(body("""
                Aspirin
                :   For pain
                    and fever.

                    Not for children.
                :   Also a brand.

                Zinc (10 mg)

                :   A metal.

                The end: of it.""")).isEqualTo("""
                        **Aspirin**

                        For pain
                        and fever.

                        Not for children.

                        Also a brand.

                        **Zinc (10 mg)**

                        A metal.

                        The end: of it.""");
    }

    @Test
    void tasksKeepWhetherTheyAreDone() {
        ImportResult tasks = read("# Doses\n\n- [ ] Ask\n- [x] Tell\n* [X] Sleep\n- [y] no task\n");
        assertThat(tasks.text().body()).isEqualTo("- ☐ Ask\n- ☑ Tell\n* ☑ Sleep\n- [y] no task");
        assertThat(tasks.losses()).isEmpty();
    }

    // Words

    @Test
    void struckOutWordsAreLeftOutAndTold() {
        ImportResult doses = read("# Doses\n\nTake ~~1000 *mg*~~ 500 mg, <del>twice</del> H~2~O.\n\n~~Not~~ - now.");
        assertThat(doses.text().body()).isEqualTo("Take 500 mg, H~2~O.\n\n \\- now.");
        assertThat(told(doses)).containsExactly("struck-out 1000 mg", "struck-out Not", "struck-out twice");
    }

    @Test
    void htmlBecomesMarkdownWhereMarkdownHasIt() {
        ImportResult doses = read("# Doses\n\nTake <b>one</b>, <i>not</i> <a href=\"https://example.org/a_b\">two</a>,"
                + " 10<sup>9</sup>.<!-- why? --> <u>Now</u><script>alert(1)</script> <a href='#x'>up</a>");
        assertThat(doses.text().body())
                .isEqualTo("Take **one**, *not* [two](<https://example.org/a_b>), 10^9^. Now up");
        assertThat(told(doses)).containsExactly("comments", "html", "script alert(1)");
    }

    @Test
    void linksByReferenceStay() {
        String links =
                "See [the guideline][g] and [WHO].\n\n[g]: https://example.org/g \"Title\"\n[WHO]: <https://who.int>";
        ImportResult doses = read("# Doses\n\n" + links);
        assertThat(doses.text().body()).isEqualTo(links);
        assertThat(doses.losses()).isEmpty();
        assertThat(told(read("# D\n\n[a](other.md)"))).containsExactly("link other.md");
    }

    @Test
    void marksOfOtherDialectsAreLeftOutAndTold() {
        ImportResult doses = read("# T\n\n[TOC]\n\n## Doses {#doses .wide}\n\n::: warning\nTake care.\n:::\n");
        assertThat(doses.text().body()).isEqualTo("## Doses\n\n\nTake care.");
        assertThat(told(doses))
                .containsExactly("contents [TOC]", "dialect {#doses .wide}", "dialect ::: warning", "dialect :::");
    }

    @Test
    void letteredStepsAreNoLostWords() {
        ImportResult doses =
                read("# Doses\n\na) Take 10^9^ cells\nb) Wait `x^2^`\n\n| a | b |\n|---|---|\n| 5 mg | x~1~ |\n");
        assertThat(doses.losses()).isEmpty();
    }

    @Test
    void wordsThatAPageWouldNotShowAreTold() {
        assertThat(told(read("# Doses\n\nTake one. <del>500 mg\n"))).contains("words-added 500 mg");
    }

    // Bad input

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[^a]: x\n",
                "x[^a] ",
                "~~",
                "~~a~~",
                "<b>",
                "<del>",
                "Term\n: x\n",
                ":",
                "- [ ] ",
                "%",
                "{#",
                "^a",
                "$$",
                "["
            })
    void aHundredThousandOfAnythingEndInTime(String piece) {
        String many = piece.repeat(100_000 / piece.length());
        try {
            assertThat(read("# T\n\n" + many).text().title()).isEqualTo("T");
        } catch (FileImporter.TooIntricate refused) {
            assertThat(refused).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyMixtureKeepsItsWordsOrTells(int seed) {
        Random random = new Random(seed);
        String[] pieces = {
            "Take 5 mg",
            "[^1]",
            "\n\n",
            "\n",
            "~~old~~",
            "- [x] ",
            ": ",
            "    ",
            "**b**",
            "<sup>9</sup>",
            "[^1]: note ",
            "> ",
            "1. ",
            "a) ",
            "| a | b |\n|---|---|\n",
            "`code`",
            "<!-- c -->",
            "$$x$$",
            "<div>",
            "10^9^",
            "\\^",
            "~",
            "[@k]"
        };
        for (int i = 0; i < 250; i++) {
            StringBuilder text = new StringBuilder("# T\n\n");
            for (int n = random.nextInt(14); n >= 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            ImportResult result = read(text.toString());
            RevisionText again = new RevisionText(
                    result.text().title(),
                    "",
                    result.text().body(),
                    result.text().sources());
            assertThat(VisibleWords.of(again).list()).as(text.toString()).isNotNull();
            long doses = count(text.toString(), "Take 5 mg");
            boolean told = !result.losses().isEmpty();
            assertThat(count(again.body(), "Take 5 mg") == doses || told)
                    .as(text + " -> " + again.body())
                    .isTrue();
        }
    }

    private static long count(String text, String words) {
        return (text.length() - text.replace(words, "").length()) / words.length();
    }
}
