package org.imprimatur.article.intake;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FileImporterTests {

    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private final FileImporter importer = new FileImporter(Duration.ofSeconds(20));

    @AfterEach
    void close() {
        importer.close();
    }

    // What comes through

    @Test
    void aWordDocumentBecomesADraft() throws IOException {
        ImportResult sleep = read("sleep.docx");
        assertThat(sleep.text().title()).isEqualTo("How much sleep do adults need?");
        assertThat(sleep.text().standfirst()).isEqualTo("Most adults do best with seven hours or more.");
        assertThat(sleep.pictures()).singleElement().satisfies(rasterImage -> {
            assertThat(rasterImage.mediaType()).isEqualTo("image/png");
            assertThat(rasterImage.width()).isEqualTo(120);
            assertThat(rasterImage.height()).isEqualTo(80);
        });
        assertThat(sleep.text().body())
                .isEqualTo("""
                        ## What the studies say

                        Most adults need **seven hours** or more [@watson2015]. (note 1) *Less* is worse. A count of 10^3^ is not 103.

                        See [the guideline](https://example.org/sleep?a=1\\&b=2), 2\\*3 and a\\_b\\_c \\<tag\\>.

                        ### Going to bed

                        - Keep the room dark
                        - No screens

                        1. Lie down
                        2. Wait

                        | | |
                        |---|---|
                        |Age|Hours|
                        |18 to 60|7 \\| more|

                        ![Hours of sleep by age](image:%s)

                        ## Notes

                        1. Counted over a whole week.""".formatted(sleep.pictures().get(0).sha256()));
        assertThat(kinds(sleep)).containsExactlyInAnyOrder("comments", "looks", "footnotes");
    }

    @Test
    void trackedChangesAreAcceptedAndTold() throws IOException {
        ImportResult vitamin = read("tracked-changes.docx");
        assertThat(vitamin.text().title()).isEqualTo("Vitamin D in winter");
        assertThat(vitamin.text().body())
                .contains("Adults may take 10 micrograms a day.")
                .contains("Ask before taking more.")
                .doesNotContain("1000")
                .doesNotContain("milk");
        assertThat(vitamin.losses())
                .contains(
                        new Loss(LossKind.COMMENTS, 2, "", ""),
                        new Loss(LossKind.INSERTIONS, 2, "", ""),
                        new Loss(LossKind.DELETIONS, 1, "", ""),
                        new Loss(LossKind.STRUCK_OUT, 1, "Take it with milk.", ""),
                        new Loss(LossKind.IMAGE_FORMAT, 1, "EMF", ""));
    }

    @Test
    void aLinkedPictureNeverOpensAFileOfThisServer() throws IOException {
        ImportResult vitamin = read("tracked-changes.docx");
        assertThat(vitamin.losses()).contains(new Loss(LossKind.IMAGE_LINKED, 1, "", ""));
        assertThat(vitamin.pictures()).isEmpty();
        assertThat(vitamin.text().body()).doesNotContain("root:");
    }

    @Test
    void aWebPageLosesWhatActsAndKeepsWhatIsRead() {
        ImportResult page = importer.read(bytes("""
                <!doctype html><html><head><title>Site - Sleep</title><style>p{color:red}</style>
                <meta name="description" content="All about sleep"></head><body>
                <h1>Sleep</h1><script>alert(1)</script><p onclick="steal()">Seven <b>hours </b>are <a href="javascript:x()">enough</a>.</p>
                <iframe src="https://evil.example"></iframe>
                <h4>Deep heading</h4><p>CO<sub>2</sub> &amp; &lt;b&gt; *stars*</p>
                <img src="https://example.org/a.png" alt="A chart"><img src="%s" alt="Dot">
                </body></html>""".formatted(dataUri())), "page.html");
        assertThat(page.text().title()).isEqualTo("Sleep");
        assertThat(page.text().standfirst()).isEqualTo("All about sleep");
        assertThat(page.text().body())
                .isEqualTo("""
                        Seven **hours** are enough.

                        ## Deep heading

                        CO~2~ \\& \\<b\\> \\*stars\\*

                        [A chart](https://example.org/a.png) ![Dot](image:%s)""".formatted(page.pictures().get(0).sha256()));
        assertThat(kinds(page)).contains("script", "handler", "frame", "link", "image-remote", "style");
    }

    @Test
    void whatAFileIsItsBytesSayAndNotItsName() throws IOException {
        assertThat(importer.read(fixture("sleep.docx"), "sleep.pdf").text().title())
                .startsWith("How much sleep");
        assertThat(importer.read(bytes("<!DOCTYPE html><h1>Sleep</h1><p>Well</p>"), "sleep.txt")
                        .text()
                        .title())
                .isEqualTo("Sleep");
    }

    @Test
    void markdownStaysAsItWasWritten() {
        ImportResult markdown = importer.read(bytes("""
                ---
                title: Sleep
                description: All about it
                author: Somebody
                references:
                  - id: watson2015
                    type: article-journal
                    title: Recommended amount
                ---
                Seven  hours [@watson2015],
                *   odd but mine

                ![elsewhere](https://example.org/a.png) <b>bold</b> ![mine](%s)

                <script>alert(1)</script>
                """.formatted(dataUri())), "sleep.md");
        assertThat(markdown.text().title()).isEqualTo("Sleep");
        assertThat(markdown.text().standfirst()).isEqualTo("All about it");
        assertThat(markdown.text().sources()).contains("\"id\":\"watson2015\"");
        assertThat(markdown.text().body())
                .isEqualTo("""
                        Seven  hours [@watson2015],
                        *   odd but mine

                        [elsewhere](<https://example.org/a.png>) **bold** ![mine](image:%s)""".formatted(markdown.pictures().get(0).sha256()));
        assertThat(kinds(markdown)).contains("front-matter", "html", "script", "image-remote");
    }

    @Test
    void aMarkdownFilesFirstHeadingIsItsTitle() {
        assertThat(importer.read(bytes("# Sleep *well*\n\nBody"), "a.md").text())
                .satisfies(text -> assertThat(text.title()).isEqualTo("Sleep well"))
                .satisfies(text -> assertThat(text.body()).isEqualTo("Body"));
    }

    @Test
    void plainTextIsNeverTakenForMarkdown() {
        ImportResult plain = importer.read(bytes("Sleep\n\n1. is *not* a list [@key]\n# nor this\n\nEnd"), "a.txt");
        assertThat(plain.text().title()).isEqualTo("Sleep");
        assertThat(plain.text().body()).isEqualTo("1\\. is \\*not\\* a list [@key]\n\\# nor this\n\nEnd");
    }

    @Test
    void everyUsualEncodingIsRead() {
        String words = "Schlaf über Nacht: “gut”";
        Charset windows = Charset.forName("windows-1252");
        assertThat(importer.read(words.getBytes(UTF_8), "a.txt").text().title()).isEqualTo(words);
        assertThat(importer.read(("\uFEFF" + words).getBytes(UTF_8), "a.txt")
                        .text()
                        .title())
                .isEqualTo(words);
        assertThat(importer.read(("\uFEFF" + words).getBytes(UTF_16LE), "a.txt")
                        .text()
                        .title())
                .isEqualTo(words);
        ImportResult guessed = importer.read(words.getBytes(windows), "a.txt");
        assertThat(guessed.text().title()).isEqualTo(words);
        assertThat(kinds(guessed)).contains("encoding-guessed");
    }

    @Test
    void mergedCellsKeepEveryColumnInItsPlace() {
        ImportResult page = importer.read(
                bytes(
                        "<!doctype html><h1>T</h1><table><tr><th>Age</th><th>Hours</th><th>Note</th></tr>"
                                + "<tr><td rowspan=2>Adults</td><td colspan='99999999999'>7</td></tr><tr><td>8</td><td>more</td></tr></table>"),
                "t.html");
        assertThat(page.text().body()).isEqualTo("""
                |Age|Hours|Note|
                |---|---|---|
                |Adults|7||
                |^^|8|more|""");
        assertThat(kinds(page)).doesNotContain("merged-cells");
    }

    @Test
    void emphasisThatMarkdownCannotSayGivesWayToTheWords() {
        ImportResult page = importer.read(
                bytes("<!doctype html><h1>T</h1><p>x<b>(a)</b>y and <i><b>a</b></i><b>b</b><i>c</i></p>"), "t.html");
        assertThat(page.text().body().replaceAll("\\*", "")).isEqualTo("x(a)y and abc");
    }

    // What does not

    @Test
    void aWordDocumentThatIsNoneIsRefused() throws IOException {
        refused("Just words", "a.docx", FileImporter.NotAWordFile.class);
        assertThatThrownBy(() -> importer.read(zip(Map.of("hello.txt", bytes("hello"))), "a.docx"))
                .isInstanceOf(FileImporter.NotAWordFile.class);
        byte[] whole = fixture("sleep.docx");
        assertThatThrownBy(() -> importer.read(java.util.Arrays.copyOf(whole, 3000), "a.docx"))
                .isInstanceOf(FileImporter.NotAWordFile.class);
    }

    @Test
    void otherFormatsAreRefusedByName() throws IOException {
        assertThatThrownBy(() -> read("sleep.doc")).isInstanceOf(FileImporter.OldWordFile.class);
        assertThatThrownBy(() -> read("sleep.odt")).isInstanceOf(ForeignFormats.OpenDocumentFile.class);
        assertThatThrownBy(() -> read("sleep.pdf")).isInstanceOf(FileImporter.PdfFile.class);
        refused("{\\rtf1 hello}", "a.rtf", ForeignFormats.RtfFile.class);
    }

    @Test
    void aWordDocumentUnderAPasswordIsRefusedAsSuch() throws IOException {
        ByteArrayOutputStream ole = new ByteArrayOutputStream();
        ole.write(
                new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1});
        ole.write(new byte[1024]);
        ole.write("EncryptedPackage".getBytes(UTF_16LE));
        assertThatThrownBy(() -> importer.read(ole.toByteArray(), "a.docx"))
                .isInstanceOf(FileImporter.LockedFile.class);
    }

    @Test
    void nothingAndNothingButBlanksIsRefused() {
        refused("", "a.txt", FileImporter.EmptyFile.class);
        refused(" \n\t\n", "a.md", FileImporter.EmptyFile.class);
        refused("<!doctype html><html><body><script>x</script></body></html>", "a.html", FileImporter.EmptyFile.class);
    }

    @Test
    void moreThanTwentyMegabytesAreRefused() {
        assertThatThrownBy(() -> importer.read(new byte[20 * 1024 * 1024 + 1], "a.txt"))
                .isInstanceOf(FileImporter.FileTooBig.class);
    }

    @Test
    void binaryRubbishIsRefused() {
        byte[] rubbish = new byte[5000];
        new Random(7).nextBytes(rubbish);
        assertThatThrownBy(() -> importer.read(rubbish, "a.txt")).isInstanceOf(FileImporter.UnknownFile.class);
    }

    @Test
    void aZipBombIsRefusedBeforeItUnpacks() throws IOException {
        byte[] bomb = zip(Map.of("word/document.xml", new byte[150 * 1024 * 1024]));
        assertThat(bomb.length).isLessThan(1024 * 1024);
        assertThatThrownBy(() -> importer.read(bomb, "a.docx")).isInstanceOf(WordArchive.OverblownFile.class);
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i < 2_100; i++) {
            many.put("word/part" + i + ".bin", new byte[0]);
        }
        assertThatThrownBy(() -> importer.read(zip(many), "a.docx")).isInstanceOf(WordArchive.OverblownFile.class);
    }

    @Test
    void entitiesInADocumentAreRefused() throws IOException {
        String laughs = "<!DOCTYPE d [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
        String file = "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
        for (String type : List.of(laughs, file)) {
            byte[] document = document(type, "<w:p><w:r><w:t>&#65;</w:t></w:r></w:p>");
            assertThatThrownBy(() -> importer.read(document, "a.docx")).isInstanceOf(WordArchive.UnsafeFile.class);
        }
    }

    @Test
    void nestingTenThousandDeepIsRefused() throws IOException {
        byte[] deep = document("", "<w:sdt>".repeat(10_000) + "</w:sdt>".repeat(10_000));
        assertThatThrownBy(() -> importer.read(deep, "a.docx")).isInstanceOf(FileImporter.TooIntricate.class);
        refused("<!doctype html>" + "<div>".repeat(10_000) + "x", "a.html", FileImporter.TooIntricate.class);
        refused(">".repeat(10_000) + " x", "a.md", FileImporter.TooIntricate.class);
    }

    @Test
    void aTableNobodyCouldReadIsRefused() {
        refused(
                "<!doctype html><table><tr>" + "<td>x</td>".repeat(500) + "</tr></table>",
                "a.html",
                FileImporter.TooIntricate.class);
        refused(
                "<!doctype html><table>" + ("<tr>" + "<td>x</td>".repeat(50) + "</tr>").repeat(1000) + "</table>",
                "a.html",
                FileImporter.TooIntricate.class);
    }

    @Test
    void anImportThatTakesTooLongIsEnded() throws IOException {
        try (var closing = new AutoClosed(new FileImporter(Duration.ofNanos(1)))) {
            byte[] sleep = fixture("sleep.docx");
            assertThatThrownBy(() -> closing.importer().read(sleep, "a.docx"))
                    .isInstanceOf(FileImporter.ImportTookTooLong.class);
        }
    }

    private record AutoClosed(FileImporter importer) implements AutoCloseable {

        @Override
        public void close() {
            importer.close();
        }
    }

    private void refused(String content, String name, Class<? extends Throwable> how) {
        assertThatThrownBy(() -> importer.read(bytes(content), name)).isInstanceOf(how);
    }

    private ImportResult read(String fixture) throws IOException {
        return importer.read(fixture(fixture), fixture);
    }

    private static List<String> kinds(ImportResult importResult) {
        return importResult.losses().stream()
                .map(loss -> loss.kind().key())
                .distinct()
                .toList();
    }

    private static byte[] fixture(String name) throws IOException {
        try (var in = FileImporterTests.class.getResourceAsStream("/import/" + name)) {
            return in.readAllBytes();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    /** One red dot. */
    private static String dataUri() {
        return "data:image/gif;base64,"
                + Base64.getEncoder().encodeToString(new byte[] {
                    'G', 'I', 'F', '8', '9', 'a', 1, 0, 1, 0, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 68, 1, 0,
                    0x3B
                });
    }

    private static byte[] document(String type, String body) throws IOException {
        return zip(new LinkedHashMap<>(Map.of(
                "[Content_Types].xml",
                bytes("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
                "word/document.xml",
                bytes(type + "<w:document xmlns:w=\"" + WORD + "\"><w:body>" + body + "</w:body></w:document>"))));
    }

    @Test
    void emptyCellsOfAMarkdownTableStayEmpty() {
        String table = "| Dose | Adults | Children |\n|---|---|---|\n| ≤ 5 mg || ^^ |\n|| a \\|| b |";
        assertThat(importer.read(bytes("Doses\n\n" + table), "a.md").text().body())
                .endsWith("| ≤ 5 mg | | \\^^ |\n| | a \\|| b |");
        assertThat(importer.read(bytes("---\ntitle: Doses\nformat: imprimatur-2\n---\n" + table), "a.md")
                        .text()
                        .body())
                .isEqualTo(table);
    }

    @Test
    void aZipHoldsOneTextWithPicturesAndNothingElse() throws IOException {
        byte[] text = bytes("# Beds\n\n![A bed](../bed.png) and ![gone](gone.png)");
        assertThatThrownBy(() -> importer.read(zip(Map.of("a.md", text, "b.md", text)), "a.zip"))
                .isInstanceOf(FileImporter.NotAWordFile.class);
        assertThatThrownBy(() -> importer.read(zip(Map.of("bed.png", text)), "a.zip"))
                .isInstanceOf(FileImporter.NotAWordFile.class);
        byte[] bomb = zip(Map.of("a.md", text, "b.png", new byte[60 * 1024 * 1024]));
        assertThatThrownBy(() -> importer.read(bomb, "a.zip")).isInstanceOf(WordArchive.OverblownFile.class);

        ImportResult read =
                importer.read(zip(Map.of("__MACOSX/._a.md", text, "text/a.md", text, "bed.png", aPicture())), "a.zip");
        assertThat(read.text().title()).isEqualTo("Beds");
        assertThat(read.pictures()).hasSize(1);
        assertThat(read.text().body())
                .startsWith("![A bed](" + read.pictures().get(0).reference() + ")");
        assertThat(kinds(read)).contains("image-missing");
    }

    private static byte[] aPicture() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    private static byte[] zip(Map<String, byte[]> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
