package org.imprimatur.article.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFHyperlink;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Revision;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.TextFormat;
import org.imprimatur.article.image.Images;
import org.imprimatur.article.image.RasterImage;
import org.imprimatur.article.intake.FileImporter;
import org.imprimatur.article.intake.ImportResult;
import org.imprimatur.article.intake.Loss;
import org.imprimatur.article.intake.LossKind;
import org.imprimatur.article.typeset.Typesetter;
import org.imprimatur.people.Person;
import org.imprimatur.worklist.Worklist;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
@OnBothDatabases
class RevisionExporterTests {

    private static final String BODY = """
            Adults need **seven hours** [@watson2015] – *or more*. A count of 10⁹/L is not 109/L; ≤ 5 mg, 2\\*3, a\\_b.

            ## Going to bed

            - Keep the room dark
            - No screens

            3. Lie down
            4. Wait

            | Age | Hours |
            | --- | ---: |
            | 14–17 | 8–10 |

            > Sleep well.

            [The guideline](https://example.org/sleep?a=1&b=2)
            """;

    private static final String SOURCES = """
            [{"id":"watson2015","type":"article-journal","title":"Recommended amount of sleep: \\"yes\\" – no","DOI":"10.5665/sleep.4716",
              "author":[{"family":"Watson","given":"NF"}],"volume":"38","issued":{"date-parts":[[2015,6,1]]},"note":"2015-06-01"}]
            """;

    @Autowired
    RevisionExporter exporter;

    @Autowired
    FileImporter importer;

    @Autowired
    Typesetter typesetter;

    @Autowired
    Newsroom newsroom;

    @Autowired
    Articles articles;

    @Autowired
    ArticleCommands articleCommands;

    @Autowired
    Worklist worklist;

    @Autowired
    Images images;

    @Autowired
    TransactionTemplate transaction;

    private Person writer;
    private Article article;

    @BeforeEach
    void aDraft() {
        writer = newsroom.aWriter();
        article = newsroom.aDraftBy(writer);
    }

    @Test
    void markdownOutAndInAgainIsTheSameTextToTheByte() {
        Revision revision = saved(new RevisionText("Sleep: “how much”?", "- yes: 7 #1", BODY, SOURCES));
        ExportedFile file = exported(revision, ExportFormat.MARKDOWN);
        assertThat(file.name()).isEqualTo(article.slug() + "-revision-" + revision.number() + ".md");
        assertThat(importer.read(file.bytes(), file.name()).text()).isEqualTo(revision.text());
    }

    @Test
    void aTextWithoutStandfirstAndSourcesComesBackWithoutThem() {
        Revision revision = saved(new RevisionText("2015-06-01", "", "# A heading of its own\n\nWords.", "[]"));
        ExportedFile file = exported(revision, ExportFormat.MARKDOWN);
        assertThat(importer.read(file.bytes(), file.name()).text()).isEqualTo(revision.text());
    }

    @Test
    void picturesTravelBesideTheMarkdownAndInsideThePage() throws IOException {
        RasterImage picture = aPicture();
        Revision revision =
                saved(new RevisionText("Beds", "", "![A bed](" + picture.reference() + " \"Our bed\")", "[]"));
        ExportedFile file = exported(revision, ExportFormat.MARKDOWN);
        Map<String, byte[]> entries = entries(file);
        String name = file.name().replace(".zip", "");
        String path = "images/" + picture.sha256() + ".png";
        assertThat(file.name()).endsWith(".zip");
        assertThat(entries).containsOnlyKeys(name + ".md", path);
        assertThat(entries.get(path)).isEqualTo(picture.bytes());
        assertThat(new String(entries.get(name + ".md"), UTF_8)).contains("![A bed](" + path + " \"Our bed\")");
        ImportResult again = importer.read(file.bytes(), file.name());
        assertThat(again.text()).isEqualTo(revision.text());
        assertThat(again.pictures()).extracting(RasterImage::sha256).containsExactly(picture.sha256());
        assertThat(page(revision).select("img[alt=A bed]").attr("src")).startsWith("data:image/png;base64,");
    }

    @Test
    void aWebPageHasEverythingInIt() {
        Revision revision = saved(new RevisionText("Sleep & <rest>", "Most adults do best.", BODY, SOURCES));
        Document page = page(revision);
        assertThat(page.title()).isEqualTo("Sleep & <rest>");
        assertThat(page.select("h1").eachText()).containsExactly("Sleep & <rest>");
        assertThat(page.select("p.standfirst").text()).isEqualTo("Most adults do best.");
        assertThat(page.select("td").eachText()).containsExactly("14–17", "8–10");
        assertThat(page.select("ol[start=3] li")).hasSize(2);
        assertThat(page.select(".sources li").text()).contains("Watson N");
        assertThat(page.select("footer").text())
                .contains("Article " + article.number() + ", revision " + revision.number(), revision.sha256());
        assertThat(page.select("link, script, [src^=http], [src^=/]")).isEmpty();
    }

    @Test
    void aPdfHasTheWordsItsTitleAndItsFontsInIt() throws IOException {
        Revision revision = saved(new RevisionText("Sleep & <rest>", "Most adults do best.", BODY, SOURCES));
        try (PDDocument pdf =
                Loader.loadPDF(exported(revision, ExportFormat.PDF).bytes())) {
            String words = new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
            assertThat(words)
                    .contains(
                            "Sleep & <rest> Most adults do best.",
                            "A count of 10⁹/L is not 109/L; ≤ 5 mg",
                            "Keep the room dark",
                            "Lie down",
                            "14–17",
                            "Watson N",
                            revision.sha256().substring(0, 20));
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Sleep & <rest>");
            assertThat(pdf.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
            for (var name : pdf.getPage(0).getResources().getFontNames()) {
                PDFont font = pdf.getPage(0).getResources().getFont(name);
                assertThat(font.isEmbedded()).as(font.getName()).isTrue();
            }
        }
    }

    @Test
    void aWordDocumentHasRealStylesListsTablesAndLinks() throws IOException {
        Revision revision = saved(new RevisionText("Sleep & <rest>", "Most adults do best.", BODY, SOURCES));
        try (XWPFDocument word = word(revision)) {
            assertThat(word.getProperties().getCoreProperties().getTitle()).isEqualTo("Sleep & <rest>");
            assertThat(styled(word, "Title")).containsExactly("Sleep & <rest>");
            assertThat(styled(word, "Subtitle")).containsExactly("Most adults do best.");
            assertThat(styled(word, "Heading1")).containsExactly("Going to bed", "Sources");
            assertThat(styled(word, "Quote")).containsExactly("Sleep well.");
            assertThat(word.getParagraphs())
                    .filteredOn(paragraph -> paragraph.getText().equals("Lie down"))
                    .singleElement()
                    .satisfies(paragraph -> {
                        assertThat(paragraph.getNumFmt()).isEqualTo("decimal");
                        assertThat(paragraph.getNumStartOverride()).isEqualTo(3);
                    });
            assertThat(word.getTables()).singleElement().satisfies(table -> {
                assertThat(table.getText().strip()).isEqualTo("Age\tHours\n14–17\t8–10");
                assertThat(table.getRow(0).isRepeatHeader()).isTrue();
                assertThat(table.getRow(1).isRepeatHeader()).isFalse();
            });
            assertThat(word.getHyperlinks())
                    .extracting(XWPFHyperlink::getURL)
                    .contains("https://example.org/sleep?a=1&b=2");
            assertThat(word.getDocument().xmlText()).contains("w:anchor=\"source-1\"", "w:name=\"source-1\"");
        }
    }

    @Test
    void aWordDocumentBroughtInAgainSaysTheSameWordForWord() {
        String body = """
                Adults need **seven hours** – *or more*. A count of 10⁹/L is not 109/L; ≤ 5 mg, 2\\*3, a\\_b.

                ## Going to bed

                - Keep the room dark
                - No screens

                3. Lie down
                4. Wait

                | Age | Hours |
                | --- | --- |
                | 14–17 | 8–10 |

                > Sleep well.

                [The guideline](https://example.org/sleep)""";
        Revision revision = saved(new RevisionText("Sleep & rest", "Most adults do best.", body, "[]"));
        ExportedFile file = exported(revision, ExportFormat.WORD);
        ImportResult again = importer.read(file.bytes(), file.name());
        assertThat(again.text().title()).isEqualTo(revision.text().title());
        assertThat(again.text().standfirst()).isEqualTo(revision.text().standfirst());
        assertThat(typesetter.forDesk(again.text()).body())
                .isEqualTo(typesetter.forDesk(revision.text()).body());
    }

    @Test
    void raisedWordsLetteredListsAndTablesThatSpanGoOutToWordAndComeBack() {
        String body = """
                A count of 10^9^/L, CO~2~ in the air.

                a) first
                b) second

                | Dose || Note |
                | --- | --- | --- |
                | Adults | 5 mg<br>10 mg | Take:<br>- water<br>- food |
                | ^^ | 20 mg | none |""";
        Revision revision = saved(new RevisionText("Doses", "", body, "[]"));
        ExportedFile file = exported(revision, ExportFormat.WORD);
        ImportResult again = importer.read(file.bytes(), file.name());
        assertThat(again.losses()).isEmpty();
        assertThat(typesetter.forDesk(again.text()).body())
                .isEqualTo(typesetter.forDesk(revision.text()).body());
    }

    @Test
    void tablesComeBackFromWordWithTheBlanksTheyWereTypedWith() {
        String spaced = """
                Doses:

                | Dose || Note |
                | --- | --- | --- |
                | Adults | 5 mg<br>10 mg | Take:<br>- water<br>- a \\| b |
                | ^^ | 20 mg | |

                | Age | Dose |
                | --- | --- |
                | 14–17 | 5 mg |""";
        for (String body : List.of(spaced, "|Age|Dose|\n|---|---|\n|14–17|5 mg|")) {
            Revision revision = saved(new RevisionText("Doses", "", body, "[]"));
            ExportedFile file = exported(revision, ExportFormat.WORD);
            ImportResult again = importer.read(file.bytes(), file.name());
            assertThat(again.text().body()).isEqualTo(body);
            assertThat(again.text().sha256()).isEqualTo(revision.sha256());
        }
    }

    @Test
    void sourcesAndCitationsGoOutToWordAndComeBackToTheLetter() {
        String body = """
                Adults need seven hours [@watson2015]. More [@nhs; @watson2015, p. 3] is *not* better [@watson2015].

                ## Doses of [@{who,2019}]

                - 5 mg [@nhs, sec. 4]

                |Age|Dose|
                |---|---|
                |14–17|5 mg [@watson2015]|""";
        String sources = """
                [{"id":"nhs","type":"webpage","title":"Sleep & rest","author":[{"literal":"NHS"}],"URL":"https://nhs.uk/a?b=1&c=2","accessed":{"date-parts":[[2026,3,1]]}},
                 {"id":"unused","type":"book","title":"A book <nobody> cites","note":"kept"},
                 {"id":"watson2015","type":"article-journal","title":"Recommended amount of sleep","DOI":"10.5665/sleep.4716",
                  "author":[{"family":"Watson","given":"NF"}],"volume":"38","issued":{"date-parts":[[2015,6,1]]},"custom":{"x":1.5}},
                 {"id":"who,2019","type":"document","title":"Zopiclone 3.75 mg"}]""";
        Revision revision = saved(new RevisionText("Sleep & rest", "Most adults do best.", body, sources));
        ExportedFile file = exported(revision, ExportFormat.WORD);
        ImportResult again = importer.read(file.bytes(), file.name());
        assertThat(again.text().body()).isEqualTo(revision.text().body());
        assertThat(again.text().sources()).isEqualTo(revision.text().sources());
        assertThat(again.text().sha256()).isEqualTo(revision.sha256());
        assertThat(again.losses()).extracting(Loss::kind).containsOnly(LossKind.SOURCE_LIST);
    }

    @Test
    void aTextOfTheFirstFormatComesBackReadingTheSame() {
        RevisionText old = new RevisionText("Doses", "", "About ~5~ mg, x^2^.", "[]", TextFormat.IMPRIMATUR_1);
        Revision revision = saved(old);
        ExportedFile file = exported(revision, ExportFormat.MARKDOWN);
        assertThat(typesetter
                        .forDesk(importer.read(file.bytes(), file.name()).text())
                        .body())
                .isEqualTo(typesetter.forDesk(old).body());
    }

    @Test
    void aPictureIsInTheWordDocumentWithItsDescription() throws IOException {
        RasterImage picture = aPicture();
        Revision revision = saved(new RevisionText("Beds", "", "![A bed](" + picture.reference() + ")", "[]"));
        try (XWPFDocument word = word(revision)) {
            assertThat(word.getAllPictures())
                    .singleElement()
                    .satisfies(data -> assertThat(data.getData()).isEqualTo(picture.bytes()));
            assertThat(word.getDocument().xmlText()).contains("descr=\"A bed\"");
        }
    }

    @Test
    void whatATextRefersToIsNotFetched() throws IOException {
        Revision revision = saved(new RevisionText(
                "Sleep", "", "<img src=\"file:///etc/passwd\"> [x](file:///etc/passwd)\n\n![y](/etc/passwd)", "[]"));
        try (PDDocument pdf =
                Loader.loadPDF(exported(revision, ExportFormat.PDF).bytes())) {
            assertThat(new PDFTextStripper().getText(pdf)).doesNotContain("root:");
        }
    }

    private Revision saved(RevisionText text) {
        int latest = articles.require(article.id()).latestRevision();
        String turn = worklist.openOn(article.id().subject()).get(0).taskId();
        articleCommands.save(writer, turn, latest, text);
        return articles.latest(articles.require(article.id()));
    }

    private ExportedFile exported(Revision revision, ExportFormat format) {
        return exporter.export(articles.require(article.id()), revision, format);
    }

    private XWPFDocument word(Revision revision) throws IOException {
        return new XWPFDocument(
                new ByteArrayInputStream(exported(revision, ExportFormat.WORD).bytes()));
    }

    private static List<String> styled(XWPFDocument word, String style) {
        return word.getParagraphs().stream()
                .filter(paragraph -> style.equals(paragraph.getStyle()))
                .map(XWPFParagraph::getText)
                .toList();
    }

    private Document page(Revision revision) {
        return Jsoup.parse(new String(exported(revision, ExportFormat.HTML).bytes(), UTF_8));
    }

    private RasterImage aPicture() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", bytes);
        RasterImage picture = RasterImage.of(bytes.toByteArray()).orElseThrow();
        transaction.executeWithoutResult(status -> images.keep(article.id(), picture, "bed.png", writer));
        return picture;
    }

    private static Map<String, byte[]> entries(ExportedFile file) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file.bytes()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }
}
