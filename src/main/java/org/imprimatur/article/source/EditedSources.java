package org.imprimatur.article.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.imprimatur.platform.VisibleText;

/** A source list while a writer adds to it, changes it and takes from it. Items that are not touched stay as they are. */
public final class EditedSources {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<SourceList.Source> sources;

    private EditedSources(List<SourceList.Source> sources) {
        this.sources = new ArrayList<>(sources);
    }

    /** Nothing if the list cannot be read, or holds something that is no item: it is put right by hand first. */
    public static Optional<EditedSources> of(String json) {
        SourceList list = SourceList.parse(VisibleText.isBlank(json) ? "[]" : json);
        boolean readable = list.problems().stream().noneMatch(problem -> switch (problem.kind()) {
            case NOT_JSON, NOT_A_LIST, NOT_AN_ITEM -> true;
            case NO_ID, NO_TYPE, NO_TITLE, SAME_ID -> false;
        });
        return readable ? Optional.of(new EditedSources(list.sources())) : Optional.empty();
    }

    /** How a page names a source, so that it is found again although the list was changed meanwhile. */
    public static String reference(int position, SourceList.Source source) {
        return position + "@" + source.id();
    }

    /** Where the source stands that a page names, or nothing if that is not certain. */
    public Optional<Integer> position(String reference) {
        int at = reference.indexOf('@');
        String key = reference.substring(at + 1);
        if (at > 0 && reference.substring(0, at).matches("\\d{1,6}")) {
            int position = Integer.parseInt(reference.substring(0, at));
            if (position < sources.size() && sources.get(position).id().equals(key)) {
                return Optional.of(position);
            }
        }
        List<Integer> named = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            if (!key.isEmpty() && sources.get(i).id().equals(key)) {
                named.add(i);
            }
        }
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    public SourceList.Source source(int position) {
        return sources.get(position);
    }

    /** The items, in order. */
    public List<Map<String, Object>> items() {
        return sources.stream().map(SourceList.Source::item).toList();
    }

    /** Those that are taken, but for the one at a position. */
    public Set<String> keysBut(int position) {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < sources.size(); i++) {
            if (i != position) {
                keys.add(sources.get(i).id());
            }
        }
        return keys;
    }

    /** Puts an item at the end, under a key that is free. */
    public String add(Map<String, Object> item) {
        String key = SourceKeys.kept(item, keysBut(-1));
        sources.add(under(key, item));
        return key;
    }

    /** Puts an item in the place of another. */
    public void replace(int position, String key, Map<String, Object> item) {
        sources.set(position, under(key, item));
    }

    public void remove(int position) {
        sources.remove(position);
    }

    private static SourceList.Source under(String key, Map<String, Object> item) {
        Map<String, Object> keyed = new LinkedHashMap<>();
        keyed.put("id", key);
        keyed.putAll(item);
        keyed.put("id", key);
        return new SourceList.Source(key, "", keyed);
    }

    /** As CSL-JSON, to be read by people too. */
    public String json() {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(items());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Was read from JSON", e);
        }
    }
}
