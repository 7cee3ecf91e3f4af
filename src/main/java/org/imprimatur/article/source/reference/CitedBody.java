package org.imprimatur.article.source.reference;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.imprimatur.article.source.Citation;

/** A body in which markers have become citations and lines of its references have gone; nothing else in it changes. */
public final class CitedBody {

    private static final Pattern ITEM = Pattern.compile("^(?:\\d{1,9}[.)]|[-*+])\\s+");

    private final String body;
    private final SortedMap<Integer, Replacement> replacements = new TreeMap<>();

    private record Replacement(int to, String words) {}

    public CitedBody(String body) {
        this.body = body;
    }

    /** @param keys of the references that are sources now; a marker that means any other stays as it is */
    public CitedBody cite(CitationMarker marker, List<CitationMarker.Cited> meant, Map<Integer, String> keys) {
        if (!meant.isEmpty() && meant.stream().allMatch(cited -> keys.containsKey(cited.entry()))) {
            String citation = meant.stream()
                    .map(cited -> new Citation(keys.getOrDefault(cited.entry(), ""), cited.locator()).written())
                    .collect(Collectors.joining("; ", "[", "]"));
            boolean link = marker.to() < body.length() && "([{".indexOf(body.charAt(marker.to())) >= 0;
            replacements.put(marker.from(), new Replacement(marker.to(), citation + (link ? " " : "")));
        }
        return this;
    }

    /** Takes the lines away that are sources now; with the last one goes the heading. */
    public CitedBody without(ReferenceSection section, Map<Integer, String> keys) {
        if (keys.isEmpty()) {
            return this;
        }
        StringBuilder left = new StringBuilder();
        for (int i = 0; i < section.entries().size(); i++) {
            if (!keys.containsKey(i)) {
                left.append("\n\n").append(kept(section.entries().get(i)));
            }
        }
        int from = left.isEmpty() ? section.from() : section.entries().get(0).from();
        int to = section.to();
        int begin = from;
        while (begin > 0 && Character.isWhitespace(body.charAt(begin - 1))) {
            begin--;
        }
        while (to < body.length() && Character.isWhitespace(body.charAt(to))) {
            to++;
        }
        String behind = to < body.length() && (begin > 0 || !left.isEmpty()) ? "\n\n" : "";
        replacements.put(begin, new Replacement(to, left + behind));
        return this;
    }

    /** In a paragraph of its own, so that it keeps its number when others of the list are gone. */
    private String kept(ReferenceSection.Entry entry) {
        String typed = body.substring(entry.from(), entry.to()).strip();
        Matcher item = ITEM.matcher(typed);
        if (!item.lookingAt()) {
            return typed;
        }
        String words = typed.substring(item.end()).replaceAll("\n[ \t]+", "\n");
        return entry.label().isEmpty() ? words : entry.label() + "\\. " + words;
    }

    @Override
    public String toString() {
        StringBuilder edited = new StringBuilder(body.length());
        int at = 0;
        for (Map.Entry<Integer, Replacement> replacement : replacements.entrySet()) {
            if (replacement.getKey() >= at) {
                edited.append(body, at, replacement.getKey())
                        .append(replacement.getValue().words());
                at = replacement.getValue().to();
            }
        }
        return edited.append(body, at, body.length()).toString();
    }
}
