package org.imprimatur.article.source.lookup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.article.source.identifier.Identifier;
import org.imprimatur.platform.VisibleText;

/** Who is asked about which identifiers, at which address, and how the answer is read. */
enum Registry {
    CROSSREF,
    NCBI,
    OPEN_LIBRARY;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(\\d{4})(?!\\d)");

    /** What a source list has a use for; a registry's answer also holds licences, references and much else. */
    private static final Set<String> FIELDS = Set.of(
            "type",
            "title",
            "author",
            "editor",
            "container-title",
            "container-title-short",
            "volume",
            "issue",
            "page",
            "number",
            "publisher",
            "publisher-place",
            "edition",
            "issued",
            "DOI",
            "PMID",
            "PMCID",
            "ISBN",
            "ISSN",
            "URL",
            "collection-title");

    static Optional<Registry> of(Identifier identifier) {
        return switch (identifier.kind()) {
            case DOI -> Optional.of(CROSSREF);
            case PMID, PMCID -> Optional.of(NCBI);
            case ISBN -> Optional.of(OPEN_LIBRARY);
            case ISSN, NBK, NCT, URL -> Optional.empty();
        };
    }

    URI address(Identifier identifier, LookupSettings settings) {
        String value = URLEncoder.encode(identifier.value(), UTF_8);
        return switch (this) {
            case CROSSREF ->
                URI.create(settings.crossref() + "/works/" + value
                        + "/transform/application/vnd.citationstyles.csl+json"
                        + (VisibleText.isBlank(settings.mailto())
                                ? ""
                                : "?mailto=" + URLEncoder.encode(settings.mailto(), UTF_8)));
            case NCBI ->
                identifier.kind() == Identifier.Kind.PMID
                        ? URI.create(settings.ncbi() + "/lit/ctxp/v1/pubmed/?format=csl&id=" + value)
                        : URI.create(settings.ncbi() + "/lit/ctxp/v1/pmc/?format=csl&id=" + value.substring(3));
            case OPEN_LIBRARY ->
                URI.create(settings.openLibrary() + "/api/books?format=json&jscmd=data&bibkeys=ISBN:" + value);
        };
    }

    /** Nothing if it tells of no work. */
    Optional<Map<String, Object>> item(String answer, Identifier identifier) throws NoAnswer {
        try {
            JsonNode read = JSON.readTree(answer);
            Map<String, Object> item = this == OPEN_LIBRARY
                    ? book(read.path("ISBN:" + identifier.value()))
                    : JSON.convertValue(
                            read.isArray() ? read.path(0) : read,
                            new TypeReference<LinkedHashMap<String, Object>>() {});
            if (item == null || !(item.get("title") instanceof String title) || VisibleText.isBlank(title)) {
                return Optional.empty();
            }
            item.keySet().retainAll(FIELDS);
            item.remove(identifier.kind().name());
            item.values().removeIf(value -> value == null || value.equals(""));
            item.computeIfPresent("ISSN", (any, several) -> several instanceof List<?> ? null : several);
            item.computeIfPresent("ISBN", (any, several) -> several instanceof List<?> ? null : several);
            item.put(identifier.kind().name(), identifier.value());
            return Optional.of(item);
        } catch (JsonProcessingException | IllegalArgumentException unreadable) {
            throw new NoAnswer(NoAnswer.Why.UNREACHABLE);
        }
    }

    private static Map<String, Object> book(JsonNode found) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("type", "book");
        String subtitle = found.path("subtitle").asText();
        item.put("title", found.path("title").asText() + (subtitle.isEmpty() ? "" : ": " + subtitle));
        List<Object> authors = new ArrayList<>();
        found.path("authors")
                .forEach(author -> authors.add(name(author.path("name").asText())));
        if (!authors.isEmpty()) {
            item.put("author", authors);
        }
        item.put("publisher", found.path("publishers").path(0).path("name").asText());
        Matcher year = YEAR.matcher(found.path("publish_date").asText());
        if (year.find()) {
            item.put("issued", Map.of("date-parts", List.of(List.of(Integer.valueOf(year.group(1))))));
        }
        return item;
    }

    /** "Meir H. Kryger": the last word is the family name, as far as a machine can tell; one word is whoever it is. */
    private static Map<String, String> name(String name) {
        int last = name.strip().lastIndexOf(' ');
        return last < 0
                ? Map.of("literal", name.strip())
                : Map.of(
                        "family",
                        name.strip().substring(last + 1),
                        "given",
                        name.strip().substring(0, last));
    }
}
