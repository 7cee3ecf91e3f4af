package org.imprimatur.article.claim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.source.SourceList;

/** The sources of a text by key, each as CSL-JSON by itself, so that another text can take it over. */
public final class ListedItems {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ListedItems() {}

    /** Of two with one key the first, as citations mean it. */
    public static Map<String, String> of(RevisionText text) {
        Map<String, String> items = new LinkedHashMap<>();
        for (SourceList.Source source : SourceList.parse(text.sources()).sources()) {
            items.putIfAbsent(source.id(), json(source));
        }
        return items;
    }

    /** @param item one of these; empty if it has no title */
    public static String title(String item) {
        return SourceList.parse("[" + item + "]").sources().stream()
                .findFirst()
                .map(SourceList.Source::title)
                .orElse("");
    }

    private static String json(SourceList.Source source) {
        try {
            return JSON.writeValueAsString(source.item());
        } catch (JsonProcessingException never) {
            throw new IllegalStateException("Was read from JSON", never);
        }
    }
}
