package org.imprimatur.article.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.imprimatur.article.intake.WordFile.bytes;
import static org.imprimatur.article.intake.WordFile.cell;
import static org.imprimatur.article.intake.WordFile.p;
import static org.imprimatur.article.intake.WordFile.r;
import static org.imprimatur.article.intake.WordFile.row;
import static org.imprimatur.article.intake.WordFile.style;
import static org.imprimatur.article.intake.WordFile.styled;
import static org.imprimatur.article.intake.WordFile.table;
import static org.imprimatur.article.intake.WordFile.words;

import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.imprimatur.ProcessorTime;
import org.junit.jupiter.api.Test;

/** Titles, headings, tables and pictures of Word files, and files that are odd and open all the same. */
class WordStructureTests {

    private static final byte[] DOT = Base64.getDecoder().decode("R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=");

    private static final String[] STYLES = {
        "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='22'/></w:rPr></w:rPrDefault></w:docDefaults>",
        "<w:style w:type='paragraph' w:default='1' w:styleId='Standard'><w:name w:val='Normal'/></w:style>",
        style("Titel", "Title", ""),
        style("Untertitel", "Subtitle", "<w:basedOn w:val='Titel'/>"),
        style("berschrift1", "heading 1", "<w:pPr><w:outlineLvl w:val='0'/></w:pPr>"),
        style("berschrift3", "heading 3", ""),
        style("Haus", "House heading", "<w:basedOn w:val='berschrift1'/>"),
        style("Verzeichnis", "TOC Heading", "<w:basedOn w:val='berschrift1'/><w:pPr><w:outlineLvl w:val='9'/></w:pPr>"),
        style("Gliederung", "Outlined", "<w:pPr><w:outlineLvl w:val='1'/></w:pPr>"),
        style("Zitat", "Quote", "<w:rPr><w:i/></w:rPr>"),
        style("Beschriftung", "caption", "<w:rPr><w:b/></w:rPr>"),
        style("A", "A", "<w:basedOn w:val='B'/>"),
        style("B", "B", "<w:basedOn w:val='A'/>"),
        "<w:style w:styleId='Odd'><w:name w:val='Odd'/></w:style>"
    };

    private static WordFile file(String... blocks) {
        return WordFile.of(blocks).styles(STYLES);
    }

    private static void titled(String title, String html, WordFile file) {
        DraftBuilder draftBuilder = new DraftBuilder();
        assertThat(file.page(draftBuilder)).isEqualTo(html);
        assertThat(draftBuilder.title).isEqualTo(title);
        assertThat(file.difference()).isEmpty();
    }

    // Titles

    @Test
    void theTitleIsTheParagraphOfTheTitleStyle() {
        titled("Sleep", "<p>News</p><p>Text</p>", file(words("News"), styled("Titel", r("Sleep")), words("Text")));
        titled("Sleep", "<p>Text</p>", WordFile.of(styled("Title", r("Sleep")), words("Text")));
    }

    @Test
    void theSubtitleIsTheStandfirstEvenIfItsStyleIsBasedOnTheTitles() {
        ImportResult draft = file(styled("Untertitel", r("All of it")), styled("Titel", r("Sleep")), words("Text"))
                .draft();
        assertThat(draft.text().title()).isEqualTo("Sleep");
        assertThat(draft.text().standfirst()).isEqualTo("All of it");
        assertThat(draft.text().body()).isEqualTo("Text");
    }

    @Test
    void theFirstParagraphIsTheTitleIfTheFileIsCalledSo() {
        titled(
                "How much sleep?",
                "<p>Text</p>",
                file(words("How much sleep?"), words("Text")).called("how much  sleep"));
        titled(
                "",
                "<p>How much sleep?</p><p>Text</p>",
                file(words("How much sleep?"), words("Text")).called("x"));
    }

    @Test
    void theFirstParagraphIsTheTitleIfItIsSetAsOne() {
        titled("Sleep", "<p>Text</p>", file(p(r("<w:b/>", "Sleep")), words("Text")));
        titled("Sleep", "<p>Text</p>", file(p(r("<w:sz w:val='40'/>", "Sleep")), words("Text")));
        titled("Sleep", "<p>Text</p>", file(p("<w:pPr><w:jc w:val='center'/></w:pPr>", r("Sleep")), words("Text")));
    }

    @Test
    void aSentenceOrBoldTextThroughoutIsNoTitle() {
        assertThat(file(p(r("<w:b/>", "Sleep well.")), words("Text")).page())
                .isEqualTo("<p><strong>Sleep well.</strong></p><p>Text</p>");
        assertThat(file(p(r("<w:b/>", "Sleep")), p(r("<w:b/>", "Well")))
                        .draft()
                        .text()
                        .body())
                .isEqualTo("**Sleep**\n\n**Well**");
    }

    @Test
    void aHeadingInTheMiddleIsNeverTakenAway() {
        ImportResult draft = file(words("Text."), styled("berschrift1", r("Methods")), words("More."))
                .draft();
        assertThat(draft.text().title()).isEqualTo("file");
        assertThat(draft.text().body()).isEqualTo("Text.\n\n## Methods\n\nMore.");
        assertThat(draft.losses()).containsExactly(new Loss(LossKind.TITLE_FROM_NAME, 1, "", ""));
        titled("Methods", "<p>More.</p>", file(styled("berschrift1", r("Methods")), words("More.")));
    }

    // Headings and other paragraphs

    @Test
    void headingsAreKnownByNameLevelAndWhatTheyAreBasedOn() {
        String html = file(
                        styled("Titel", r("Sleep")),
                        styled("berschrift1", r("one")),
                        styled("Haus", r("house")),
                        styled("Gliederung", r("two")),
                        styled("berschrift3", r("three")),
                        p("<w:pPr><w:outlineLvl w:val='2'/></w:pPr>", r("direct")),
                        styled("Verzeichnis", r("none")))
                .page();
        assertThat(html).isEqualTo("<h1>one</h1><h1>house</h1><h2>two</h2><h3>three</h3><h3>direct</h3><p>none</p>");
    }

    @Test
    void quotesAndCaptionsAreWhatTheirStylesSay() {
        assertThat(file(
                                styled("Titel", r("T")),
                                styled("Zitat", r("one")),
                                styled("Zitat", r("two")),
                                styled("Beschriftung", r("Figure 1")))
                        .page())
                .isEqualTo("<blockquote><p>one</p><p>two</p></blockquote><figcaption>Figure 1</figcaption>");
    }

    // Tables

    @Test
    void cellsGoOverColumnsAndRows() {
        String restart = "<w:vMerge w:val='restart'/>";
        WordFile file = file(
                styled("Titel", r("T")),
                table(
                        row(cell("", "Age"), cell("<w:gridSpan w:val='2'/>", "Dose")),
                        row(cell(restart, "Adult"), cell("", "500 mg"), cell("", "1 g")),
                        row(cell("<w:vMerge/>", ""), cell("", "250 mg"), cell("", "500 mg")),
                        row(cell("<w:gridSpan w:val='3'/>", "Never"))));
        assertThat(file.page())
                .isEqualTo("<table><tbody><tr><td><p>Age</p></td><td colspan=\"2\"><p>Dose</p></td></tr>"
                        + "<tr><td rowspan=\"2\"><p>Adult</p></td><td><p>500 mg</p></td><td><p>1 g</p></td></tr>"
                        + "<tr><td><p>250 mg</p></td><td><p>500 mg</p></td></tr>"
                        + "<tr><td colspan=\"3\"><p>Never</p></td></tr></tbody></table>");
        assertThat(file.difference()).isEmpty();
    }

    @Test
    void aShortRowIsFilledAndOneThatBeginsLaterStaysInItsColumn() {
        WordFile file = file(
                styled("Titel", r("T")),
                table(
                        row(cell("", "a")),
                        row("<w:trPr><w:gridBefore w:val='1'/></w:trPr>", cell("", "b"), cell("", "c"))));
        assertThat(file.page())
                .isEqualTo("<table><tbody><tr><td><p>a</p></td><td colspan=\"2\"></td></tr>"
                        + "<tr><td></td><td><p>b</p></td><td><p>c</p></td></tr></tbody></table>");
    }

    @Test
    void aRowIsAHeadOnlyIfTheFileSaysSo() {
        String head = "<w:trPr><w:tblHeader/></w:trPr>";
        assertThat(file(styled("Titel", r("T")), table(row(head, cell("", "a")), row(cell("", "b"))))
                        .page())
                .isEqualTo("<table><thead><tr><th><p>a</p></th></tr></thead>"
                        + "<tbody><tr><td><p>b</p></td></tr></tbody></table>");
    }

    @Test
    void rowsAndCellsStandInContentControlsAndDeletedOnesNowhere() {
        WordFile file = file(
                styled("Titel", r("T")),
                table(
                        "<w:sdt><w:sdtContent>"
                                + row(
                                        "<w:sdt><w:sdtContent>" + cell("", "a") + "</w:sdtContent></w:sdt>",
                                        cell("", "b"))
                                + "</w:sdtContent></w:sdt>",
                        row("<w:trPr><w:del/></w:trPr>", cell("", "gone"), cell("", "gone")),
                        row(cell("", "c"), cell("<w:cellDel/>", "gone"), cell("", "d"))));
        assertThat(file.page())
                .isEqualTo("<table><tbody><tr><td><p>a</p></td><td><p>b</p></td></tr>"
                        + "<tr><td><p>c</p></td><td><p>d</p></td></tr></tbody></table>");
        assertThat(file.difference()).isEmpty();
    }

    @Test
    void wordsUnderAMergedCellAreKeptInIt() {
        WordFile file = file(
                styled("Titel", r("T")),
                table(
                        row(cell("<w:vMerge w:val='restart'/>", "a"), cell("", "b")),
                        row(cell("<w:vMerge/>", "below"), cell("", "c"))));
        assertThat(file.page()).contains("<td rowspan=\"2\"><p>a</p><p>below</p></td>");
        assertThat(file.difference()).isEmpty();
    }

    // Pictures

    private static String picture(String id, String properties) {
        return "<w:r><w:drawing><wp:inline><wp:docPr id='1' name='x' " + properties + "/><a:graphic><a:graphicData>"
                + "<a:blip r:embed='" + id + "'/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>";
    }

    @Test
    void aPictureHasItsDescriptionAndNoCaption() {
        WordFile file = file(styled("Titel", r("T")), p(picture("P", "descr='A dot'")), p(picture("P", "title='Dot'")))
                .part("P", "image", "media/dot.gif", DOT);
        assertThat(file.page())
                .matches("<p><img src=\"image:(\\w+)\" alt=\"A dot\"></p><p><img src=\"image:\\1\" alt=\"Dot\"></p>");
        assertThat(file.draft().pictures()).hasSize(1);
    }

    @Test
    void anOldPictureIsOneToo() {
        WordFile file = file(
                        styled("Titel", r("T")),
                        p("<w:r><w:pict><v:shape alt='A dot'><v:imagedata r:id='P'/></v:shape></w:pict></w:r>"))
                .part("P", "image", "images/dot.gif", DOT);
        assertThat(file.page()).matches("<p><img src=\"image:\\w+\" alt=\"A dot\"></p>");
    }

    @Test
    void aPictureWhoseFileIsMissingIsToldAndSaysNothing() {
        WordFile file = file(styled("Titel", r("T")), p(r("Text"), picture("Gone", "descr='A chart'")));
        assertThat(file.page()).isEqualTo("<p>Text</p>");
        assertThat(file.losses()).containsExactly(new Loss(LossKind.IMAGE_MISSING, 1, "A chart", ""));
    }

    // Odd files

    @Test
    void stylesInACircleAndStylesWithoutATypeAreStyles() {
        assertThat(file(styled("Titel", r("T")), styled("A", r("a")), styled("Odd", r("b")), styled("None", r("c")))
                        .page())
                .isEqualTo("<p>a</p><p>b</p><p>c</p>");
    }

    @Test
    void aFileNeedsNothingButItsText() {
        assertThat(WordFile.of(styled("Title", r("T")), words("Text"), WordFile.item(1, 0, "Item"))
                        .page())
                .isEqualTo("<p>Text</p><p>Item</p>");
    }

    @Test
    void aPartNobodyNeedsMayBeEmpty() {
        assertThat(file(styled("Titel", r("T")), words("Text"))
                        .loose("customXml/item1.xml", "")
                        .loose("word/theme/theme1.xml", "<a")
                        .page())
                .isEqualTo("<p>Text</p>");
    }

    @Test
    void aPartThatIsNeededMayNotBeBroken() {
        WordFile file = WordFile.of(words("Text")).part("S", "styles", "styles.xml", bytes("<w:styles"));
        assertThatThrownBy(file::draft)
                .isInstanceOf(FileImporter.NotAWordFile.class)
                .hasCauseInstanceOf(org.xml.sax.SAXException.class);
    }

    @Test
    void aDocumentTypeIsRefusedInAnyPart() {
        WordFile file = WordFile.of(words("Text")).loose("customXml/item1.xml", "<!DOCTYPE a><a/>");
        assertThatThrownBy(file::draft).isInstanceOf(WordArchive.UnsafeFile.class);
    }

    @Test
    void theTextMayBeKeptAnywhere() {
        WordFile file = WordFile.of(styled("Title", r("T")), p("<w:hyperlink r:id='L'>" + r("here") + "</w:hyperlink>"))
                .link("L", "https://example.org/")
                .keptAt("parts/main.xml");
        assertThat(file.page()).isEqualTo("<p><a href=\"https://example.org/\">here</a></p>");
    }

    @Test
    void theStrictFormIsReadLikeTheUsual() {
        String w = "http://purl.oclc.org/ooxml/wordprocessingml/main";
        String office = "http://purl.oclc.org/ooxml/officeDocument/relationships";
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", bytes("<Types/>"));
        parts.put(
                "_rels/.rels",
                bytes("<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                        + "<Relationship Id='1' Type='" + office + "/officeDocument' Target='word/document.xml'/>"
                        + "</Relationships>"));
        parts.put(
                "word/document.xml",
                bytes("<x:document xmlns:x='" + w + "'><x:body><x:p><x:pPr><x:pStyle x:val='Title'/></x:pPr>"
                        + "<x:r><x:t>T</x:t></x:r></x:p><x:p><x:r><x:t>10</x:t></x:r><x:r><x:rPr>"
                        + "<x:vertAlign x:val='superscript'/></x:rPr><x:t>9</x:t></x:r></x:p></x:body></x:document>"));
        ImportResult draft = WordReader.read(WordFile.zipped(parts), "a.docx");
        assertThat(draft.text().title()).isEqualTo("T");
        assertThat(draft.text().body()).startsWith("10").hasSizeBetween(3, 5);
        assertThat(draft.losses()).isEmpty();
    }

    @Test
    void fiveHundredPagesTakeAFewSeconds() {
        StringBuilder body = new StringBuilder(styled("Titel", r("T")));
        for (int i = 0; i < 10_000; i++) {
            body.append(WordFile.item(1, i % 3, "Entry " + i))
                    .append(p(r("Adults need about "), r("<w:b/>", "seven"), r(" hours of sleep a night, " + i)));
        }
        WordFile file = file(body.toString())
                .numbering(
                        WordFile.abstractList(
                                0,
                                WordFile.level(0, "decimal", "%1."),
                                WordFile.level(1, "decimal", "%2."),
                                WordFile.level(2, "bullet", "•")),
                        WordFile.list(1, 0));
        byte[] bytes = file.bytes();
        ImportResult draft = ProcessorTime.atMost(Duration.ofSeconds(20), () -> WordReader.read(bytes, "a.docx"));
        assertThat(draft.losses()).isEmpty();
    }
}
