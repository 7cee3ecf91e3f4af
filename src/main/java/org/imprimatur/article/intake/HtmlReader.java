package org.imprimatur.article.intake;

import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.imprimatur.platform.VisibleText;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Reads a web page, or a text some program saved as one. */
final class HtmlReader {

    private HtmlReader() {}

    static void read(String text, DraftBuilder draftBuilder) {
        Document page = HtmlToMarkdown.parse(text);
        HtmlSanitizer.refuseDepth(page);
        PageStyles styles = PageStyles.of(page);
        PageNotes notes = PageNotes.of(page);
        WordPageLists lists = WordPageLists.of(page, styles);
        PageParts parts = PageParts.of(page, styles, notes, lists);
        draftBuilder.seen = PageWords.of(page, styles, parts);

        parts.remove(draftBuilder.lossCollector);
        lists.removeLabels();
        PageMarkup.writeInto(page, styles, draftBuilder.lossCollector);
        lists.compose();
        GoogleLists.compose(page);
        PlainHtml.write(page, styles, draftBuilder.lossCollector);
        FormulaText.writeInto(page, draftBuilder.lossCollector);
        NotesAtEnd.write(page, notes, draftBuilder);
        HtmlSanitizer.clean(page, draftBuilder.lossCollector);
        PageTitle.take(page, draftBuilder);
        fill(page, draftBuilder);
    }

    /** No heading further down is a title, even where there is none at the beginning. */
    private static void fill(Document page, DraftBuilder draftBuilder) {
        String title = draftBuilder.title;
        draftBuilder.title = VisibleText.isBlank(title) ? "Untitled" : title;
        HtmlToMarkdown.fill(draftBuilder, page, (image, source) -> picture(source, image, draftBuilder));
        draftBuilder.title = title;
    }

    /** Only a picture that travels inside the file comes along. */
    static Optional<String> picture(String source, Element image, DraftBuilder draftBuilder) {
        Optional<String> kept = kept(source, draftBuilder);
        if (kept.isEmpty()) {
            // What describes it stands in its place.
            String words = image.attr("alt").strip();
            boolean linked = source.matches("(?i)https?://\\S+");
            draftBuilder.generated.add(words.isEmpty() && linked ? "Image" : words);
            draftBuilder.generated.gap();
        }
        return kept;
    }

    private static Optional<String> kept(String source, DraftBuilder draftBuilder) {
        if (source.regionMatches(true, 0, "data:", 0, 5)) {
            return data(source).flatMap(bytes -> draftBuilder.keep(bytes, "data"));
        }
        if (source.matches("(?i)(https?:)?//.*")) {
            draftBuilder.lossCollector.tell(LossKind.IMAGE_REMOTE, source);
            return Optional.empty();
        }
        if (!VisibleText.isBlank(source)) {
            draftBuilder.lossCollector.tell(LossKind.IMAGE_MISSING, source);
        }
        return Optional.empty();
    }

    private static Optional<byte[]> data(String uri) {
        int comma = uri.indexOf(',');
        if (comma < 0) {
            return Optional.empty();
        }
        boolean base64 = uri.substring(0, comma).toLowerCase(Locale.ROOT).endsWith(";base64");
        String content = uri.substring(comma + 1);
        try {
            return Optional.of(
                    base64
                            ? Base64.getMimeDecoder().decode(content)
                            : java.net.URLDecoder.decode(
                                            content.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8)
                                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (IllegalArgumentException broken) {
            return Optional.of(new byte[0]);
        }
    }
}
