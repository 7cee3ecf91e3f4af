package org.imprimatur.article.typeset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.renderer.html.HtmlRenderer;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.image.ImageSizes;
import org.imprimatur.article.markdown.BodyHtml;
import org.imprimatur.article.source.CitationNumbering;
import org.imprimatur.article.source.SourceFormatter;
import org.imprimatur.article.source.SourceList;
import org.imprimatur.platform.LruCache;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Entities;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Typesets a text: CommonMark to safe HTML, citations to numbered links, sources to a list. The same text always comes
 * out the same, so what was set lately is kept, by the text's hash.
 */
@Component
public class Typesetter {

    private final SourceFormatter formatter;
    private final ImageSizes sizes;
    private final MessageSource words;
    private final LruCache<TypesetText> lruCache = new LruCache<>(
            16_000_000,
            typeset -> typeset.body().length()
                    + typeset.sources().stream().mapToInt(String::length).sum());

    @Autowired
    Typesetter(SourceFormatter formatter, ObjectProvider<ImageSizes> sizes, MessageSource words) {
        this(formatter, sizes.getIfAvailable(() -> sha256 -> Optional.empty()), words);
    }

    Typesetter(SourceFormatter formatter, ImageSizes sizes, MessageSource words) {
        this.formatter = formatter;
        this.sizes = sizes;
        this.words = words;
    }

    /** @param images the path images are served under */
    TypesetText set(RevisionText text, String images) {
        return lruCache.get(text.sha256() + images, () -> setAfresh(text, images));
    }

    public TypesetText forReaders(RevisionText text) {
        return set(text, "/images/");
    }

    /** As the desk shows it, with pictures readers may not have seen yet. */
    public TypesetText forDesk(RevisionText text) {
        return set(text, "/desk/images/");
    }

    private TypesetText setAfresh(RevisionText text, String images) {
        ParsedBody parsedBody = ParsedBody.of(text);
        List<SourceList.Source> sources = SourceList.parse(text.sources()).sources();
        List<String> entries = formatter.entries(text.sources());
        CitationNumbering numbering = CitationNumbering.of(parsedBody.citations(), sources);

        Map<Integer, String> plain = new HashMap<>();
        List<String> list = new ArrayList<>();
        for (int number = 1; number <= numbering.order().size(); number++) {
            String entry = entries.get(numbering.order().get(number - 1));
            plain.put(number, Jsoup.parseBodyFragment(entry).text());
            list.add(source(number, entry, numbering.timesCited(number)));
        }

        IdentityHashMap<Heading, String> anchors = anchors(parsedBody.headings());
        List<TypesetText.Heading> contents = parsedBody.headings().stream()
                .filter(heading -> heading.getLevel() == 2)
                .map(heading -> new TypesetText.Heading(anchor(anchors, heading), ParsedBody.plain(heading)))
                .filter(heading -> !heading.text().isEmpty())
                .toList();
        TypesetHtml html = new TypesetHtml(images, sizes, numbering, plain, anchors, this::say);
        HtmlRenderer renderer = HtmlRenderer.builder()
                .escapeHtml(true)
                .sanitizeUrls(true)
                .urlSanitizer(html)
                .percentEncodeUrls(true)
                .attributeProviderFactory(context -> html)
                .nodeRendererFactory(html::renderer)
                .nodeRendererFactory(BodyHtml::new)
                .extensions(List.of(TablesExtension.create()))
                .build();
        return new TypesetText(renderer.render(parsedBody.document()), list, contents, parsedBody.words());
    }

    /** With the way back to each place that cites it: an arrow for one, letters for several. */
    private String source(int number, String entry, int times) {
        StringBuilder html = new StringBuilder("<span class=\"source\" id=\"source-" + number + "\">");
        html.append("<span id=\"source-")
                .append(number)
                .append("-text\">")
                .append(entry)
                .append("</span>");
        if (times > 0) {
            html.append(" <span class=\"source-back\">");
            for (int nth = 1; nth <= times; nth++) {
                String label = times == 1 ? say("typeset.back", number) : say("typeset.back.nth", number, nth, times);
                html.append(nth == 1 ? "" : " ")
                        .append("<a href=\"#")
                        .append(CitationNumbering.anchor(number, nth))
                        .append("\" aria-label=\"")
                        .append(Entities.escape(label))
                        .append("\">")
                        .append(times == 1 ? "↑" : CitationNumbering.letter(nth))
                        .append("</a>");
            }
            html.append("</span>");
        }
        return html.append("</span>").toString();
    }

    /** From the heading's words, so that an address into the text survives changes elsewhere. */
    private static IdentityHashMap<Heading, String> anchors(List<Heading> headings) {
        IdentityHashMap<Heading, String> anchors = new IdentityHashMap<>();
        Set<String> taken = new HashSet<>();
        Map<String, Integer> seen = new HashMap<>();
        for (Heading heading : headings) {
            String words = ParsedBody.plain(heading)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}]+", "-")
                    .replaceAll("^-|-$", "");
            String stem =
                    "section" + (words.isEmpty() ? "" : "-" + (words.length() > 60 ? words.substring(0, 60) : words));
            // Counting on from the last of its kind: thirty thousand headings of one wording took most of a minute.
            String anchor = stem;
            while (!taken.add(anchor)) {
                anchor = stem + "-" + seen.merge(stem, 2, (last, first) -> last + 1);
            }
            anchors.put(heading, anchor);
        }
        return anchors;
    }

    private static String anchor(IdentityHashMap<Heading, String> anchors, Heading heading) {
        return anchors.getOrDefault(heading, "");
    }

    /** In one language whoever reads: the result is kept for all. */
    private String say(String key, Object... arguments) {
        return words.getMessage(key, arguments, Locale.ENGLISH);
    }
}
