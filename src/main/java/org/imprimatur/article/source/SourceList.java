package org.imprimatur.article.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A text's sources, read from CSL-JSON. Whatever the list looks like, every item in it becomes a source; what is wrong
 * with them is said apart.
 */
public record SourceList(List<Source> sources, List<Problem> problems) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public SourceList {
        sources = List.copyOf(sources);
        problems = List.copyOf(problems);
    }

    /**
     * One item.
     *
     * @param id   what {@code [@id]} cites it by, empty if it has none
     * @param item all of it, as CSL-JSON has it
     */
    public record Source(String id, String title, Map<String, Object> item) {}

    /**
     * Something a writer should put right. In words: the message {@link #message()} with {@link #arguments()}.
     *
     * @param position of the item in the list from 1, 0 for the list as a whole
     * @param detail   the id it is about, or what the JSON reader stumbled over
     */
    public record Problem(Kind kind, int position, String detail) {

        public String message() {
            return "sources." + kind;
        }

        public Object[] arguments() {
            return new Object[] {position, detail};
        }
    }

    /** What may be wrong. */
    public enum Kind {
        NOT_JSON,
        NOT_A_LIST,
        NOT_AN_ITEM,
        NO_ID,
        NO_TYPE,
        NO_TITLE,
        SAME_ID
    }

    /** Never throws. */
    public static SourceList parse(String json) {
        JsonNode list;
        try {
            list = JSON.readTree(json);
        } catch (JsonProcessingException e) {
            return new SourceList(List.of(), List.of(new Problem(Kind.NOT_JSON, 0, where(e))));
        } catch (StackOverflowError tooDeep) {
            return new SourceList(List.of(), List.of(new Problem(Kind.NOT_JSON, 0, "")));
        }
        if (!list.isArray()) {
            return new SourceList(List.of(), List.of(new Problem(Kind.NOT_A_LIST, 0, "")));
        }
        List<Source> sources = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode node : list) {
            int position = sources.size() + 1;
            if (!node.isObject()) {
                problems.add(new Problem(Kind.NOT_AN_ITEM, position, ""));
                sources.add(new Source("", node.isValueNode() ? node.asText() : node.toString(), Map.of()));
                continue;
            }
            Source source = source(node);
            sources.add(source);
            if (source.id().isEmpty()) {
                problems.add(new Problem(Kind.NO_ID, position, ""));
            } else if (!ids.add(source.id())) {
                problems.add(new Problem(Kind.SAME_ID, position, source.id()));
            }
            if (word(node, "type").isEmpty()) {
                problems.add(new Problem(Kind.NO_TYPE, position, source.id()));
            }
            if (source.title().isEmpty()) {
                problems.add(new Problem(Kind.NO_TITLE, position, source.id()));
            }
        }
        return new SourceList(sources, problems);
    }

    /** The first list, followed by those of the second whose ids it has not; as it was, if either is none. */
    public static String joined(String first, String second) {
        List<Source> more = new ArrayList<>(parse(second).sources());
        Set<String> ids = new HashSet<>();
        parse(first).sources().forEach(source -> ids.add(source.id()));
        more.removeIf(source -> ids.contains(source.id()));
        try {
            if (more.isEmpty() || !(JSON.readTree(first) instanceof ArrayNode list)) {
                return first;
            }
            more.forEach(source -> list.add(JSON.valueToTree(source.item())));
            return JSON.writeValueAsString(list);
        } catch (JsonProcessingException none) {
            return first;
        }
    }

    /** An item that is in no list yet. */
    public static Source source(Map<String, Object> item) {
        return source(JSON.<JsonNode>valueToTree(item));
    }

    private static Source source(JsonNode node) {
        return new Source(word(node, "id"), word(node, "title"), JSON.convertValue(node, new TypeReference<>() {}));
    }

    private static String word(JsonNode item, String field) {
        JsonNode value = item.path(field);
        return value.isValueNode() && !value.isNull() ? value.asText().strip() : "";
    }

    private static String where(JsonProcessingException e) {
        return e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr();
    }
}
