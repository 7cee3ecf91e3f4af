package org.imprimatur.article.source.bibliography;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.imprimatur.article.source.bibliography.Bibliography.Reason;

/** Reads CSL-JSON: a list of items, one item, or the list under {@code items}. */
final class CslJsonReader {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern FIRST = Pattern.compile("(?s)\\A[\\s\\x{FEFF}]*(?:\\[\\s*\\{|\\[\\s*]|\\{\\s*\").*");

    private CslJsonReader() {}

    static boolean reads(String text) {
        return FIRST.matcher(text.length() > 1_000 ? text.substring(0, 1_000) : text)
                .matches();
    }

    static Bibliography read(String text) {
        Bibliography.Collector collector = new Bibliography.Collector();
        JsonNode list;
        try {
            list = JSON.readTree(text.replaceFirst("\\A[\\s\\x{FEFF}]+", ""));
        } catch (JsonProcessingException broken) {
            int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
            collector.leave(Reason.NOT_JSON, "", line, text);
            return collector.bibliography();
        }
        if (list.path("items").isArray()) {
            list = list.path("items");
        }
        int position = 0;
        for (JsonNode item : list.isArray() ? list : List.of(list)) {
            position++;
            if (collector.isFull()) {
                collector.leave(Reason.TOO_MANY, item.path("id").asText(), position, "");
                break;
            }
            if (item.isObject()) {
                collector.take(
                        JSON.convertValue(item, new TypeReference<LinkedHashMap<String, Object>>() {}),
                        item.path("id").asText(),
                        position,
                        item.toString());
            } else {
                collector.leave(Reason.BROKEN, item.asText(), position, item.toString());
            }
        }
        return collector.bibliography();
    }
}
