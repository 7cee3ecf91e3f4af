package org.imprimatur.article.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.imprimatur.article.intake.WordFile.bytes;
import static org.imprimatur.article.intake.WordFile.characterStyle;
import static org.imprimatur.article.intake.WordFile.field;
import static org.imprimatur.article.intake.WordFile.p;
import static org.imprimatur.article.intake.WordFile.r;
import static org.imprimatur.article.intake.WordFile.style;
import static org.imprimatur.article.intake.WordFile.styled;
import static org.imprimatur.article.intake.WordFile.t;
import static org.imprimatur.article.intake.WordFile.words;

import org.junit.jupiter.api.Test;

/** Which words of a Word file are words of the draft, and how they stand in it. */
class WordWordsTests {

    private static final String TITLE = p(r("<w:b/>", "The title"));

    private static String page(String... inside) {
        return of(inside).page();
    }

    /** A file with a title and one paragraph. */
    private static WordFile of(String... inside) {
        return WordFile.of(TITLE, p(inside), words("."));
    }

    private static void says(String html, String... inside) {
        assertThat(page(inside)).isEqualTo("<p>" + html + "</p><p>.</p>");
        assertThat(of(inside).difference()).isEmpty();
    }

    // Tracked changes

    @Test
    void insertionsAndMovesAreAcceptedAndDeletionsCarriedOut() {
        says(
                "Take four tablets.",
                r("Take "),
                "<w:del>" + "<w:r><w:delText>nine </w:delText></w:r></w:del>",
                "<w:moveFrom>" + r("never ") + "</w:moveFrom>",
                "<w:ins>" + r("four ") + "</w:ins>",
                "<w:moveTo>" + r("tablets.") + "</w:moveTo>");
    }

    @Test
    void aParagraphWhoseEndIsDeletedGoesOnInTheNext() {
        WordFile file = WordFile.of(
                TITLE, p("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", r("para")), words("cetamol"), words("End"));
        assertThat(file.page()).isEqualTo("<p>paracetamol</p><p>End</p>");
        assertThat(file.difference()).isEmpty();
    }

    @Test
    void aCapitalThatFallsIntoTheNextParagraphIsItsFirstLetter() {
        WordFile file = WordFile.of(TITLE, p("<w:pPr><w:framePr w:dropCap='drop'/></w:pPr>", r("T")), words("he dose"));
        assertThat(file.page()).isEqualTo("<p>The dose</p>");
        assertThat(file.difference()).isEmpty();
    }

    // Fields and links

    @Test
    void theResultOfAFieldIsRead() {
        says(
                "The dose is 500 mg twice.",
                r("The dose is "),
                "<w:fldSimple w:instr=' DOCPROPERTY Dose '>" + r("500 mg") + "</w:fldSimple>",
                field(" REF often ", r(" twice.")));
    }

    @Test
    void aFieldWithinTheInstructionOfAnotherIsNotRead() {
        says(
                "yes",
                "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> IF </w:instrText></w:r>",
                field(" MERGEFIELD x ", r("inner")),
                "<w:r><w:instrText> = 1 \"yes\" \"no\"</w:instrText></w:r>",
                "<w:r><w:fldChar w:fldCharType='separate'/></w:r>",
                r("yes"),
                "<w:r><w:fldChar w:fldCharType='end'/></w:r>");
    }

    @Test
    void aFieldThatNeverEndsSwallowsNothing() {
        says("before after", r("before "), "<w:r><w:fldChar w:fldCharType='begin'/></w:r>", r("after"));
        says("before after", r("before "), "<w:r><w:fldChar w:fldCharType='end'/></w:r>", r("after"));
    }

    @Test
    void linksKnowTheirAddress() {
        says(
                "<a href=\"https://example.org/a b#two\">here</a>",
                field(" HYPERLINK \"https://example.org/a b\" \\l \"two\" \\o \"a tip\" \\t \"_blank\" ", r("here")));
        says(
                "<a href=\"https://example.org/\">here</a>",
                field(" HYPERLINK \\t _blank \\o \"see https://elsewhere.org\" https://example.org/ ", r("here")));
        says("<a href=\"#two\">here</a>", field(" HYPERLINK \\l \"two\" ", r("here")));
        says(
                "<a href=\"https://example.org/\">here</a>",
                "<w:fldSimple w:instr='HYPERLINK \"https://example.org/\"'>" + r("here") + "</w:fldSimple>");
    }

    @Test
    void anInstructionMayBeSplit() {
        says(
                "<a href=\"https://example.org/\">here</a> not",
                "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText> HYPER</w:instrText></w:r>"
                        + "<w:r><w:instrText>LINK \"https://exam</w:instrText></w:r>"
                        + "<w:r><w:instrText>ple.org/\" </w:instrText><w:fldChar w:fldCharType='separate'/></w:r>",
                r("here"),
                "<w:r><w:fldChar w:fldCharType='end'/></w:r>",
                r(" not"));
    }

    @Test
    void aLinkFromTheRelationshipsHasItsAnchor() {
        WordFile file = WordFile.of(TITLE, p("<w:hyperlink r:id='L' w:anchor='two'>" + r("here") + "</w:hyperlink>"))
                .link("L", "https://example.org/?a=1&b=2");
        assertThat(file.page()).isEqualTo("<p><a href=\"https://example.org/?a=1&amp;b=2#two\">here</a></p>");
    }

    @Test
    void aTableOfContentsStaysOut() {
        String contents = p(
                        "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText> TOC \\o </w:instrText>"
                                + "<w:fldChar w:fldCharType='separate'/></w:r>",
                        r("Chapter one 7"))
                + p(r("Chapter two 9"), "<w:r><w:fldChar w:fldCharType='end'/></w:r>");
        String control = "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj>"
                + "</w:sdtPr><w:sdtContent>" + words("Contents") + "</w:sdtContent></w:sdt>";
        WordFile file = WordFile.of(TITLE, contents, control, words("Text"));
        assertThat(file.page()).isEqualTo("<p>Text</p>");
        assertThat(file.losses()).containsExactly(new Loss(LossKind.CONTENTS, 2, "", ""));
    }

    // Wrappers

    @Test
    void whatIsNotKnownIsGoneThrough() {
        says(
                "one two three four five",
                "<w:sdt><w:sdtPr/><w:sdtContent>" + r("one ") + "</w:sdtContent></w:sdt>",
                "<w:smartTag>" + r("two ") + "</w:smartTag>",
                "<w:customXml>" + r("three ") + "</w:customXml>",
                "<x:new xmlns:x='urn:of-tomorrow'>" + r("four ") + "</x:new>",
                "<w:bdo>" + r("five") + "</w:bdo>");
        WordFile blocks = WordFile.of(
                TITLE,
                "<w:sdt><w:sdtContent>" + words("one") + "</w:sdtContent></w:sdt>",
                "<x:new xmlns:x='urn:of-tomorrow'>" + words("two") + "</x:new>");
        assertThat(blocks.page()).isEqualTo("<p>one</p><p>two</p>");
        assertThat(blocks.difference()).isEmpty();
    }

    @Test
    void aTextBoxIsReadOnceAndAfterItsParagraph() {
        String box = "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><wps:wsp><wps:txbx>"
                + "<w:txbxContent>" + words("In the box")
                + "</w:txbxContent></wps:txbx></wps:wsp></wp:anchor></w:drawing>"
                + "</mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>" + words("In the box")
                + "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>";
        WordFile file = WordFile.of(TITLE, p(r("para"), box, r("cetamol")), words("End"));
        assertThat(file.page()).isEqualTo("<p>paracetamol</p><p>In the box</p><p>End</p>");
        assertThat(file.difference()).isEmpty();
    }

    @Test
    void anAlternativeThatShowsNothingGivesWayToTheNext() {
        says(
                "words",
                "<w:r><mc:AlternateContent><mc:Choice Requires='x'><x:y xmlns:x='urn:x'/></mc:Choice><mc:Fallback>"
                        + t("words") + "</mc:Fallback></mc:AlternateContent></w:r>");
    }

    @Test
    void aPageOrATextPutIntoTheFileIsRead() {
        WordFile file = WordFile.of(TITLE, words("Before"), "<w:altChunk r:id='A'/>", "<w:altChunk r:id='B'/>")
                .part("A", "aFChunk", "a.html", bytes("<html><body><p>Never for a <b>child</b></p></body></html>"))
                .part("B", "aFChunk", "b.txt", bytes("Nor for\nanybody"));
        assertThat(file.page()).isEqualTo("<p>Before</p><p>Never for a <b>child</b></p><p>Nor for</p><p>anybody</p>");
        assertThat(file.losses()).isEmpty();
    }

    @Test
    void aDocumentPutIntoTheFileIsReadWithItsOwnNotes() {
        byte[] inner = WordFile.of(p(r("Inner words"), "<w:r><w:footnoteReference w:id='1'/></w:r>"))
                .footnotes(words("Its note"))
                .bytes();
        WordFile file = WordFile.of(
                        TITLE, p(r("Outer"), "<w:r><w:footnoteReference w:id='1'/></w:r>"), "<w:altChunk r:id='A'/>")
                .footnotes(words("A note"))
                .part("A", "aFChunk", "a.docx", inner);
        assertThat(file.page())
                .isEqualTo("<p>Outer (note 1)</p><p>Inner words (note 2)</p><h1>Notes</h1>"
                        + "<ol><li><p>A note</p></li><li><p>Its note</p></li></ol>");
        assertThat(file.difference()).isEmpty();
    }

    @Test
    void whatIsPutIntoTheFileAndCannotBeReadIsTold() {
        WordFile file = WordFile.of(TITLE, words("Before"), "<w:altChunk r:id='A'/>", "<w:altChunk r:id='B'/>")
                .part("A", "aFChunk", "a.rtf", bytes("{\\rtf1 words}"));
        assertThat(file.losses())
                .containsExactly(new Loss(LossKind.CHUNK, 1, "RTF", ""), new Loss(LossKind.CHUNK, 1, "", ""));
    }

    @Test
    void aTextPutIntoTheFileOverAndOverIsRefused() {
        WordFile file = WordFile.of(words("Before"), "<w:altChunk r:id='A'/>".repeat(500))
                .part("A", "aFChunk", "a.txt", bytes(" ".repeat(1024 * 1024)));
        assertThatThrownBy(file::draft).isInstanceOf(WordArchive.OverblownFile.class);
    }

    @Test
    void aFormulaThatIsDrawnFromAFieldIsTold() {
        WordFile file = of(
                r("before"),
                "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText> EQ \\f(1,2) </w:instrText>"
                        + "<w:fldChar w:fldCharType='end'/></w:r>");
        assertThat(file.losses()).containsExactly(new Loss(LossKind.EQUATION, 1, "", ""));
    }

    // Notes

    @Test
    void notesStandAtTheEndInTheOrderOfTheirMarks() {
        WordFile file = WordFile.of(
                        TITLE,
                        p(r("One"), "<w:r><w:endnoteReference w:id='1'/></w:r>", r(" two")),
                        p(r("Three"), "<w:r><w:footnoteReference w:id='2'/></w:r>"))
                .footnotes(words("never shown"), words("The foot"))
                .endnotes(words("The end"));
        assertThat(file.page())
                .isEqualTo("<p>One (note 1) two</p><p>Three (note 2)</p><h1>Notes</h1>"
                        + "<ol><li><p>The end</p></li><li><p>The foot</p></li></ol>");
        assertThat(file.losses()).containsExactly(new Loss(LossKind.FOOTNOTES, 2, "", ""));
    }

    // What nobody sees

    @Test
    void hiddenWordsStayOutAndAreTold() {
        WordFile file = WordFile.of(
                        TITLE,
                        p(
                                r("Drink. "),
                                r("<w:vanish/>", "internal "),
                                r("<w:rStyle w:val='Secret'/>", "by style "),
                                r("<w:rStyle w:val='Secret'/><w:vanish w:val='0'/>", "Shown. "),
                                r("<w:vanish w:val='false'/>", "Rest.")),
                        styled("Hidden", r("by paragraph")))
                .styles(
                        characterStyle("Secret", "Secret", "<w:rPr><w:vanish/></w:rPr>"),
                        style("Hidden", "Hidden", "<w:rPr><w:vanish/></w:rPr>"));
        assertThat(file.page()).isEqualTo("<p>Drink. Shown. Rest.</p>");
        assertThat(file.losses())
                .containsExactly(
                        new Loss(LossKind.HIDDEN, 1, "internal", ""),
                        new Loss(LossKind.HIDDEN, 1, "by style", ""),
                        new Loss(LossKind.HIDDEN, 1, "by paragraph", ""));
    }

    @Test
    void struckOutWordsStayOutAndAreTold() {
        WordFile file = of(r("Take "), r("<w:strike/>", "nine "), r("<w:dstrike/>", "ten "), r("four"));
        assertThat(file.page()).isEqualTo("<p>Take <s>nine ten </s>four</p><p>.</p>");
        assertThat(file.losses()).containsExactly(new Loss(LossKind.STRUCK_OUT, 1, "nine ten", ""));
    }

    // Letters

    @Test
    void capitalsByFormattingAreCapitals() {
        says("MAOI and small", r("<w:caps/>", "maoi"), r(" and "), r("<w:smallCaps/>", "small"));
    }

    @Test
    void signsOfTheSymbolFontKeepTheirMeaning() {
        says(
                "25 µg ≥65 ≤100 °C ±2 ✓→β\u2011",
                r("25 "),
                "<w:r><w:sym w:font='Symbol' w:char='F06D'/></w:r>",
                r("g "),
                r("<w:rFonts w:ascii='Symbol' w:hAnsi='Symbol'/>", "\uF0B3"),
                r("65 "),
                "<w:r><w:sym w:font='Symbol' w:char='00A3'/></w:r>",
                r("100 "),
                "<w:r><w:sym w:font='Symbol' w:char='F0B0'/></w:r>",
                r("C "),
                r("<w:rFonts w:ascii='Symbol'/>", "\u00B12"),
                r(" "),
                "<w:r><w:sym w:font='Wingdings' w:char='F0FC'/><w:sym w:font='Wingdings' w:char='F0E0'/></w:r>",
                r("<w:rFonts w:hAnsi='Symbol'/>", "b"),
                "<w:r><w:noBreakHyphen/></w:r>");
        assertThat(of("<w:r><w:sym w:font='Webdings' w:char='F021'/></w:r>").losses())
                .contains(new Loss(LossKind.SIGN, 1, "Webdings", ""));
    }

    @Test
    void softHyphensAreNoLettersAndTabsAreSpaces() {
        says(
                "paracetamol 5 mg<br>daily",
                "<w:r>" + t("para") + "<w:softHyphen/>" + t("cetamol") + "<w:tab/>" + t("5 mg") + "<w:cr/>" + t("daily")
                        + "</w:r>");
    }

    @Test
    void wordsAreRaisedByFormattingPositionAndStyle() {
        WordFile file = WordFile.of(
                        TITLE,
                        p(
                                r("10"),
                                r("<w:vertAlign w:val='superscript'/>", "9"),
                                r("/L CO"),
                                r("<w:vertAlign w:val='subscript'/>", "2"),
                                r(" a"),
                                r("<w:rStyle w:val='Based'/>", "1"),
                                r("<w:rStyle w:val='Based'/><w:vertAlign w:val='baseline'/>", "2"),
                                r("<w:position w:val='6'/>", "3"),
                                r("<w:position w:val='2'/><w:sz w:val='14'/>", "4"),
                                r("<w:position w:val='2'/>", "5"),
                                r("<w:position w:val='-6'/>", "6")))
                .styles(
                        characterStyle("Up", "Up", "<w:rPr><w:vertAlign w:val='superscript'/></w:rPr>"),
                        characterStyle("Based", "Based", "<w:basedOn w:val='Up'/>"));
        assertThat(file.page())
                .isEqualTo("<p>10<sup>9</sup>/L CO<sub>2</sub> a<sup>1</sup>2<sup>34</sup>5<sub>6</sub></p>");
    }

    @Test
    void stressIsTurnedOnAndOffThroughStyles() {
        WordFile file = WordFile.of(
                        TITLE,
                        styled(
                                "Loud",
                                r("loud "),
                                r("<w:rStyle w:val='Strong'/>", "twice "),
                                r("<w:b w:val='0'/>", "off ")),
                        p(r("<w:rStyle w:val='Strong'/>", "on "), r("<w:i/>", "slanting")),
                        styled("Heading1", r("A heading "), r("<w:i/>", "with stress")))
                .styles(
                        style("Loud", "Loud", "<w:rPr><w:b/></w:rPr>"),
                        style("Heading1", "heading 1", "<w:rPr><w:b/></w:rPr>"),
                        characterStyle("Strong", "Strong", "<w:rPr><w:b/></w:rPr>"));
        assertThat(file.page())
                .isEqualTo("<p><strong>loud </strong>twice off </p><p><strong>on </strong><em>slanting</em></p>"
                        + "<h1>A heading <em>with stress</em></h1>");
    }

    @Test
    void readingsOfEastAsianSignsStandInBrackets() {
        says(
                "東京 (とうきょう) です",
                "<w:r><w:ruby><w:rubyPr/><w:rt>" + r("とうきょう") + "</w:rt><w:rubyBase>" + r("東京")
                        + "</w:rubyBase></w:ruby></w:r>",
                r("です"));
    }

    // Formulas

    private static String m(String words) {
        return "<m:r><m:t>" + words + "</m:t></m:r>";
    }

    private static String formula(String... inside) {
        return "<m:oMath>" + String.join("", inside) + "</m:oMath>";
    }

    private static String fraction(String above, String below) {
        return "<m:f><m:num>" + above + "</m:num><m:den>" + below + "</m:den></m:f>";
    }

    @Test
    void aFormulaIsReadAsItIsTyped() {
        String square = "<m:sSup><m:e>" + m("h") + "</m:e><m:sup>" + m("2") + "</m:sup></m:sSup>";
        says("BMI=w/h<sup>2</sup>", formula(m("BMI="), fraction(m("w"), square)));
        says("(w+1)/(h<sup>2</sup>−2)", formula(fraction(m("w+1"), square + m("−2"))));
    }

    @Test
    void aFractionAfterANumberIsNoPartOfIt() {
        says("2 1/2 3 mg", r("2"), formula(fraction(m("1"), m("2"))), r("3 mg"));
        says("(a+b)/c", formula(fraction(m("a+b"), m("c"))));
    }

    @Test
    void rootsSumsBracketsAndBarsAreRead() {
        says("√(x+1)", formula("<m:rad><m:deg/><m:e>" + m("x+1") + "</m:e></m:rad>"));
        says(
                "∑<sub>1</sub><sup>9</sup>a",
                formula("<m:nary><m:naryPr><m:chr m:val='∑'/></m:naryPr><m:sub>" + m("1") + "</m:sub><m:sup>" + m("9")
                        + "</m:sup><m:e>" + m("a") + "</m:e></m:nary>"));
        says(
                "[a|b)",
                formula("<m:d><m:dPr><m:begChr m:val='['/></m:dPr><m:e>" + m("a") + "</m:e><m:e>" + m("b")
                        + "</m:e></m:d>"));
        says(
                "x\u0305 sin y",
                formula(
                        "<m:bar><m:e>" + m("x") + "</m:e></m:bar>",
                        m(" "),
                        "<m:func><m:fName>" + m("sin") + "</m:fName><m:e>" + m("y") + "</m:e></m:func>"));
        says(
                "1 2; 3 4",
                formula("<m:m><m:mr><m:e>" + m("1") + "</m:e><m:e>" + m("2") + "</m:e></m:mr><m:mr><m:e>" + m("3")
                        + "</m:e><m:e>" + m("4") + "</m:e></m:mr></m:m>"));
    }
}
