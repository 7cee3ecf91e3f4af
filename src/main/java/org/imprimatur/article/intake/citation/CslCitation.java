package org.imprimatur.article.intake.citation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a citation that Zotero or Mendeley keep as the JSON of citeproc-js. Of each work the fields come along that a
 * list of sources can print; an abstract, tags and the owner's notes stay behind.
 */
final class CslCitation {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final Set<String> PRINTED = Set.of(
            "type",
            "title",
            "title-short",
            "author",
            "editor",
            "translator",
            "collection-editor",
            "container-author",
            "container-title",
            "container-title-short",
            "collection-title",
            "collection-number",
            "publisher",
            "publisher-place",
            "edition",
            "volume",
            "number-of-volumes",
            "issue",
            "page",
            "number-of-pages",
            "number",
            "version",
            "chapter-number",
            "section",
            "genre",
            "medium",
            "status",
            "jurisdiction",
            "event-title",
            "event-place",
            "original-date",
            "issued",
            "accessed",
            "DOI",
            "URL",
            "ISBN",
            "ISSN",
            "PMID",
            "PMCID");

    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("page", "p. "),
            Map.entry("chapter", "chap. "),
            Map.entry("section", "sec. "),
            Map.entry("paragraph", "para. "),
            Map.entry("figure", "fig. "),
            Map.entry("table", "table "),
            Map.entry("volume", "vol. "),
            Map.entry("part", "part "),
            Map.entry("note", "note "),
            Map.entry("line", "line "));

    private CslCitation() {}

    /** Nothing if it is cut short, or describes any of its works in no way. */
    static Optional<FieldCitation> read(String json) {
        JsonNode citation;
        try {
            citation = JSON.readTree(json);
        } catch (JsonProcessingException cutShort) {
            return Optional.empty();
        }
        List<FieldCitation.Cite> cites = new ArrayList<>();
        for (JsonNode cited : citation.path("citationItems")) {
            Map<String, Object> item = item(cited.path("itemData"));
            if (!(item.get("title") instanceof String title) || title.isBlank()) {
                return Optional.empty();
            }
            cites.add(new FieldCitation.Cite(
                    new CitedWork(identity(cited), item), text(cited, "prefix"), locator(cited)));
        }
        return cites.isEmpty() ? Optional.empty() : Optional.of(new FieldCitation(cites, isClose(citation)));
    }

    private static boolean isClose(JsonNode citation) {
        return citation.path("properties").path(KeptSources.CLOSE).asBoolean(false);
    }

    private static Map<String, Object> item(JsonNode described) {
        Map<String, Object> item = new LinkedHashMap<>();
        described.properties().forEach(field -> {
            if (PRINTED.contains(field.getKey()) && !isBlank(field.getValue())) {
                item.put(field.getKey(), JSON.convertValue(field.getValue(), new TypeReference<Object>() {}));
            }
        });
        return item;
    }

    private static boolean isBlank(JsonNode value) {
        return value.isNull()
                || value.isTextual() && value.textValue().isBlank()
                || value.isContainerNode() && value.isEmpty();
    }

    /** The address in the library it comes from; the number in the file alone may mean another work in the next field. */
    private static String identity(JsonNode cited) {
        JsonNode addresses = cited.has("uris") ? cited.path("uris") : cited.path("uri");
        String address = addresses.path(0).asText("");
        return address.isEmpty() ? cited.path("itemData").path("id").asText("") : address;
    }

    private static String locator(JsonNode cited) {
        String place = text(cited, "locator");
        String label = place.isEmpty() ? "" : LABELS.getOrDefault(text(cited, "label"), "p. ");
        String after = text(cited, "suffix").replaceFirst("^[,;\\s]+", "");
        return (label + place + (place.isEmpty() || after.isEmpty() ? "" : ", ") + after).strip();
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText("").strip();
    }
}
