package org.imprimatur.article.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.article.intake.WordFile.abstractList;
import static org.imprimatur.article.intake.WordFile.bytes;
import static org.imprimatur.article.intake.WordFile.characterStyle;
import static org.imprimatur.article.intake.WordFile.field;
import static org.imprimatur.article.intake.WordFile.level;
import static org.imprimatur.article.intake.WordFile.list;
import static org.imprimatur.article.intake.WordFile.p;
import static org.imprimatur.article.intake.WordFile.r;
import static org.imprimatur.article.intake.WordFile.row;
import static org.imprimatur.article.intake.WordFile.style;
import static org.imprimatur.article.intake.WordFile.styled;
import static org.imprimatur.article.intake.WordFile.t;
import static org.imprimatur.article.intake.WordFile.table;
import static org.imprimatur.article.intake.WordFile.words;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/**
 * Whatever a Word file mixes, its draft has the words a person sees in it, and no other. Each word that is to be seen is
 * numbered, and so is each that is not.
 */
class WordFileWordsTests {

    private static final String SEEN = "{seen}";
    private static final String UNSEEN = "{unseen}";

    @Property(tries = 150)
    void theDraftHasTheWordsOfTheFile(@ForAll("texts") String text) {
        String body = numbered(numbered(text, SEEN, "qv"), UNSEEN, "qu");
        ImportResult draft = file(body).draft();
        assertThat(draft.losses())
                .noneMatch(loss -> loss.kind() == LossKind.WORDS_LOST || loss.kind() == LossKind.WORDS_ADDED);
        String words = draft.text().body().toLowerCase(Locale.ROOT);
        for (int i = 0; body.contains("qv" + i + "z"); i++) {
            assertThat(words).contains("qv" + i + "z");
        }
        assertThat(words).doesNotContain("qu0z").doesNotContainPattern("qu\\d+z");
    }

    private static String numbered(String text, String mark, String word) {
        StringBuilder numbered = new StringBuilder();
        int number = 0;
        int from = 0;
        for (int at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, from)) {
            numbered.append(text, from, at).append(word).append(number++).append('z');
            from = at + mark.length();
        }
        return numbered.append(text.substring(from)).toString();
    }

    private static WordFile file(String body) {
        return WordFile.of(styled("Title", r("The title of 10"), r("<w:vertAlign w:val='superscript'/>", "9")), body)
                .link("L", "https://example.org/a_b?c=d&e")
                .styles(
                        style("Title", "Title", ""),
                        style("Heading1", "heading 1", "<w:pPr><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr>"),
                        style("Quote", "Quote", "<w:rPr><w:i/></w:rPr>"),
                        style("Caption", "caption", ""),
                        style("Loud", "Loud", "<w:rPr><w:b/><w:caps/></w:rPr>"),
                        characterStyle("Secret", "Secret", "<w:rPr><w:vanish/></w:rPr>"))
                .numbering(
                        abstractList(0, level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)")),
                        abstractList(1, level(0, "bullet", "•"), level(1, "bullet", "•")),
                        abstractList(2, level(0, "decimal", "Part %1:")),
                        list(1, 0),
                        list(2, 1),
                        list(3, 2))
                .footnotes(
                        words("Counted 7 times"),
                        p(r("See "), "<w:r><w:footnoteReference w:id='3'/></w:r>"),
                        words("Deep"))
                .endnotes(words("At the end"))
                .part("H", "aFChunk", "a.html", bytes("<p>A <b>page</b> of CO<sub>2</sub></p><ul><li>put in</li></ul>"))
                .part("X", "aFChunk", "b.txt", bytes("A text\nput in"))
                .part(
                        "D",
                        "aFChunk",
                        "c.docx",
                        WordFile.of(words("A document put in")).bytes());
    }

    // What stands in a line

    private static Arbitrary<String> seen() {
        return Arbitraries.of(
                        SEEN,
                        SEEN + " ",
                        " " + SEEN,
                        "5 mg ",
                        "≤",
                        ", ",
                        "2*3",
                        "a_b_c",
                        "[@smith2013]",
                        "<b>",
                        "x",
                        "&",
                        "1. ",
                        "é",
                        "|")
                .flatMap(words -> Arbitraries.of(
                                "",
                                "<w:b/>",
                                "<w:i/>",
                                "<w:b/><w:i/>",
                                "<w:caps/>",
                                "<w:smallCaps/>",
                                "<w:color w:val='C00000'/>",
                                "<w:u w:val='single'/>",
                                "<w:vanish w:val='0'/>",
                                "<w:vertAlign w:val='baseline'/>")
                        .map(properties -> r(properties, words)));
    }

    private static Arbitrary<String> others() {
        return Arbitraries.of(
                r("<w:vertAlign w:val='superscript'/>", "9"),
                r("<w:vertAlign w:val='superscript'/>", "1,2–4"),
                r("<w:vertAlign w:val='superscript'/>", SEEN + " b "),
                r("<w:vertAlign w:val='subscript'/><w:b/>", "max"),
                r("<w:position w:val='-6'/>", "2"),
                "<w:r><w:sym w:font='Symbol' w:char='F0B3'/></w:r>",
                r("<w:rFonts w:ascii='Symbol' w:hAnsi='Symbol'/>", "m"),
                "<w:r><w:br/></w:r>",
                "<w:r><w:tab/></w:r>",
                "<w:r><w:noBreakHyphen/></w:r>",
                "<w:r><w:softHyphen/></w:r>",
                "<w:r><w:footnoteReference w:id='1'/></w:r>",
                "<w:r><w:footnoteReference w:id='2'/></w:r>",
                "<w:r><w:endnoteReference w:id='1'/></w:r>",
                "<w:r><w:fldChar w:fldCharType='end'/></w:r>",
                "<w:r><w:ruby><w:rt>" + r(SEEN) + "</w:rt><w:rubyBase>" + r(SEEN) + "</w:rubyBase></w:ruby></w:r>",
                "<m:oMath><m:f><m:num><m:r><m:t>" + SEEN
                        + "</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
                        + "<m:rad><m:e><m:r><m:t>x+" + SEEN + "</m:t></m:r></m:e></m:rad></m:oMath>");
    }

    private static Arbitrary<String> unseen() {
        return Arbitraries.of(
                r("<w:vanish/>", UNSEEN),
                r("<w:rStyle w:val='Secret'/>", UNSEEN),
                r("<w:strike/>", UNSEEN),
                "<w:del><w:r><w:delText>" + UNSEEN + "</w:delText></w:r></w:del>",
                "<w:moveFrom>" + r(UNSEEN) + "</w:moveFrom>",
                "<w:fldSimple w:instr=' TOC \\o '>" + r(UNSEEN) + "</w:fldSimple>",
                "<w:r><w:fldChar w:fldCharType='begin'/></w:r>" + field(" X ", r(UNSEEN))
                        + "<w:r><w:fldChar w:fldCharType='end'/></w:r>");
    }

    private static Arbitrary<String> inline(int depth) {
        Arbitrary<String> leaf =
                Arbitraries.frequencyOf(Tuple.of(6, seen()), Tuple.of(2, others()), Tuple.of(1, unseen()));
        Arbitrary<String> line = leaf.list().ofMinSize(0).ofMaxSize(4).map(WordFileWordsTests::joined);
        if (depth == 0) {
            return line;
        }
        Arbitrary<String> wrapped = wrapper().flatMap(wrap -> inline(depth - 1).map(wrap));
        Arbitrary<String> box = blocks(depth - 1).map(WordFileWordsTests::box);
        return Arbitraries.frequencyOf(Tuple.of(5, line), Tuple.of(3, wrapped), Tuple.of(1, box))
                .list()
                .ofMaxSize(3)
                .map(WordFileWordsTests::joined);
    }

    private static Arbitrary<Function<String, String>> wrapper() {
        return Arbitraries.of(List.<Function<String, String>>of(
                inside -> "<w:ins>" + inside + "</w:ins>",
                inside -> "<w:moveTo>" + inside + "</w:moveTo>",
                inside -> "<w:smartTag>" + inside + "</w:smartTag>",
                inside -> "<w:sdt><w:sdtPr/><w:sdtContent>" + inside + "</w:sdtContent></w:sdt>",
                inside -> "<x:new xmlns:x='urn:of-tomorrow'>" + inside + "</x:new>",
                inside -> "<w:hyperlink r:id='L'>" + inside + "</w:hyperlink>",
                inside -> "<w:fldSimple w:instr=' REF x '>" + inside + "</w:fldSimple>",
                inside -> field(" HYPERLINK \"https://example.org/\" \\o \"" + "a tip\" ", inside),
                inside -> "<mc:AlternateContent><mc:Choice Requires='x'>" + inside + r(SEEN)
                        + "</mc:Choice><mc:Fallback>" + r(UNSEEN) + "</mc:Fallback></mc:AlternateContent>"));
    }

    private static String box(String blocks) {
        return "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><w:txbxContent>" + words(SEEN)
                + blocks + "</w:txbxContent></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>"
                + words(UNSEEN) + "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>";
    }

    // What stands below each other

    private static Arbitrary<String> blocks(int depth) {
        Arbitrary<String> paragraph = Arbitraries.of(
                        "",
                        "<w:pStyle w:val='Heading1'/>",
                        "<w:pStyle w:val='Quote'/>",
                        "<w:pStyle w:val='Caption'/>",
                        "<w:pStyle w:val='Loud'/>",
                        "<w:pStyle w:val='Unknown'/>",
                        "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>",
                        "<w:numPr><w:ilvl w:val='1'/><w:numId w:val='1'/></w:numPr>",
                        "<w:numPr><w:ilvl w:val='1'/><w:numId w:val='2'/></w:numPr>",
                        "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='3'/></w:numPr>",
                        "<w:rPr><w:del/></w:rPr>",
                        "<w:framePr w:dropCap='drop'/>")
                .flatMap(properties -> inline(depth).map(inside -> p("<w:pPr>" + properties + "</w:pPr>", inside)));
        if (depth == 0) {
            return paragraph.list().ofMaxSize(2).map(WordFileWordsTests::joined);
        }
        Arbitrary<String> wrapped = Arbitraries.of(List.<Function<String, String>>of(
                        inside -> "<w:sdt><w:sdtContent>" + inside + "</w:sdtContent></w:sdt>",
                        inside -> "<w:customXml>" + inside + "</w:customXml>",
                        inside -> "<mc:AlternateContent><mc:Choice Requires='x'><x:y xmlns:x='urn:x'/></mc:Choice>"
                                + "<mc:Fallback>" + inside + "</mc:Fallback></mc:AlternateContent>"))
                .flatMap(wrap -> blocks(depth - 1).map(wrap));
        Arbitrary<String> fixed = Arbitraries.of(
                "<w:altChunk r:id='H'/>",
                "<w:altChunk r:id='X'/>",
                "<w:altChunk r:id='D'/>",
                "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
                        + "<w:sdtContent>" + words(UNSEEN) + "</w:sdtContent></w:sdt>",
                p(
                                "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>TOC</w:instrText><w:fldChar w:fldCharType='separate'/>"
                                        + t(UNSEEN) + "</w:r>")
                        + p(r(UNSEEN), "<w:r><w:fldChar w:fldCharType='end'/></w:r>", r(SEEN)));
        return Arbitraries.frequencyOf(
                        Tuple.of(6, paragraph),
                        Tuple.of(2, tables(depth - 1)),
                        Tuple.of(1, wrapped),
                        Tuple.of(1, fixed))
                .list()
                .ofMaxSize(4)
                .map(WordFileWordsTests::joined);
    }

    private static Arbitrary<String> tables(int depth) {
        Arbitrary<String> cell = Arbitraries.of(
                        "", "<w:gridSpan w:val='2'/>", "<w:vMerge w:val='restart'/>", "<w:vMerge/>")
                .flatMap(properties ->
                        blocks(depth).map(inside -> "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + inside + "</w:tc>"));
        Arbitrary<String> line = cell.list().ofMinSize(1).ofMaxSize(3).map(cells -> row(joined(cells)));
        Arbitrary<String> gone = Arbitraries.just(row("<w:trPr><w:del/></w:trPr>", WordFile.cell("", UNSEEN)));
        return Arbitraries.frequencyOf(Tuple.of(5, line), Tuple.of(1, gone))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(rows -> table(joined(rows)));
    }

    private static String joined(List<String> pieces) {
        return String.join("", pieces);
    }

    @Provide
    Arbitrary<String> texts() {
        return blocks(2);
    }

    // And if the reader errs

    @Test
    void aRunTheReaderDropsAndOneItMakesUpAreTold() {
        WordFile file =
                WordFile.of(styled("Title", r("Doses")), p(r("Take 500 mg "), r("<w:b/>", "twice"), r(" a day.")));
        DraftBuilder draftBuilder = new DraftBuilder();
        WordPackage parts = WordPackage.of(WordArchive.lookThrough(file.bytes(), draftBuilder.lossCollector));
        draftBuilder.seen = WordVisibleWords.of(parts);
        Document html = WordReader.html(parts, draftBuilder);
        html.select("strong").remove();
        html.body().appendChild(new Element("p").text("Never"));
        WordReader.fill(draftBuilder, html, "file.docx");
        assertThat(draftBuilder.finished("file.docx").losses())
                .containsExactly(
                        new Loss(LossKind.WORDS_LOST, 1, "twice", "Doses Take 500 mg"),
                        new Loss(LossKind.WORDS_ADDED, 1, "Never", "Doses Take 500 mg a day"));
    }
}
