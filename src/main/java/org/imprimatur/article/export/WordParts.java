package org.imprimatur.article.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackagePartName;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Adds parts to a Word document that the library which writes it knows nothing of. */
final class WordParts {

    private static final String OWN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml";

    private WordParts() {}

    /** One that Word carries along and does not look at. */
    static void addOwn(XWPFDocument word, int number, String xml) {
        add(word, "/customXml/item" + number + ".xml", "application/xml", OWN, xml);
    }

    static void add(XWPFDocument word, String name, String type, String relation, String xml) {
        try {
            PackagePartName partName = PackagingURIHelper.createPartName(name);
            PackagePart part = word.getPackage().createPart(partName, type);
            try (OutputStream content = part.getOutputStream()) {
                content.write(xml.getBytes(StandardCharsets.UTF_8));
            }
            word.getPackagePart().addRelationship(partName, TargetMode.INTERNAL, relation);
        } catch (InvalidFormatException e) {
            throw new IllegalStateException("The name of the part is a good one", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
