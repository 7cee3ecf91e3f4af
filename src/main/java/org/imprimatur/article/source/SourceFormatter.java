package org.imprimatur.article.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.undercouch.citeproc.CSL;
import de.undercouch.citeproc.ItemDataProvider;
import de.undercouch.citeproc.csl.CSLItemData;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.article.source.identifier.Identifier;
import org.imprimatur.article.source.identifier.Identifier.Kind;
import org.imprimatur.platform.InvalidSetting;
import org.imprimatur.platform.LruCache;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Formats sources in a style of the Citation Style Language. The style is read when the first text is set, not at
 * start: reading it takes half a second.
 */
@Component
@EnableConfigurationProperties(CitationSettings.class)
public class SourceFormatter {

    private static final Logger LOG = LoggerFactory.getLogger(SourceFormatter.class);

    private static final Safelist ORNAMENTS = new Safelist().addTags("i", "em", "b", "strong", "sup", "sub");
    private static final Pattern ESCAPED_ORNAMENT = Pattern.compile("&lt;(/?)(i|b|sup|sub)&gt;");
    private static final Document.OutputSettings AS_IS = new Document.OutputSettings().prettyPrint(false);
    private static final Pattern ADDRESS = Pattern.compile("(?i)\\bhttps?://[^\\s<>\"]+|\\bdoi:\\s?10\\.[^\\s<>\"]+");
    private static final Pattern OF_ANOTHER = Pattern.compile("rel\\s*=\\s*[\"']independent-parent[\"']");

    private final String style;
    private final String styleName;
    private final boolean bareInitials;
    private final LruCache<String> lruCache = new LruCache<>(4_000_000, String::length);

    /** @throws InvalidSetting if there is no such style */
    public SourceFormatter(CitationSettings settings) {
        String name = settings.style();
        this.styleName = name;
        this.style = name.endsWith(".csl") ? ofTheNewsroom(name) : ofOurs(name);
        this.bareInitials = style.contains("name-as-sort-order=\"all\"") && style.contains("initialize-with=\"\"");
    }

    private static String ofOurs(String name) {
        try (InputStream style = SourceFormatter.class.getResourceAsStream("/citation-styles/" + name + ".csl")) {
            if (style != null && name.matches("[a-z0-9-]+")) {
                return new String(style.readAllBytes(), UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new InvalidSetting(
                "imprimatur.citations.style is “" + name + "”, and there is no citation style of that name.",
                "Write american-medical-association, apa or nlm-citation-sequence, or the path of a CSL file.");
    }

    /** Read through at start: whether a file holds a style that works shows only then. */
    private static String ofTheNewsroom(String file) {
        try {
            String style = Files.readString(Path.of(file));
            if (!OF_ANOTHER.matcher(style).find()) {
                new CSL(new Items(Map.of()), style);
                return style;
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("{} cannot be read as a citation style", file, e);
        }
        throw new InvalidSetting(
                "imprimatur.citations.style is “" + file + "”, and no citation style can be read there.",
                "Name a file from github.com/citation-style-language/styles; one that lies in its folder “dependent” is"
                        + " only another name for a style, and that style is the one to take.");
    }

    /** HTML of each source of the list, in the list's order; never throws. */
    public List<String> entries(String sources) {
        return entries(SourceList.parse(sources).sources());
    }

    /** The same of sources that are read already. One that was worded lately is not worded again. */
    public List<String> entries(List<SourceList.Source> sources) {
        Map<String, CSLItemData> items = new LinkedHashMap<>();
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            String known = lruCache.find(sources.get(i).item().toString());
            entries.add(known == null ? "" : known);
            if (known == null) {
                item(sources.get(i), i, items);
            }
        }
        Map<String, String> styled = styled(items);
        for (int i = 0; i < sources.size(); i++) {
            if (entries.get(i).isEmpty()) {
                entries.set(i, worded(sources.get(i), styled.get(name(i))));
            }
        }
        return List.copyOf(entries);
    }

    private String worded(SourceList.Source source, @Nullable String html) {
        return lruCache.get(
                source.item().toString(), () -> withLinks(html == null ? plain(source) : clean(html), source));
    }

    /** Under a name of our own: ids may be missing, double, or nothing a style engine expects. */
    private void item(SourceList.Source source, int position, Map<String, CSLItemData> items) {
        if (source.title().isEmpty()) {
            return;
        }
        Map<String, Object> item = new HashMap<>(source.item());
        item.computeIfPresent("author", (any, names) -> readied(names));
        item.computeIfPresent("editor", (any, names) -> readied(names));
        item.computeIfPresent("edition", (any, edition) -> ordinal(edition));
        item.put("id", name(position));
        try {
            items.put(name(position), CSLItemData.fromJson(item));
        } catch (RuntimeException notCslJson) {
            LOG.debug("Source {} does not read as CSL-JSON and is worded plainly", source.id(), notCslJson);
        }
    }

    /** The engine prints "6 ed." where styles ask for "6th ed.". */
    private static Object ordinal(Object edition) {
        String number = edition.toString();
        if (!number.matches("[1-9]\\d?")) {
            return edition;
        }
        return number
                + (number.matches("1[123]")
                        ? "th"
                        : switch (number.charAt(number.length() - 1)) {
                            case '1' -> "st";
                            case '2' -> "nd";
                            case '3' -> "rd";
                            default -> "th";
                        });
    }

    /** As the engine prints them right. */
    private Object readied(Object names) {
        return names instanceof List<?> list
                ? list.stream()
                        .map(name -> name instanceof Map<?, ?> parts ? readied(parts) : name)
                        .toList()
                : names;
    }

    /** Initials are told apart. A name with a suffix is put together here: the engine would print "Berg Jr JW". */
    private Map<Object, Object> readied(Map<?, ?> name) {
        Map<Object, Object> readied = new HashMap<>(name);
        readied.computeIfPresent(
                "given", (any, given) -> given instanceof String initials ? AuthorNames.spelledOut(initials) : given);
        return bareInitials && name.containsKey("suffix") ? Map.of("literal", AuthorNames.withInitials(name)) : readied;
    }

    /**
     * Each source by itself: the engine does not say which entry is whose, and one it stumbles over would take the
     * others down. The engine may not be shared between threads, so each list has one of its own.
     */
    private Map<String, String> styled(Map<String, CSLItemData> items) {
        Map<String, String> styled = new HashMap<>();
        if (items.isEmpty()) {
            return styled;
        }
        CSL engine;
        try {
            engine = new CSL(new Items(items), style);
        } catch (IOException e) {
            throw new UncheckedIOException("The citation style " + styleName + " cannot be read", e);
        }
        engine.setOutputFormat("html");
        for (String name : items.keySet()) {
            try {
                engine.reset();
                engine.registerCitationItems(name);
                styled.put(name, engine.makeBibliography().getEntries()[0]);
            } catch (RuntimeException | StackOverflowError e) {
                LOG.debug("{} cannot be worded in style {} and is worded plainly", name, styleName, e);
            }
        }
        return styled;
    }

    /** The number in front is ours to give, and what fields may have smuggled in is nobody's. */
    private static String clean(String html) {
        // The engine escapes the few tags CSL-JSON allows in titles; they come back before anything is let through.
        Document entry = Jsoup.parseBodyFragment(ESCAPED_ORNAMENT.matcher(html).replaceAll("<$1$2>"));
        entry.select(".csl-left-margin").remove();
        entry.select("span[style*=italic]").forEach(span -> span.tagName("i"));
        entry.select("span[style*=bold]").forEach(span -> span.tagName("b"));
        entry.select("span[style*=super]").forEach(span -> span.tagName("sup"));
        Document clean = new Cleaner(ORNAMENTS).clean(entry);
        clean.outputSettings(AS_IS);
        return clean.body().html().strip();
    }

    private static String plain(SourceList.Source source) {
        String title = source.title();
        return new TextNode(title.isEmpty() ? source.id() : title).outerHtml();
    }

    private static String withLinks(String html, SourceList.Source source) {
        Document document = Jsoup.parseBodyFragment(html);
        document.outputSettings(AS_IS);
        Element entry = document.body();
        for (TextNode text : entry.select("*").textNodes()) {
            link(text);
        }
        if (entry.select("a[href*=doi.org/]").isEmpty()) {
            append(entry, source, Kind.DOI, "doi:");
        }
        if (entry.select("a").isEmpty()) {
            append(entry, source, Kind.URL, "");
        }
        append(entry, source, Kind.PMID, "PubMed\u00a0");
        append(entry, source, Kind.PMCID, "");
        return entry.html().strip();
    }

    private static void link(TextNode node) {
        String text = node.getWholeText();
        Matcher address = ADDRESS.matcher(text);
        List<Node> parts = new ArrayList<>();
        int done = 0;
        while (address.find()) {
            String shown = shown(address.group());
            String target = target(shown);
            if (target.isEmpty()) {
                continue;
            }
            parts.add(new TextNode(text.substring(done, address.start())));
            parts.add(anchor(target, shown));
            done = address.start() + shown.length();
        }
        if (parts.isEmpty()) {
            return;
        }
        parts.add(new TextNode(text.substring(done)));
        parts.forEach(node::before);
        node.remove();
    }

    private static String shown(String word) {
        String bare = Identifier.withoutPunctuation(word);
        return !bare.isEmpty() && word.startsWith(bare) ? bare : word;
    }

    /** Where an address or a DOI in the text leads, empty if nowhere. */
    private static String target(String shown) {
        return shown.regionMatches(true, 0, "doi:", 0, 4)
                ? Identifier.read(Kind.DOI, shown).flatMap(Identifier::address).orElse("")
                : shown;
    }

    private static void append(Element entry, SourceList.Source source, Kind kind, String label) {
        Identifier.read(kind, word(source, kind.name()))
                .ifPresent(identifier -> append(entry, identifier.address().orElseThrow(), label + identifier.value()));
    }

    private static void append(Element entry, String href, String shown) {
        entry.appendChild(new TextNode(" "));
        entry.appendChild(anchor(href, shown));
    }

    private static Element anchor(String href, String shown) {
        return new Element("a")
                .attr("href", href)
                .attr("rel", "external noopener")
                .text(shown);
    }

    private static String word(SourceList.Source source, String field) {
        Object value = source.item().get(field);
        return value instanceof String || value instanceof Number
                ? value.toString().strip()
                : "";
    }

    private static String name(int position) {
        return "source" + position;
    }

    private record Items(Map<String, CSLItemData> items) implements ItemDataProvider {

        @Override
        public @Nullable CSLItemData retrieveItem(String id) {
            return items.get(id);
        }

        @Override
        public Collection<String> getIds() {
            return items.keySet();
        }
    }
}
