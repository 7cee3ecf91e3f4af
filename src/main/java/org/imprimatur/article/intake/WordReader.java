package org.imprimatur.article.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.platform.Refusal;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.zwobble.mammoth.DocumentConverter;
import org.zwobble.mammoth.images.Image;

/**
 * Reads a Word document. {@link WordArchive} looks through the archive first and hands on a copy that holds nothing but
 * what it has seen; mammoth makes HTML of that by the meaning of its styles; {@link HtmlToMarkdown} makes Markdown of
 * the HTML.
 */
final class WordReader {

    private static final String STYLES = """
            p[style-name='Title'] => h1.title:fresh
            p[style-name='Subtitle'] => p.subtitle:fresh
            p[style-name='Quote'] => blockquote > p:fresh
            p[style-name='Intense Quote'] => blockquote > p:fresh
            p[style-name='Quotations'] => blockquote > p:fresh
            u => u
            """;

    private WordReader() {}

    static ImportResult read(byte[] bytes, String filename) {
        DraftBuilder draftBuilder = new DraftBuilder();
        WordArchive archive = WordArchive.lookThrough(bytes, draftBuilder.lossCollector);
        Document html = HtmlToMarkdown.parse(html(archive, draftBuilder));
        notes(html, draftBuilder.lossCollector);
        archive.restoreLinks(html);
        Optional.ofNullable(html.selectFirst("h1.title")).ifPresent(title -> {
            draftBuilder.title = HtmlToMarkdown.plain(title);
            title.remove();
        });
        Optional.ofNullable(html.selectFirst("p.subtitle")).ifPresent(subtitle -> {
            draftBuilder.standfirst = HtmlToMarkdown.plain(subtitle);
            subtitle.remove();
        });
        HtmlToMarkdown.fill(
                draftBuilder,
                html,
                (image, source) -> source.startsWith("image:") ? Optional.of(source) : Optional.empty());
        return draftBuilder.finished(filename);
    }

    private static String html(WordArchive archive, DraftBuilder draftBuilder) {
        try {
            return new DocumentConverter()
                    .addStyleMap(STYLES)
                    .disableEmbeddedStyleMap()
                    .imageConverter(image -> Map.of("src", keep(image, draftBuilder)))
                    .convertToHtml(new ByteArrayInputStream(archive.bytes()))
                    .getValue();
        } catch (Refusal refusal) {
            throw refusal;
        } catch (IOException | RuntimeException unreadable) {
            throw new FileImporter.NotAWordFile();
        }
    }

    /** A picture that is only linked cannot be opened: {@link WordArchive} has told of it and made its address meaningless. */
    private static String keep(Image image, DraftBuilder draftBuilder) {
        byte[] bytes;
        try (var in = image.getInputStream()) {
            bytes = in.readAllBytes();
        } catch (IOException | RuntimeException linked) {
            return "";
        }
        return draftBuilder
                .keep(
                        bytes,
                        image.getContentType().replaceFirst("^image/(x-)?", "").toUpperCase(java.util.Locale.ROOT))
                .orElse("");
    }

    /** Footnotes become a numbered list at the end, their marks a word in the text. */
    private static void notes(Document html, LossCollector lossCollector) {
        List<Element> marks = new ArrayList<>(html.select("a[id^=footnote-ref], a[id^=endnote-ref]"));
        int number = 0;
        for (Element mark : marks) {
            number++;
            Element outer = mark.parent() != null && mark.parent().normalName().equals("sup") ? mark.parent() : mark;
            outer.replaceWith(new TextNode(" (note " + number + ")"));
        }
        Element first = html.selectFirst("li[id^=footnote], li[id^=endnote]");
        if (first == null || first.parent() == null) {
            return;
        }
        html.select("li[id^=footnote] a[href^=#footnote-ref], li[id^=endnote] a[href^=#endnote-ref]")
                .remove();
        first.parent().before(new Element("h1").text("Notes"));
        lossCollector.tell(LossKind.FOOTNOTES, Math.max(1, number), "");
    }
}
