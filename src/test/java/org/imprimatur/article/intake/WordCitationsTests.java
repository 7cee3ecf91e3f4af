package org.imprimatur.article.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.article.intake.WordFile.bytes;
import static org.imprimatur.article.intake.WordFile.escaped;
import static org.imprimatur.article.intake.WordFile.field;
import static org.imprimatur.article.intake.WordFile.p;
import static org.imprimatur.article.intake.WordFile.r;
import static org.imprimatur.article.intake.WordFile.style;
import static org.imprimatur.article.intake.WordFile.styled;
import static org.imprimatur.article.intake.WordFile.table;
import static org.imprimatur.article.intake.WordFile.words;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What Zotero, Mendeley, EndNote and Word itself keep of the works a file cites becomes sources and citations. */
class WordCitationsTests {

    private static final String WATSON = """
            {"id":12,"type":"article-journal","title":"Recommended amount of sleep for a healthy adult","container-title":"Sleep","volume":"38","issue":"6","page":"843-844","DOI":"10.5665/sleep.4716","abstract":"Seven hours.","author":[{"family":"Watson","given":"Nathaniel F."},{"family":"Badr","given":"M. Safwan"}],"issued":{"date-parts":[["2015",6,1]]}}""";
    private static final String WHO = """
            {"id":13,"type":"report","title":"Guidelines on physical activity","publisher":"World Health Organization","author":[{"literal":"World Health Organization"}],"issued":{"date-parts":[[2019]]}}""";
    private static final String WATSON_LINE =
            "1. Watson NF, Badr MS. Recommended Amount of Sleep for a Healthy Adult. Sleep. 2015;38(6):843–844.";
    private static final String WHO_LINE = "2. World Health Organization. Guidelines on Physical Activity. WHO; 2019.";

    private static String zotero(String... items) {
        return " ADDIN ZOTERO_ITEM CSL_CITATION {\"citationID\":\"a1\",\"properties\":{\"plainCitation\":\"1\"},"
                + "\"citationItems\":[" + String.join(",", items) + "],\"schema\":\"x\"} ";
    }

    private static String item(String library, String data, String more) {
        return "{\"id\":12,\"uris\":[\"http://library.example/" + library + "\"],\"itemData\":" + data + more + "}";
    }

    private static String raised(String words) {
        return r("<w:vertAlign w:val='superscript'/>", words);
    }

    private static List<String> keys(ImportResult draft) {
        return sources(draft).stream().map(source -> source.path("id").asText()).toList();
    }

    private static List<JsonNode> sources(ImportResult draft) {
        try {
            return StreamSupport.stream(
                            new ObjectMapper().readTree(draft.text().sources()).spliterator(), false)
                    .toList();
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void keepsItsWords(ImportResult draft) {
        assertThat(draft.losses())
                .noneMatch(loss -> loss.kind() == LossKind.WORDS_LOST || loss.kind() == LossKind.WORDS_ADDED);
    }

    // Zotero and Mendeley

    @Test
    void aCitationOfZoteroIsACitationOfTheDraftAndItsWorkASource() {
        ImportResult draft = WordFile.of(p(
                        r("Adults need seven hours"),
                        field(zotero(item("A", WATSON, "")), raised("1")),
                        r(" and movement"),
                        field(zotero(item("A", WATSON, ""), item("B", WHO, "")), raised("1,2")),
                        r(".")))
                .draft();

        assertThat(draft.text().body())
                .isEqualTo("Adults need seven hours [@watson2015] and movement [@watson2015; @world2019].");
        assertThat(keys(draft)).containsExactly("watson2015", "world2019");
        assertThat(sources(draft).get(0).path("DOI").asText()).isEqualTo("10.5665/sleep.4716");
        assertThat(sources(draft).get(0).has("abstract")).isFalse();
        keepsItsWords(draft);
    }

    @Test
    void whereInASourceAndWhatStandsBeforeComeAlong() {
        ImportResult draft = WordFile.of(p(
                        r("Seven hours "),
                        field(
                                zotero(
                                        item(
                                                "A",
                                                WATSON,
                                                ",\"locator\":\"843\",\"label\":\"page\",\"prefix\":\"see \",\"suffix\":\", table 2\"")),
                                r("(see Watson, 2015, p. 843, table 2)")),
                        r(".")))
                .draft();

        assertThat(draft.text().body()).isEqualTo("Seven hours see [@watson2015, p. 843, table 2].");
    }

    @Test
    void twoCitationsSideBySideStaySo() {
        ImportResult draft = WordFile.of(p(
                        r("Hours."),
                        field(zotero(item("A", WATSON, "")), raised("1")),
                        field(zotero(item("B", WHO, "")), raised("2"))))
                .draft();

        assertThat(draft.text().body()).isEqualTo("Hours. [@watson2015][@world2019]");
    }

    @Test
    void oneWorkUnderTwoAddressesOfALibraryIsOneSource() {
        ImportResult draft = WordFile.of(p(
                        field(zotero(item("A", WATSON, "")), r("(1)")),
                        r(" and "),
                        field(zotero(item("C", WATSON.replace("sleep.4716", "SLEEP.4716"), "")), r("(1)"))))
                .draft();

        assertThat(keys(draft)).containsExactly("watson2015");
    }

    @Test
    void aContentControlOfMendeleyCites() {
        String json = "{\"citationID\":\"m\",\"citationItems\":[{\"id\":\"x\",\"itemData\":" + WHO + "}]}";
        String tag = "MENDELEY_CITATION_v3_" + Base64.getEncoder().encodeToString(bytes(json));
        ImportResult draft = WordFile.of(
                        p(
                                r("Move "),
                                "<w:sdt><w:sdtPr><w:tag w:val='" + tag + "'/></w:sdtPr><w:sdtContent>"
                                        + r("(WHO, 2019)") + "</w:sdtContent></w:sdt>",
                                r(" daily.")),
                        styled("Heading1", r("References")),
                        "<w:sdt><w:sdtPr><w:tag w:val='MENDELEY_BIBLIOGRAPHY'/></w:sdtPr><w:sdtContent>"
                                + words(WHO_LINE) + "</w:sdtContent></w:sdt>")
                .styles(style("Heading1", "heading 1", ""))
                .draft();

        assertThat(draft.text().body()).isEqualTo("Move [@world2019] daily.");
        assertThat(keys(draft)).containsExactly("world2019");
        keepsItsWords(draft);
    }

    // Lists of sources

    @Test
    void theListThatAProgramMadeIsLeftOutWithItsHeading() {
        ImportResult draft = WordFile.of(
                        words("Sleep"),
                        p(r("Text"), field(zotero(item("A", WATSON, ""), item("B", WHO, "")), raised("1,2"))),
                        styled("Heading1", r("References")),
                        list(" ADDIN ZOTERO_BIBL {\"uncited\":[]} CSL_BIBLIOGRAPHY ", WATSON_LINE, WHO_LINE))
                .styles(style("Heading1", "heading 1", ""))
                .draft();

        assertThat(draft.text().body())
                .doesNotContain("References", "Recommended")
                .contains("[@watson2015; @world2019]");
        assertThat(draft.losses()).contains(new Loss(LossKind.SOURCE_LIST, 2, "", ""));
        keepsItsWords(draft);
    }

    @Test
    void aLineAboutAWorkThatIsCitedNowhereStays() {
        ImportResult draft = WordFile.of(
                        p(r("Text"), field(zotero(item("A", WATSON, "")), raised("1"))),
                        styled("Heading1", r("References")),
                        list(" ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY ", WATSON_LINE, WHO_LINE))
                .styles(style("Heading1", "heading 1", ""))
                .draft();

        assertThat(draft.text().body()).contains("References", "Guidelines").doesNotContain("Recommended");
        keepsItsWords(draft);
    }

    @Test
    void aListInATableIsLeftOutRowByRow() {
        String rows =
                "<w:tr><w:tc>" + words("[1]") + "</w:tc><w:tc>" + p(r(WATSON_LINE.substring(3))) + "</w:tc></w:tr>";
        ImportResult draft = WordFile.of(
                        p(r("Text "), field(zotero(item("A", WATSON, "")), r("[1]"))),
                        p(
                                "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> BIBLIOGRAPHY \\l 1033 </w:instrText>"
                                        + "</w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>"),
                        table(rows),
                        p("<w:r><w:fldChar w:fldCharType='end'/></w:r>"))
                .draft();

        assertThat(draft.text().body()).isEqualTo("Text [@watson2015]");
    }

    /** A field over several paragraphs. */
    private static String list(String instruction, String... lines) {
        StringBuilder xml = new StringBuilder();
        for (int i = 0; i < lines.length; i++) {
            String begin = "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>" + escaped(instruction)
                    + "</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>";
            xml.append(p(
                    i == 0 ? begin : "",
                    r(lines[i]),
                    i == lines.length - 1 ? "<w:r><w:fldChar w:fldCharType='end'/></w:r>" : ""));
        }
        return xml.toString();
    }

    // EndNote

    private static final String END_NOTE = """
            <EndNote><Cite><Author>Smith</Author><Year>2013</Year><RecNum>7</RecNum><Pages>12</Pages><DisplayText>(Smith 2013)</DisplayText><record><rec-number>7</rec-number><foreign-keys><key app="EN" db-id="zz">7</key></foreign-keys><ref-type name="Journal Article">17</ref-type><contributors><authors><author><style face="normal">Smith, J. A.</style></author><author>World Health Organization,</author></authors></contributors><titles><title><style face="normal">Pressure at night</style></title><secondary-title>Lancet</secondary-title></titles><pages>1-9</pages><volume>4</volume><number>2</number><dates><year>2013</year></dates><electronic-resource-num>https://doi.org/10.1016/x.1</electronic-resource-num></record></Cite></EndNote>""";

    @Test
    void aCitationOfEndNoteIsReadFromItsInstruction() {
        ImportResult draft = WordFile.of(p(r("Night "), field(" ADDIN EN.CITE " + END_NOTE, r("(Smith 2013)")), r(".")))
                .draft();

        assertThat(draft.text().body()).isEqualTo("Night [@smith2013, p. 12].");
        JsonNode source = sources(draft).get(0);
        assertThat(source.path("DOI").asText()).isEqualTo("10.1016/x.1");
        assertThat(source.path("author").toString())
                .isEqualTo("[{\"family\":\"Smith\",\"given\":\"J. A.\"},{\"literal\":\"World Health Organization\"}]");
        assertThat(source.path("container-title").asText()).isEqualTo("Lancet");
        keepsItsWords(draft);
    }

    @Test
    void aCitationOfEndNoteIsReadFromWhatIsKeptBesideIt() {
        String data = Base64.getMimeEncoder().encodeToString(bytes(END_NOTE));
        String begin = "<w:r><w:fldChar w:fldCharType='begin'><w:fldData>" + data + "</w:fldData></w:fldChar></w:r>";
        ImportResult draft = WordFile.of(p(
                        r("Night "),
                        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> ADDIN EN.CITE </w:instrText></w:r>",
                        begin + "<w:r><w:instrText> ADDIN EN.CITE.DATA </w:instrText></w:r>",
                        "<w:r><w:fldChar w:fldCharType='end'/></w:r>",
                        "<w:r><w:fldChar w:fldCharType='separate'/></w:r>" + r("(Smith 2013)"),
                        "<w:r><w:fldChar w:fldCharType='end'/></w:r>" + r(".")))
                .draft();

        assertThat(draft.text().body()).isEqualTo("Night [@smith2013, p. 12].");
        keepsItsWords(draft);
    }

    // Word

    @Test
    void wordsOwnCitationsAreReadByTheirTags() {
        String xml = "<b:Sources xmlns:b='http://schemas.openxmlformats.org/officeDocument/2006/bibliography'>"
                + source(
                        "Smi13",
                        "JournalArticle",
                        "<b:Author><b:Author><b:NameList><b:Person><b:Last>Smith</b:Last>"
                                + "<b:First>Jane</b:First><b:Middle>A</b:Middle></b:Person></b:NameList></b:Author></b:Author>"
                                + "<b:Title>Pressure at night</b:Title><b:JournalName>Lancet</b:JournalName><b:Year>2013</b:Year>")
                + source(
                        "Who19",
                        "InternetSite",
                        "<b:Author><b:Author><b:Corporate>World Health Organization</b:Corporate>"
                                + "</b:Author></b:Author><b:Title>Activity</b:Title><b:Year>2019</b:Year><b:URL>https://who.int/a</b:URL>"
                                + "<b:YearAccessed>2026</b:YearAccessed><b:MonthAccessed>3</b:MonthAccessed>")
                + "</b:Sources>";
        ImportResult draft = WordFile.of(p(
                        r("Night"),
                        field(" CITATION Smi13 \\p 12 \\l 1033  \\m Who19", r(" (Smith, 2013, p. 12; WHO, 2019)")),
                        r(".")))
                .part("rIdX", "customXml", "../customXml/item1.xml", bytes(xml))
                .loose("customXml/item1.xml", xml)
                .draft();

        assertThat(draft.text().body()).isEqualTo("Night [@smith2013, p. 12; @world2019].");
        assertThat(sources(draft).get(1).path("URL").asText()).isEqualTo("https://who.int/a");
        assertThat(sources(draft).get(1).path("accessed").toString()).isEqualTo("{\"date-parts\":[[2026,3]]}");
        keepsItsWords(draft);
    }

    private static String source(String tag, String type, String inside) {
        return "<b:Source><b:Tag>" + tag + "</b:Tag><b:SourceType>" + type + "</b:SourceType>" + inside + "</b:Source>";
    }

    // Notes

    @Test
    void aFootnoteThatOnlyCitesIsTheCitationItself() {
        ImportResult draft = WordFile.of(p(
                        r("Seven hours"),
                        "<w:r><w:footnoteReference w:id='1'/></w:r>",
                        r(" or more"),
                        "<w:r><w:footnoteReference w:id='2'/></w:r>",
                        r(".")))
                .footnotes(
                        p(
                                "<w:r><w:footnoteRef/></w:r>",
                                r(" "),
                                field(zotero(item("A", WATSON, "")), r("Watson, Sleep")),
                                r(".")),
                        p(r("But not for all: "), field(zotero(item("B", WHO, "")), r("WHO")), r(".")))
                .draft();

        assertThat(draft.text().body())
                .startsWith("Seven hours [@watson2015] or more (note 1).")
                .endsWith("1. But not for all: [@world2019].");
        keepsItsWords(draft);
    }

    // Bad input

    @Test
    void aRecordThatIsCutShortStaysAsTheWordsItShows() {
        String cut = zotero(item("A", WATSON, ""));
        ImportResult draft = WordFile.of(
                        p(r("Night "), field(cut.substring(0, cut.length() / 2), r("(Watson 2015)"))),
                        p(r("Day "), field(" ADDIN EN.CITE <EndNote><Cite><Author>", r("(Smith 2013)"))),
                        p(r("Noon "), field(" CITATION Gone99 \\l 1033 ", r("(Gone 1999)"))))
                .draft();

        assertThat(draft.text().body()).isEqualTo("Night (Watson 2015)\n\nDay (Smith 2013)\n\nNoon (Gone 1999)");
        assertThat(draft.text().sources()).isEqualTo("[]");
        assertThat(draft.losses()).contains(new Loss(LossKind.CITATION_UNREAD, 3, "", ""));
        keepsItsWords(draft);
    }

    @Test
    void namesInTheFileCannotWriteMarkdownIntoTheText() {
        String evil = WATSON.replace("Watson", "](https://evil.example) *x*");
        ImportResult draft = WordFile.of(p(
                        r("Night "),
                        field(zotero(item("A", evil, ",\"locator\":\"1] [x](https://evil.example); @y\"")), r("(1)"))))
                .draft();

        assertThat(draft.text().body()).matches("Night \\[@[a-z0-9]+, p\\. 1 x \\(https://evil\\.example\\) y]");
        assertThat(draft.text().body()).doesNotContain("](");
    }

    @Test
    void anAddressInTheTextThatLooksLikeACitationIsNone() {
        ImportResult draft =
                WordFile.of(words("Write to [info@example.org] or [@ home].")).draft();

        keepsItsWords(draft);
        assertThat(draft.text().sources()).isEqualTo("[]");
    }
}
