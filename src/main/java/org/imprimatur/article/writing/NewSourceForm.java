package org.imprimatur.article.writing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.article.source.SourceKeys;
import org.imprimatur.platform.VisibleText;
import org.springframework.web.bind.annotation.BindParam;

/**
 * The form for a new source: five fields, ready to be put at the end of a CSL-JSON list.
 *
 * @param authors   "Watson NF; Badr MS", or an organisation's name
 * @param container the journal, the book, the site
 * @param locator   a DOI or an address
 */
record NewSourceForm(
        @BindParam("source-authors") String authors,
        @BindParam("source-title") String title,
        @BindParam("source-container") String container,
        @BindParam("source-year") String year,
        @BindParam("source-locator") String locator) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern DOI =
            Pattern.compile("(?i)(?:https?://(?:dx\\.)?doi\\.org/|doi:\\s*)?(10\\.\\d{4,9}/\\S+)");
    private static final Pattern INITIALS = Pattern.compile("(.+?)[, ]+((?:\\p{Lu}\\.?[ -]?){1,4})");

    NewSourceForm {
        authors = Objects.requireNonNullElse(authors, "");
        title = Objects.requireNonNullElse(title, "");
        container = Objects.requireNonNullElse(container, "");
        year = Objects.requireNonNullElse(year, "");
        locator = Objects.requireNonNullElse(locator, "");
    }

    static NewSourceForm none() {
        return new NewSourceForm("", "", "", "", "");
    }

    boolean isEmpty() {
        return VisibleText.isBlank(authors + title + container + year + locator);
    }

    /** @throws IllegalArgumentException if the list is none */
    Added appendedTo(String sources) {
        try {
            ArrayNode list = VisibleText.isBlank(sources) ? JSON.createArrayNode() : (ArrayNode) JSON.readTree(sources);
            ObjectNode item = item(list);
            list.add(item);
            return new Added(
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsString(list),
                    item.get("id").asText());
        } catch (JsonProcessingException | ClassCastException broken) {
            throw new IllegalArgumentException("Not a source list", broken);
        }
    }

    /** @param key how the text cites it */
    record Added(String sources, String key) {}

    private ObjectNode item(ArrayNode list) {
        ObjectNode item = JSON.createObjectNode();
        item.put("id", "");
        Matcher doi = DOI.matcher(locator.strip());
        boolean article = doi.matches() || !VisibleText.isBlank(container);
        item.put("type", article ? "article-journal" : "webpage");
        item.put("title", title.strip());
        ArrayNode people = JSON.createArrayNode();
        for (String author : authors.split("[;\n]")) {
            if (!VisibleText.isBlank(author)) {
                people.add(author(author.strip()));
            }
        }
        if (!people.isEmpty()) {
            item.set("author", people);
        }
        if (!VisibleText.isBlank(container)) {
            item.put("container-title", container.strip());
        }
        if (year.strip().matches("\\d{4}")) {
            item.putObject("issued").putArray("date-parts").addArray().add(Integer.parseInt(year.strip()));
        }
        if (doi.matches()) {
            item.put("DOI", doi.group(1));
        } else if (!VisibleText.isBlank(locator)) {
            item.put("URL", locator.strip());
        }
        return item.put("id", key(item, list));
    }

    /** "Watson NF" and "Watson, Nathaniel" are people; anything else is taken for an organisation. */
    private static ObjectNode author(String name) {
        ObjectNode author = JSON.createObjectNode();
        int comma = name.indexOf(',');
        Matcher initials = INITIALS.matcher(name);
        if (comma > 0 && comma < name.length() - 1) {
            author.put("family", name.substring(0, comma).strip());
            author.put("given", name.substring(comma + 1).strip());
        } else if (initials.matches()) {
            author.put("family", initials.group(1).strip());
            author.put("given", initials.group(2).strip());
        } else {
            author.put("literal", name);
        }
        return author;
    }

    private static String key(ObjectNode item, ArrayNode list) {
        Set<String> taken = new HashSet<>();
        list.forEach(other -> taken.add(other.path("id").asText()));
        return SourceKeys.of(JSON.convertValue(item, new TypeReference<>() {}), taken);
    }
}
