package org.imprimatur.article.intake.citation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * The works Word itself keeps with a file, each under its tag: the part {@code b:Sources} of ISO/IEC 29500, clause 22.6.
 */
public final class WordBibliography {

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("JournalArticle", "article-journal"),
            Map.entry("ArticleInAPeriodical", "article-magazine"),
            Map.entry("Book", "book"),
            Map.entry("BookSection", "chapter"),
            Map.entry("ConferenceProceedings", "paper-conference"),
            Map.entry("Report", "report"),
            Map.entry("InternetSite", "webpage"),
            Map.entry("DocumentFromInternetSite", "webpage"),
            Map.entry("ElectronicSource", "webpage"),
            Map.entry("Patent", "patent"),
            Map.entry("Case", "legal_case"),
            Map.entry("Interview", "interview"),
            Map.entry("Film", "motion_picture"));

    private final Map<String, CitedWork> byTag = new HashMap<>();

    /** Adds what a part of the file describes; a part about anything else adds nothing. */
    public void add(byte[] xml) {
        Element root;
        try {
            root = Jsoup.parse(new ByteArrayInputStream(xml), null, "", Parser.xmlParser())
                    .firstElementChild();
        } catch (IOException unreadable) {
            return;
        }
        if (root == null || !local(root).equals("Sources")) {
            return;
        }
        for (Element source : children(root, "Source")) {
            String tag = said(source, "Tag");
            if (!tag.isEmpty() && !said(source, "Title").isEmpty()) {
                byTag.putIfAbsent(tag, new CitedWork("Word/" + tag, item(source)));
            }
        }
    }

    Optional<CitedWork> find(String tag) {
        return Optional.ofNullable(byTag.get(tag));
    }

    private static Map<String, Object> item(Element source) {
        String type = TYPES.getOrDefault(said(source, "SourceType"), "document");
        CslFields fields = new CslFields(type);
        fields.put("title", said(source, "Title"));
        fields.names("author", names(source, "Author"));
        fields.names("editor", names(source, "Editor"));
        fields.names("translator", names(source, "Translator"));
        fields.put(
                "container-title",
                first(source, "JournalName", "BookTitle", "PeriodicalTitle", "ConferenceName", "InternetSiteTitle"));
        fields.put("volume", said(source, "Volume"));
        fields.put("issue", said(source, "Issue"));
        fields.put("page", said(source, "Pages"));
        fields.put("edition", said(source, "Edition"));
        fields.put("publisher", first(source, "Publisher", "Institution"));
        fields.put("publisher-place", said(source, "City"));
        fields.put("genre", said(source, "ThesisType"));
        fields.date("issued", said(source, "Year"), said(source, "Month"), said(source, "Day"));
        fields.date(
                "accessed", said(source, "YearAccessed"), said(source, "MonthAccessed"), said(source, "DayAccessed"));
        fields.put("DOI", said(source, "DOI"));
        fields.put("URL", said(source, "URL"));
        fields.put(type.startsWith("article") ? "ISSN" : "ISBN", said(source, "StandardNumber"));
        return fields.item();
    }

    /** {@code b:Author} holds one element for each role, and that holds an organisation or a list of people. */
    private static List<Map<String, String>> names(Element source, String role) {
        List<Map<String, String>> names = new ArrayList<>();
        for (Element roles : children(source, "Author")) {
            for (Element inRole : children(roles, role)) {
                children(inRole, "Corporate")
                        .forEach(name -> names.add(Map.of("literal", name.text().strip())));
                for (Element list : children(inRole, "NameList")) {
                    children(list, "Person").forEach(person -> names.add(person(person)));
                }
            }
        }
        return names;
    }

    private static Map<String, String> person(Element person) {
        String given = (said(person, "First") + " " + said(person, "Middle")).strip();
        if (given.isEmpty()) {
            return Map.of("literal", said(person, "Last"));
        }
        Map<String, String> name = new LinkedHashMap<>();
        name.put("family", said(person, "Last"));
        name.put("given", given);
        return name;
    }

    private static String first(Element source, String... names) {
        for (String name : names) {
            String said = said(source, name);
            if (!said.isEmpty()) {
                return said;
            }
        }
        return "";
    }

    private static String said(Element parent, String name) {
        return children(parent, name).stream()
                .findFirst()
                .map(child -> child.text().strip())
                .orElse("");
    }

    /** Whatever the file calls the namespace. */
    private static List<Element> children(Element parent, String name) {
        return parent.children().stream()
                .filter(child -> local(child).equals(name))
                .toList();
    }

    private static String local(Element element) {
        return element.tagName().replaceFirst("^[^:]*:", "");
    }
}
