package org.imprimatur.article.export;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;

/**
 * Prints an exported page as a PDF whose fonts are in the file, tagged for screen readers (PDF/UA). Nothing is fetched:
 * only what the page holds itself is shown.
 */
final class PdfExport {

    private static final String FONTS = "/net/sf/jasperreports/fonts/dejavu/";

    private PdfExport() {}

    static byte[] of(Document page) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useUriResolver((base, address) -> address.startsWith("data:") ? address : null);
        builder.usePdfUaAccessibility(true);
        font(builder, "Serif", "DejaVuSerif", 400, FontStyle.NORMAL);
        font(builder, "Serif", "DejaVuSerif-Italic", 400, FontStyle.ITALIC);
        font(builder, "Serif", "DejaVuSerif-Bold", 700, FontStyle.NORMAL);
        font(builder, "Serif", "DejaVuSerif-BoldItalic", 700, FontStyle.ITALIC);
        font(builder, "Sans", "DejaVuSans", 400, FontStyle.NORMAL);
        font(builder, "Sans", "DejaVuSans-Bold", 700, FontStyle.NORMAL);
        font(builder, "Mono", "DejaVuSansMono", 400, FontStyle.NORMAL);
        builder.withW3cDocument(new W3CDom().namespaceAware(false).fromJsoup(page), null);
        builder.toStream(bytes);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void font(PdfRendererBuilder builder, String family, String file, int weight, FontStyle style) {
        builder.useFont(
                () -> Objects.requireNonNull(
                        PdfExport.class.getResourceAsStream(FONTS + file + ".ttf"), "A font is missing from the jar"),
                family,
                weight,
                style,
                true);
    }
}
