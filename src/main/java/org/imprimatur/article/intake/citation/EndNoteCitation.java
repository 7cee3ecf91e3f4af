package org.imprimatur.article.intake.citation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.article.source.identifier.Identifier;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Reads a citation that EndNote keeps as XML. */
final class EndNoteCitation {

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("journal article", "article-journal"),
            Map.entry("electronic article", "article-journal"),
            Map.entry("magazine article", "article-magazine"),
            Map.entry("newspaper article", "article-newspaper"),
            Map.entry("book", "book"),
            Map.entry("edited book", "book"),
            Map.entry("electronic book", "book"),
            Map.entry("book section", "chapter"),
            Map.entry("electronic book section", "chapter"),
            Map.entry("conference paper", "paper-conference"),
            Map.entry("conference proceedings", "paper-conference"),
            Map.entry("thesis", "thesis"),
            Map.entry("report", "report"),
            Map.entry("government document", "report"),
            Map.entry("web page", "webpage"),
            Map.entry("blog", "post-weblog"),
            Map.entry("dataset", "dataset"));

    private EndNoteCitation() {}

    /** Nothing if it is cut short, or has no record of any of its works. */
    static Optional<FieldCitation> read(String xml) {
        int from = xml.indexOf("<EndNote");
        int to = xml.lastIndexOf("</EndNote>");
        if (from < 0 || to < from) {
            return Optional.empty();
        }
        Document document = Jsoup.parse(xml.substring(from, to) + "</EndNote>", "", Parser.xmlParser());
        List<FieldCitation.Cite> cites = new ArrayList<>();
        for (Element cite : document.select("EndNote > Cite")) {
            Element described = cite.selectFirst("> record");
            if (described == null || text(described, "titles > title").isEmpty()) {
                return Optional.empty();
            }
            cites.add(new FieldCitation.Cite(
                    new CitedWork(identity(described), item(described)), text(cite, "> Prefix"), locator(cite)));
        }
        return cites.isEmpty() ? Optional.empty() : Optional.of(new FieldCitation(cites));
    }

    private static String identity(Element described) {
        Element key = described.selectFirst("foreign-keys > key");
        return (key == null ? "" : key.attr("db-id")) + "/" + text(described, "> rec-number");
    }

    private static String locator(Element cite) {
        String pages = text(cite, "> Pages");
        String after = text(cite, "> Suffix").replaceFirst("^[,;\\s]+", "");
        return (pages.isEmpty() ? "" : "p. " + pages) + (pages.isEmpty() || after.isEmpty() ? "" : ", ") + after;
    }

    private static Map<String, Object> item(Element described) {
        Element kind = described.selectFirst("> ref-type");
        String type = TYPES.getOrDefault(kind == null ? "" : kind.attr("name").toLowerCase(Locale.ROOT), "document");
        CslFields fields = new CslFields(type);
        fields.put("title", text(described, "titles > title"));
        fields.names("author", names(described, "contributors > authors > author"));
        fields.names("editor", names(described, "contributors > secondary-authors > author"));
        String container = text(described, "titles > secondary-title");
        if (type.equals("book")) {
            fields.put("collection-title", container);
        } else {
            fields.put("container-title", container.isEmpty() ? text(described, "periodical > full-title") : container);
        }
        fields.put("volume", text(described, "> volume"));
        fields.put("issue", text(described, "> number"));
        fields.put("page", text(described, "> pages"));
        fields.put("edition", text(described, "> edition"));
        fields.put("publisher", text(described, "> publisher"));
        fields.put("publisher-place", text(described, "> pub-location"));
        fields.date("issued", text(described, "dates > year"), "", "");
        fields.put(type.equals("article-journal") ? "ISSN" : "ISBN", text(described, "> isbn"));
        Identifier.read(Identifier.Kind.DOI, text(described, "> electronic-resource-num"))
                .ifPresent(doi -> fields.put("DOI", doi.value()));
        fields.put("URL", text(described, "urls > related-urls > url"));
        if (text(described, "> accession-num").matches("[1-9]\\d{0,7}")) {
            fields.put("PMID", text(described, "> accession-num"));
        }
        return fields.item();
    }

    private static List<Map<String, String>> names(Element described, String path) {
        return described.select(path).stream()
                .map(author -> CslFields.name(author.text()))
                .toList();
    }

    private static String text(Element within, String path) {
        Element found = within.selectFirst(path);
        return found == null ? "" : found.text().strip();
    }
}
