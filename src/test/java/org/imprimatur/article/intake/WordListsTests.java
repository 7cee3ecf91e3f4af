package org.imprimatur.article.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.article.intake.WordFile.abstractList;
import static org.imprimatur.article.intake.WordFile.cell;
import static org.imprimatur.article.intake.WordFile.item;
import static org.imprimatur.article.intake.WordFile.level;
import static org.imprimatur.article.intake.WordFile.list;
import static org.imprimatur.article.intake.WordFile.p;
import static org.imprimatur.article.intake.WordFile.r;
import static org.imprimatur.article.intake.WordFile.row;
import static org.imprimatur.article.intake.WordFile.style;
import static org.imprimatur.article.intake.WordFile.styled;
import static org.imprimatur.article.intake.WordFile.table;
import static org.imprimatur.article.intake.WordFile.words;

import org.junit.jupiter.api.Test;

/** What becomes of numbered paragraphs, which is all a Word file has of lists. */
class WordListsTests {

    private static final String TITLE = p(r("<w:b/>", "The title"));
    private static final String START_AT_5 = "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride>";

    /** 1 and 2 count together, 2 from five; 3 is bullets, 4 letters, 5 roman, 6 in sections, 7 in steps. */
    private static WordFile file(String... blocks) {
        return WordFile.of(TITLE, String.join("", blocks))
                .numbering(
                        abstractList(0, level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)")),
                        abstractList(1, level(0, "bullet", "o"), level(1, "bullet", "•")),
                        abstractList(2, level(0, "lowerLetter", "%1)")),
                        abstractList(3, level(0, "upperRoman", "%1.")),
                        abstractList(4, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2.")),
                        abstractList(5, level(0, "decimal", "Step %1:")),
                        abstractList(6, "<w:numStyleLink w:val='Numbered'/>"),
                        list(1, 0),
                        list(2, 0, START_AT_5),
                        list(3, 1),
                        list(4, 2),
                        list(5, 3),
                        list(6, 4),
                        list(7, 5),
                        list(8, 6))
                .styles(
                        style("Numbered", "Numbered", "<w:pPr><w:numPr><w:numId w:val='4'/></w:numPr></w:pPr>"),
                        style(
                                "Heading1",
                                "heading 1",
                                "<w:pPr><w:numPr><w:numId w:val='6'/></w:numPr><w:outlineLvl w:val='0'/></w:pPr>"),
                        style(
                                "Heading2",
                                "heading 2",
                                "<w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='6'/></w:numPr></w:pPr>"));
    }

    private static void shows(String html, String... blocks) {
        assertThat(file(blocks).page()).isEqualTo(html);
        assertThat(file(blocks).difference()).isEmpty();
    }

    private static String li(String words) {
        return "<li><p>" + words + "</p></li>";
    }

    @Test
    void aListGoesOnAfterAParagraph() {
        shows(
                "<ol type=\"1\">" + li("One") + li("Two") + "</ol><p>Between</p><ol type=\"1\" start=\"3\">"
                        + li("Three") + "</ol>",
                item(1, 0, "One"),
                item(1, 0, "Two"),
                words("Between"),
                item(1, 0, "Three"));
    }

    @Test
    void anEmptyParagraphEndsNoList() {
        shows("<ol type=\"1\">" + li("One") + li("Two") + "</ol>", item(1, 0, "One"), p(), item(1, 0, "Two"));
    }

    @Test
    void anEmptyEntryCounts() {
        shows(
                "<ol type=\"1\">" + li("One") + "<li value=\"3\"><p>Three</p></li></ol>",
                item(1, 0, "One"),
                item(1, 0, ""),
                item(1, 0, "Three"));
    }

    @Test
    void aListOfItsOwnStartBeginsAnewOnce() {
        shows(
                "<ol type=\"1\">" + li("One") + "</ol><ol type=\"1\" start=\"5\">" + li("Five") + li("Six")
                        + "</ol><p>Between</p><ol type=\"1\" start=\"7\">" + li("Seven") + "</ol>",
                item(1, 0, "One"),
                item(2, 0, "Five"),
                item(2, 0, "Six"),
                words("Between"),
                item(2, 0, "Seven"));
    }

    @Test
    void twoListsInARowStayTwo() {
        shows(
                "<ol type=\"a\">" + li("alpha") + li("beta") + "</ol><ol type=\"I\">" + li("roman") + "</ol><ul>"
                        + li("bullet") + "</ul>",
                item(4, 0, "alpha"),
                item(4, 0, "beta"),
                item(5, 0, "roman"),
                item(3, 0, "bullet"));
    }

    @Test
    void aDeeperLevelStandsInTheEntryAboveAndBeginsAnewInTheNext() {
        shows(
                "<ol type=\"1\"><li><p>One</p><ol type=\"a\">" + li("a") + li("b") + "</ol></li><li><p>Two</p>"
                        + "<ol type=\"a\">" + li("a again") + "</ol></li></ol>",
                item(1, 0, "One"),
                item(1, 1, "a"),
                item(1, 1, "b"),
                item(1, 0, "Two"),
                item(1, 1, "a again"));
    }

    @Test
    void aDeeperLevelOfAnotherListStandsInTheEntryAboveToo() {
        shows(
                "<ol type=\"1\"><li><p>One</p><ul>" + li("bullet") + "</ul></li>" + li("Two") + "</ol>",
                item(1, 0, "One"),
                item(3, 1, "bullet"),
                item(1, 0, "Two"));
    }

    @Test
    void aLevelWithNoneAboveIsAListByItself() {
        shows("<ol type=\"a\">" + li("alone") + "</ol>", item(1, 1, "alone"));
    }

    @Test
    void listsHaveTheNumbersOfTheirStyle() {
        shows(
                "<ol type=\"a\">" + li("by style") + li("by link") + "</ol>",
                styled("Numbered", r("by style")),
                item(8, 0, "by link"));
    }

    @Test
    void aNumberTakenAwayIsNone() {
        shows(
                "<p>None</p>",
                p("<w:pPr><w:pStyle w:val='Numbered'/><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr>", r("None")));
    }

    @Test
    void aNumberNoListCanShowStandsInWords() {
        shows(
                "<ol type=\"1\"><li><p>One</p><p>1.1. Part</p><p>1.2. Part</p></li>" + li("Two") + "</ol>",
                item(6, 0, "One"),
                item(6, 1, "Part"),
                item(6, 1, "Part"),
                item(6, 0, "Two"));
        shows("<p>Step 1: Wash</p><p>Step 2: Rinse</p>", item(7, 0, "Wash"), item(7, 0, "Rinse"));
    }

    @Test
    void numberedHeadingsShowTheirNumbers() {
        shows(
                "<p>Text</p><h1>1. Methods</h1><h2>1.1. Who</h2><h2>1.2. When</h2><h1>2. Results</h1>",
                words("Text"),
                styled("Heading1", r("Methods")),
                styled("Heading2", r("Who")),
                styled("Heading2", r("When")),
                styled("Heading1", r("Results")));
    }

    @Test
    void aDeletedParagraphDoesNotCount() {
        shows(
                "<ol type=\"1\">" + li("One") + li("Two") + "</ol>",
                item(1, 0, "One"),
                p(
                        "<w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr>",
                        "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"),
                item(1, 0, "Two"));
    }

    @Test
    void aListInACellIsAListOfTheCell() {
        assertThat(file(
                                item(1, 0, "One"),
                                table(row(
                                        cell("", "Drug"),
                                        "<w:tc>" + item(3, 0, "a tablet") + item(3, 0, "another") + words("Not more")
                                                + "</w:tc>")),
                                item(1, 0, "Two"))
                        .page())
                .isEqualTo("<ol type=\"1\">" + li("One") + "</ol><table><tbody><tr><td><p>Drug</p></td><td><ul>"
                        + li("a tablet") + li("another")
                        + "</ul><p>Not more</p></td></tr></tbody></table><ol type=\"1\" start=\"2\">" + li("Two")
                        + "</ol>");
    }

    @Test
    void lettersGoOnAsWordWritesThem() {
        assertThat(WordNumberFormat.written(27, "lowerLetter")).isEqualTo("aa");
        assertThat(WordNumberFormat.written(28, "upperLetter")).isEqualTo("BB");
        assertThat(WordNumberFormat.written(1994, "lowerRoman")).isEqualTo("mcmxciv");
        assertThat(WordNumberFormat.written(7, "decimalZero")).isEqualTo("07");
    }
}
