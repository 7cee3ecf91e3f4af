package org.imprimatur.article.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.imprimatur.article.intake.citation.CitationField;
import org.imprimatur.article.intake.citation.CitedWork;
import org.imprimatur.article.intake.citation.FieldCitation;
import org.imprimatur.article.intake.citation.KeptSources;
import org.imprimatur.article.intake.citation.WordBibliography;
import org.imprimatur.article.source.SourceKeys;

/** The works a Word file cites through a program that manages sources: each becomes one source of the draft. */
final class WordCitations {

    /** As many signs as a list of sources may have, and a little less. */
    private static final int LONGEST = 900_000;

    /** A key that needs no braces around it. */
    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9_:.#$%&+?<>~/-]*[A-Za-z0-9_/])?");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final WordBibliography bibliography = new WordBibliography();
    private final Map<String, String> keys = new HashMap<>();
    private final Map<String, Map<String, Object>> sources = new LinkedHashMap<>();
    private int length = 2;

    WordBibliography bibliography() {
        return bibliography;
    }

    boolean isEmpty() {
        return sources.isEmpty();
    }

    /**
     * What the draft has in place of a field's result.
     *
     * @param words "[@smith2013, p. 12]"
     * @param close whether no blank stands before them
     */
    record InText(String words, boolean close) {}

    Optional<InText> cite(String instruction, String data) {
        return CitationField.read(instruction, data, bibliography).flatMap(this::cite);
    }

    /** The same for a content control. */
    Optional<InText> citeControl(String tag) {
        return CitationField.readControl(tag).flatMap(this::cite);
    }

    private Optional<InText> cite(FieldCitation citation) {
        StringBuilder words = new StringBuilder();
        List<String> group = new ArrayList<>();
        for (FieldCitation.Cite cite : citation.cites()) {
            String key = key(cite.work());
            if (key.isEmpty()) {
                return Optional.empty();
            }
            if (!cite.before().isEmpty()) {
                close(group, words);
                words.append(words.isEmpty() ? "" : " ").append(cite.before()).append(' ');
            }
            String locator =
                    cite.locator().replaceAll("[\\[\\];@\\\\\\s]+", " ").strip();
            group.add((BARE.matcher(key).matches() ? "@" + key : "@{" + key + "}")
                    + (locator.isEmpty() ? "" : ", " + locator));
        }
        close(group, words);
        return Optional.of(new InText(words.toString(), citation.close()));
    }

    private static void close(List<String> group, StringBuilder words) {
        if (!group.isEmpty()) {
            words.append('[').append(String.join("; ", group)).append(']');
            group.clear();
        }
    }

    /** The sources a file keeps that was exported from here, whether or not it cites them. */
    void keep(List<Map<String, Object>> kept) {
        for (Map<String, Object> item : kept) {
            String id = String.valueOf(item.get("id"));
            int more = written(List.of(item)).length();
            if (!(item.get("id") instanceof String) || sources.containsKey(id) || length + more > LONGEST) {
                continue;
            }
            length += more;
            sources.put(id, item);
            names(new CitedWork(KeptSources.address(id), item)).forEach(name -> keys.putIfAbsent(name, id));
        }
    }

    private static List<String> names(CitedWork work) {
        List<String> names = new ArrayList<>();
        names.add("work " + work.identity());
        if (work.item().get("DOI") instanceof String doi) {
            names.add("doi " + doi.toLowerCase(Locale.ROOT));
        }
        names.add("title " + letters(title(work.item())) + " " + work.item().get("issued"));
        return names;
    }

    /** Empty if there is no room for another. */
    private String key(CitedWork work) {
        List<String> names = names(work);
        String known = names.stream()
                .map(keys::get)
                .filter(key -> key != null)
                .findFirst()
                .orElseGet(() -> add(work));
        if (!known.isEmpty()) {
            names.forEach(name -> keys.putIfAbsent(name, known));
        }
        return known;
    }

    private String add(CitedWork work) {
        Map<String, Object> item = work.item();
        String before = KeptSources.key(work.identity());
        String key = BARE.matcher(before).matches() && !sources.containsKey(before)
                ? before
                : SourceKeys.of(item, sources.keySet());
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("id", key);
        source.putAll(item);
        int more = written(List.of(source)).length();
        if (length + more > LONGEST) {
            return "";
        }
        length += more;
        sources.put(key, source);
        return key;
    }

    /** CSL-JSON, in the order in which the text cites them first. */
    String list() {
        return written(sources.values());
    }

    private static String written(Collection<Map<String, Object>> items) {
        try {
            return JSON.writeValueAsString(items);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was read as JSON can be written as JSON", e);
        }
    }

    /** Whether a line of a list of sources is about one of them: it has every letter of its title. */
    boolean describe(String line) {
        String letters = letters(line);
        return sources.values().stream()
                .map(source -> letters(title(source)))
                .anyMatch(title -> !title.isEmpty() && letters.contains(title));
    }

    private static String title(Map<String, Object> item) {
        return String.valueOf(item.get("title"));
    }

    /** Letters and figures in small ones, and nothing else: styles change capitals, quotation marks and dashes. */
    private static String letters(String words) {
        return words.replaceAll("<[^>]{1,30}>", "")
                .replaceAll("[^\\p{L}\\p{N}]+", "")
                .toLowerCase(Locale.ROOT);
    }
}
