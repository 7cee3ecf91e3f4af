package org.imprimatur.article.writing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.article.source.SourceKeys;
import org.imprimatur.article.source.SourceList;
import org.imprimatur.article.source.reference.CitationMarker;
import org.imprimatur.article.source.reference.CitationMarkers;
import org.imprimatur.article.source.reference.CitedBody;
import org.imprimatur.article.source.reference.ReferenceSection;

/**
 * A text whose references have become sources, and its markers citations of them.
 *
 * @param sources how many there are more
 * @param cited   how many markers became citations
 */
record TakenReferences(WriteForm form, int sources, int cited) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static TakenReferences of(WriteForm text, ReferenceSection section, ReferencesForm chosen) {
        String list = text.sources().isEmpty() ? "[]" : text.sources();
        Map<Integer, String> keys = new LinkedHashMap<>();
        List<Map<String, Object>> items = items(list, section, chosen, keys);
        CitedBody body = new CitedBody(text.body());
        int cited = 0;
        for (CitationMarker marker : CitationMarkers.in(text.body(), section)) {
            List<CitationMarker.Cited> meant = meant(marker, chosen);
            body.cite(marker, meant, keys);
            boolean taken = !meant.isEmpty() && meant.stream().allMatch(one -> keys.containsKey(one.entry()));
            cited += taken ? 1 : 0;
        }
        String written = body.without(section, keys).toString();
        WriteForm form = new WriteForm(
                text.base(),
                text.title(),
                text.standfirst(),
                written,
                SourceList.joined(list, json(items)),
                text.format());
        return new TakenReferences(form, items.size(), cited);
    }

    private static List<Map<String, Object>> items(
            String list, ReferenceSection section, ReferencesForm chosen, Map<Integer, String> keys) {
        Set<String> taken = new HashSet<>();
        SourceList.parse(list).sources().forEach(source -> taken.add(source.id()));
        List<Map<String, Object>> items = new ArrayList<>();
        for (int i = 0; i < section.entries().size(); i++) {
            if (chosen.takes(i)) {
                Map<String, Object> read =
                        chosen.corrected(i, section.entries().get(i).read().item());
                String key = SourceKeys.of(read, taken);
                taken.add(key);
                keys.put(i, key);
                Map<String, Object> item = new LinkedHashMap<>();
                item.put("id", key);
                item.putAll(read);
                items.add(item);
            }
        }
        return items;
    }

    private static List<CitationMarker.Cited> meant(CitationMarker marker, ReferencesForm chosen) {
        if (marker.certain()) {
            return chosen.cites(marker.from()) ? marker.candidates().get(0) : List.of();
        }
        int choice = chosen.choice(marker.from());
        return choice >= 0 && choice < marker.candidates().size()
                ? marker.candidates().get(choice)
                : List.of();
    }

    private static String json(List<Map<String, Object>> items) {
        try {
            return JSON.writeValueAsString(items);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
