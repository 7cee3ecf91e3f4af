package org.imprimatur.article.source.bibliography;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.undercouch.citeproc.csl.CSLItemData;
import de.undercouch.citeproc.helper.json.StringJsonBuilderFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Items of the style engine as plain CSL-JSON, without what its readers add or misplace. */
final class CslItems {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern DATE = Pattern.compile("(\\d{4})(?:[/-](\\d{1,2})(?:[/-](\\d{1,2}))?)?[/-]*.*");
    private static final Set<Object> PERIODICALS =
            Set.of("article-journal", "article-magazine", "article-newspaper", "article");

    private CslItems() {}

    static Map<String, Object> tidied(CSLItemData converted) {
        Map<String, Object> item = plain(converted);
        item.values().removeIf(value -> value == null || value.equals(""));
        item.computeIfPresent("issued", (any, date) -> dated(date));
        item.remove("event-date");
        if (item.containsKey("page")) {
            item.remove("number-of-pages");
        }
        // What BibTeX calls the number of a journal is its issue.
        if (item.containsKey("number") && PERIODICALS.contains(item.getOrDefault("type", ""))) {
            item.putIfAbsent("issue", item.remove("number"));
        }
        return item;
    }

    /** A date as numbers, where it was left as it was written: "2015/06/01", "2015///". */
    private static Object dated(Object date) {
        Object raw = date instanceof Map<?, ?> fields ? fields.get("raw") : null;
        Matcher numbers = DATE.matcher(raw == null ? "" : raw.toString());
        if (!numbers.matches()) {
            return date;
        }
        List<Integer> parts = new ArrayList<>();
        for (int i = 1; i <= 3 && numbers.group(i) != null; i++) {
            parts.add(Integer.parseInt(numbers.group(i)));
        }
        return Map.of("date-parts", List.of(parts));
    }

    private static Map<String, Object> plain(CSLItemData item) {
        try {
            Object json = item.toJson(new StringJsonBuilderFactory().createJsonBuilder());
            return JSON.readValue(json.toString(), new TypeReference<LinkedHashMap<String, Object>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not to be written as JSON", e);
        }
    }
}
