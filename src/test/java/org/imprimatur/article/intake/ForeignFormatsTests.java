package org.imprimatur.article.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A file of another program is refused in words of its own. */
class ForeignFormatsTests {

    private final FileImporter importer = new FileImporter();

    @AfterEach
    void close() {
        importer.close();
    }

    private void refused(byte[] bytes, Class<? extends Throwable> how) {
        assertThatThrownBy(() -> importer.read(bytes, "a.docx")).isInstanceOf(how);
    }

    private static byte[] zip(String... namesAndContents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndContents[i]));
                zip.write(namesAndContents[i + 1].getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] ole(String stream) {
        ByteArrayOutputStream ole = new ByteArrayOutputStream();
        ole.writeBytes("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1".getBytes(ISO_8859_1));
        ole.writeBytes(new byte[512]);
        ole.writeBytes(stream.getBytes(UTF_16LE));
        return ole.toByteArray();
    }

    @Test
    void aTextOfLibreOfficeIsKnownEvenWithADoctypeOrItsPartsInAnyOrder() throws IOException {
        String odt = "application/vnd.oasis.opendocument.text";
        refused(
                zip("mimetype", odt, "content.xml", "<!DOCTYPE office:document-content PUBLIC 'x' 'y'><a/>"),
                ForeignFormats.OpenDocumentFile.class);
        refused(zip("content.xml", "<a/>", "mimetype", odt), ForeignFormats.OpenDocumentFile.class);
        refused(
                zip("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
                ForeignFormats.OtherOfficeFile.class);
    }

    @Test
    void aBookIsKnown() throws IOException {
        refused(zip("mimetype", "application/epub+zip\n"), ForeignFormats.EpubFile.class);
        refused(
                zip("META-INF/container.xml", "<a/>", "mimetype", "application/epub+zip"),
                ForeignFormats.EpubFile.class);
    }

    @Test
    void aDocumentOfPagesIsKnown() throws IOException {
        refused(zip("Index/Document.iwa", "x"), ForeignFormats.PagesFile.class);
    }

    @Test
    void richTextIsKnown() {
        refused("{\\rtf1\\ansi Take 5 mg}".getBytes(UTF_8), ForeignFormats.RtfFile.class);
    }

    @Test
    void anOldWordFileIsToldFromASpreadsheet() {
        refused(ole("WordDocument"), FileImporter.OldWordFile.class);
        refused(ole("Workbook"), ForeignFormats.OtherOfficeFile.class);
        refused(ole("PowerPoint Document"), ForeignFormats.OtherOfficeFile.class);
        refused(ole("EncryptedPackage"), FileImporter.LockedFile.class);
    }

    @Test
    void aSpreadsheetInsideAZipIsNoDamagedWordFile() throws IOException {
        refused(zip("[Content_Types].xml", "<a/>", "xl/workbook.xml", "<a/>"), ForeignFormats.OtherOfficeFile.class);
    }

    @Test
    void anArchiveThatEndsInItsFirstEntryIsNoWordFile() throws IOException {
        byte[] whole = zip("mimetype", "application/vnd.oasis.opendocument.text");
        refused(java.util.Arrays.copyOf(whole, 20), FileImporter.NotAWordFile.class);
    }
}
