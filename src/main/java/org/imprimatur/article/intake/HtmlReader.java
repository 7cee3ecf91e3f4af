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
        Document html = HtmlToMarkdown.parse(text);
        Element heading = html.selectFirst("h1");
        if (heading != null && !VisibleText.isBlank(HtmlToMarkdown.plain(heading))) {
            draftBuilder.title = HtmlToMarkdown.plain(heading);
            heading.remove();
        } else {
            draftBuilder.title = html.title();
        }
        Element standfirst = html.selectFirst("p.subtitle, p.standfirst, p.lead");
        if (standfirst != null) {
            draftBuilder.standfirst = HtmlToMarkdown.plain(standfirst);
            standfirst.remove();
        } else {
            Element described = html.selectFirst("meta[name=description]");
            draftBuilder.standfirst =
                    described == null ? "" : described.attr("content").strip();
        }
        HtmlToMarkdown.fill(draftBuilder, html, (image, source) -> picture(source, image, draftBuilder));
    }

    /** Only a picture that travels inside the file comes along. */
    static Optional<String> picture(String source, Element image, DraftBuilder draftBuilder) {
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
