package org.imprimatur.article.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.TextFormat;
import org.imprimatur.article.typeset.SetText;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the editor opens and gives back. */
class EditorBodyTests {

    private static final String PICTURE = "image:" + "0123456789abcdef".repeat(4);

    /** All a text can say, a block each. */
    private static final List<String> BLOCKS = List.of(
            "Most adults need **seven hours** or *more* [@watson2015, p. 3; @cohen].",
            "Of 10^9^/L cells, CO~2~ and **x^a\\ b^** with `code`.",
            "A [link](https://example.org/a?b=c), a [way in](/about), a [place](#section-two), a [mail](mailto:a@b.example).",
            "First line\\\nsecond line",
            "One sentence\nand the next on a line of its own.",
            "## A heading with 10^9^",
            "### Another",
            "- one\n- two\n  - within\n- three",
            "- one\n\n- two\n\n  more of two",
            "3. three\n4. four",
            "a) first\nb) second\n   i) small\n   ii) smaller",
            "iv) fourth\nv) fifth",
            "> Quoted\n>\n> - with a list",
            "| Adults | Dose |\n|---|---|\n| over 60 | 5 mg<br>twice |",
            "| | |\n|---|---|\n|Adults||\n|a|b|\n|^^|c|",
            "| Left | Right |\n|:---|---:|\n| a | 1 |",
            "| Take | When |\n|---|---|\n| Take:<br>- 5 mg<br>- 10 mg | at night |",
            "![A chart of sleep](" + PICTURE + ")",
            "![A chart](" + PICTURE + " \"Sleep by age\")",
            "Words ![small](" + PICTURE + ") around it.",
            "---",
            "    words that are code",
            "Escaped \\*stars\\*, 5 \\^ 3, 1\\. no list, <b>no tag</b> &amp; more",
            "Hard spaces: 5\u00a0mg, and العربية, and 睡眠.");

    private final EditorBody editor = new EditorBody();

    static Stream<String> blocks() {
        return BLOCKS.stream();
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void whatATextCanSayIsOpenedAsItReads(String block) {
        assertThat(editor.open(block))
                .singleElement()
                .satisfies(opened -> assertThat(opened.html()).doesNotContain("data-markdown"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```java\nint x;\n```",
                "[ref]: https://example.org \"A title\"",
                "![elsewhere](https://example.org/a.png)",
                "[odd](javascript:alert) link",
                "# A heading of the first level",
                "Words that look like a citation and are none: \\[@not\\]"
            })
    void whatHtmlCannotSayIsOpenedAsItIsWritten(String block) {
        assertThat(editor.open(block)).singleElement().satisfies(opened -> {
            assertThat(opened.html()).startsWith("<pre data-markdown>");
            assertThat(Jsoup.parse(opened.html()).selectFirst("pre").wholeText())
                    .isEqualTo(block);
        });
    }

    static Stream<String> bodies() {
        Random random = new Random(14);
        List<String> joints = List.of("\n\n", "\n\n\n", "\n \n", "\n\n\\\n\n");
        Stream<String> drawn = IntStream.range(0, 300).mapToObj(n -> {
            StringBuilder body = new StringBuilder(random.nextInt(5) == 0 ? "\n\n" : "");
            int blocks = 1 + random.nextInt(8);
            for (int i = 0; i < blocks; i++) {
                body.append(i == 0 ? "" : joints.get(random.nextInt(joints.size())))
                        .append(BLOCKS.get(random.nextInt(BLOCKS.size())));
            }
            return body.append(random.nextInt(5) == 0 ? "\n\n" : "").toString();
        });
        return Stream.concat(
                Stream.of("", "\n", "a\\", "\\", "\t\n", "- \n- b", "a\n***\nb\n===\nc", "|a|b|\n|-|-|"), drawn);
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aTextThatIsOpenedAndGivenBackIsTheSameToTheLetter(String body) {
        List<EditorPiece> kept = IntStream.range(0, editor.open(body).size())
                .mapToObj(EditorPiece::kept)
                .toList();

        assertThat(editor.body(body, kept)).isEqualTo(kept.isEmpty() ? "" : body);
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aTextWrittenAnewBlockByBlockReadsTheSame(String body) {
        List<EditorPiece> anew =
                editor.open(body).stream().map(EditorBodyTests::anew).toList();

        assertThat(read(editor.body(body, anew))).isEqualTo(read(body));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void theBlocksBesideAChangedOneKeepTheirLines(String body) {
        List<EditorBlock> opened = editor.open(body);
        for (int changed = 0; changed < opened.size(); changed++) {
            List<EditorPiece> pieces = new ArrayList<>();
            for (int i = 0; i < opened.size(); i++) {
                pieces.add(i == changed ? EditorPiece.html("<p>Another sentence.</p>") : EditorPiece.kept(i));
            }
            String result = editor.body(body, pieces);
            List<EditorBlock> now = editor.open(result);
            assertThat(now).hasSameSizeAs(opened);
            for (int i = 0; i < opened.size(); i++) {
                assertThat(now.get(i))
                        .isEqualTo(i == changed ? new EditorBlock("<p>Another sentence.</p>") : opened.get(i));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void blocksMayBeMovedAndLeftOut(String body) {
        List<EditorBlock> opened = editor.open(body);
        List<EditorPiece> turned = IntStream.range(0, opened.size())
                .map(i -> opened.size() - 1 - i)
                .mapToObj(EditorPiece::kept)
                .toList();

        List<EditorBlock> now = editor.open(editor.body(body, turned));

        assertThat(now).hasSameSizeAs(opened);
    }

    @Test
    void aLinkKeepsItsAddressElsewhereInTheText() {
        String body = "See [a].\n\n[a]: /b";

        String changed = editor.body(
                body, List.of(EditorPiece.html("<p>Before.</p>"), EditorPiece.kept(0), EditorPiece.kept(1)));

        assertThat(changed).isEqualTo("Before.\n\n" + body);
    }

    @Test
    void wordsTypedAsACitationAreOne() {
        String body = editor.body("", List.of(EditorPiece.html("<p>So it is [@cohen2010, p. 4].</p>")));

        assertThat(body).isEqualTo("So it is [@cohen2010, p. 4].");
    }

    @Test
    void signsOfMarkdownTypedAsWordsStayWords() {
        String typed = "<p>2 * 3 * 4, snake_case_name, # 5, 1. one, &lt;b&gt;, ~~gone~~, 10^9 and a^b^c</p>";

        List<EditorBlock> opened = editor.open(editor.body("", List.of(EditorPiece.html(typed))));

        assertThat(opened)
                .singleElement()
                .satisfies(block -> assertThat(Jsoup.parse(block.html()).text())
                        .isEqualTo("2 * 3 * 4, snake_case_name, # 5, 1. one, <b>, ~~gone~~, 10^9 and a^b^c"));
    }

    @Test
    void nothingOfAScriptOrAPictureElsewhereComesIn() {
        String typed = "<p onclick=\"x()\">a<script>alert(1)</script><img src=\"https://evil.example/a.png\" alt=\"b\">"
                + "<a href=\"javascript:x()\">c</a></p>";

        String body = editor.body("", List.of(EditorPiece.html(typed)));

        assertThat(body).doesNotContain("alert", "javascript", "onclick", "![");
    }

    @Test
    void aBlockThatWasNeverThereIsRefused() {
        List<EditorPiece> none = List.of(EditorPiece.kept(1));

        assertThatThrownBy(() -> editor.body("One block.", none)).isInstanceOf(IllegalArgumentException.class);
    }

    private static EditorPiece anew(EditorBlock block) {
        return block.html().startsWith("<pre data-markdown>")
                ? new EditorPiece(
                        null, null, Jsoup.parse(block.html()).selectFirst("pre").wholeText())
                : EditorPiece.html(block.html());
    }

    private static String read(String body) {
        return SetText.of(new RevisionText("Sleep", "", body, "[]", TextFormat.newest()))
                .body()
                .replaceAll("\\s+", " ");
    }
}
