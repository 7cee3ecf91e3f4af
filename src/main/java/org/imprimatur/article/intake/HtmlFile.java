package org.imprimatur.article.intake;

import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A web page, or a text some program saved as one. */
final class HtmlFile {

    private HtmlFile() {}

    static void read(String text, Draft draft) {
        Document html = Markup.parse(text);
        Element heading = html.selectFirst("h1");
        if (heading != null && !Markup.plain(heading).isBlank()) {
            draft.title = Markup.plain(heading);
            heading.remove();
        } else {
            draft.title = html.title();
        }
        Element standfirst = html.selectFirst("p.subtitle, p.standfirst, p.lead");
        if (standfirst != null) {
            draft.standfirst = Markup.plain(standfirst);
            standfirst.remove();
        } else {
            Element described = html.selectFirst("meta[name=description]");
            draft.standfirst =
                    described == null ? "" : described.attr("content").strip();
        }
        Markup.fill(draft, html, (image, source) -> picture(source, image, draft));
    }

    /** Only a picture that travels inside the file comes along. */
    static Optional<String> picture(String source, Element image, Draft draft) {
        if (source.regionMatches(true, 0, "data:", 0, 5)) {
            return data(source).flatMap(bytes -> draft.keep(bytes, "data"));
        }
        if (source.matches("(?i)(https?:)?//.*")) {
            draft.losses.tell("image-remote", source);
            return Optional.empty();
        }
        if (!source.isBlank()) {
            draft.losses.tell("image-missing", source);
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
