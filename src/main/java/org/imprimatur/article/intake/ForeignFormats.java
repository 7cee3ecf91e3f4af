package org.imprimatur.article.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.imprimatur.platform.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Recognises files of other programs, each of which is refused in words that say how to bring its text along. */
final class ForeignFormats {

    private static final String RTF = "{\\rtf";
    private static final String OLE = "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1";
    private static final int LONGEST_TYPE = 200;

    private ForeignFormats() {}

    /**
     * Refuses what is known by its first bytes.
     *
     * @param head the first of the bytes, one character each
     */
    static void refuse(byte[] bytes, String head) {
        if (head.startsWith(OLE)) {
            throw ofOldOffice(bytes);
        }
        if (head.contains("%PDF-")) {
            throw new FileImporter.PdfFile();
        }
        if (head.startsWith(RTF)) {
            throw new RtfFile();
        }
        if (head.startsWith("PK\u0003\u0004")) {
            refuse(firstType(bytes));
        }
    }

    /** Refuses an archive by the names of what is in it. */
    static void refuse(Set<String> names) {
        if (names.contains("META-INF/container.xml") && names.contains("mimetype")) {
            throw new EpubFile();
        }
        if (names.contains("content.xml") && names.contains("mimetype")) {
            throw new OpenDocumentFile();
        }
        if (names.contains("Index/Document.iwa") || names.contains("Index.zip") || names.contains("index.xml.gz")) {
            throw new PagesFile();
        }
        if (names.contains("xl/workbook.xml")
                || names.contains("xl/workbook.bin")
                || names.contains("ppt/presentation.xml")) {
            throw new OtherOfficeFile();
        }
    }

    private static void refuse(String type) {
        if (type.startsWith("application/epub")) {
            throw new EpubFile();
        }
        if (type.startsWith("application/vnd.oasis.opendocument.text")) {
            throw new OpenDocumentFile();
        }
        if (type.startsWith("application/vnd.oasis.opendocument")) {
            throw new OtherOfficeFile();
        }
    }

    /** OpenDocument and EPUB say first of all, and without packing it, what they are. */
    private static String firstType(byte[] bytes) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            ZipEntry first = zip.getNextEntry();
            return first != null && first.getName().equals("mimetype")
                    ? new String(zip.readNBytes(LONGEST_TYPE), StandardCharsets.US_ASCII).strip()
                    : "";
        } catch (IOException | IllegalArgumentException broken) {
            return "";
        }
    }

    private static Refusal ofOldOffice(byte[] bytes) {
        if (contains(bytes, "EncryptedPackage")) {
            return new FileImporter.LockedFile();
        }
        boolean other = !contains(bytes, "WordDocument")
                && (contains(bytes, "Workbook") || contains(bytes, "PowerPoint Document"));
        return other ? new OtherOfficeFile() : new FileImporter.OldWordFile();
    }

    /** Names of streams in an OLE file are UTF-16. */
    private static boolean contains(byte[] bytes, String stream) {
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        return all.contains(new String(stream.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1));
    }

    /** A book for reading devices. */
    @ResponseStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
    static final class EpubFile extends Refusal {}

    /** A text of LibreOffice or OpenOffice: its program can save it as .docx. */
    @ResponseStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
    static final class OpenDocumentFile extends Refusal {}

    /** A spreadsheet or slides, of whatever program. */
    @ResponseStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
    static final class OtherOfficeFile extends Refusal {}

    /** A text of Apple's Pages: it can be exported as .docx. */
    @ResponseStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
    static final class PagesFile extends Refusal {}

    /** Rich Text Format: whatever wrote it can save it as .docx. */
    @ResponseStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
    static final class RtfFile extends Refusal {}
}
