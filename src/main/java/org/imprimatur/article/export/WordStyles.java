package org.imprimatur.article.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.xmlbeans.XmlException;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.StylesDocument;

/** The styles of an exported Word document, under the names word processors know in every language. */
final class WordStyles {

    private WordStyles() {}

    static void addTo(XWPFDocument word) {
        try (InputStream styles = Objects.requireNonNull(
                WordStyles.class.getResourceAsStream("/export/word-styles.xml"), "The styles are missing")) {
            word.createStyles().setStyles(StylesDocument.Factory.parse(styles).getStyles());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XmlException e) {
            throw new IllegalStateException("The styles are in the jar and can be read", e);
        }
    }

    /** "Heading1" for "Heading 1". */
    static String id(String name) {
        return name.replace(" ", "");
    }
}
