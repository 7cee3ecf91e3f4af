package org.imprimatur.article.writing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.platform.VisibleText;
import org.jspecify.annotations.Nullable;

/** The fields of a reference as a person sees and corrects them. What they leave alone stays as it was read. */
final class ReferenceFields {

    static final List<String> NAMES = List.of(
            "author",
            "title",
            "container-title",
            "issued",
            "volume",
            "issue",
            "page",
            "publisher",
            "publisher-place",
            "DOI",
            "URL");

    private static final Pattern DATE = Pattern.compile("(\\d{4})(?:-(\\d{1,2}))?(?:-(\\d{1,2}))?");
    private static final Pattern PARTICLES = Pattern.compile("^((?:\\p{Ll}[\\p{L}’']*\\s)+)(?=\\p{Lu})");

    private ReferenceFields() {}

    static Map<String, String> shown(Map<String, Object> item) {
        Map<String, String> shown = new LinkedHashMap<>();
        for (String name : NAMES) {
            Object value = item.get(name);
            shown.put(
                    name,
                    switch (name) {
                        case "author" -> people(value);
                        case "issued" -> date(value);
                        default -> value == null ? "" : value.toString();
                    });
        }
        return shown;
    }

    /** @param typed what stands in the fields, by their names */
    static Map<String, Object> corrected(Map<String, Object> item, Map<String, String> typed) {
        Map<String, Object> corrected = new LinkedHashMap<>(item);
        shown(item).forEach((name, before) -> {
            String after = typed.get(name);
            if (after == null || after.equals(before)) {
                return;
            }
            if (VisibleText.isBlank(after)) {
                corrected.remove(name);
                return;
            }
            corrected.put(
                    name,
                    switch (name) {
                        case "author" -> authors(after);
                        case "issued" -> issued(after.strip());
                        default -> after.strip();
                    });
        });
        return corrected;
    }

    private static String people(@Nullable Object value) {
        List<String> names = new ArrayList<>();
        if (value instanceof List<?> people) {
            for (Object person : people) {
                names.add(person instanceof Map<?, ?> parts ? name(parts) : String.valueOf(person));
            }
        }
        return String.join("; ", names);
    }

    private static String name(Map<?, ?> parts) {
        if (parts.get("literal") instanceof String literal) {
            return literal;
        }
        String particle = parts.get("non-dropping-particle") instanceof String before ? before + " " : "";
        StringBuilder name = new StringBuilder(particle).append(parts.get("family"));
        for (String part : List.of("given", "suffix")) {
            if (parts.get(part) instanceof String words) {
                name.append(", ").append(words);
            }
        }
        return name.toString();
    }

    private static List<Map<String, Object>> authors(String typed) {
        List<Map<String, Object>> authors = new ArrayList<>();
        for (String name : typed.split("[;\n]")) {
            if (!VisibleText.isBlank(name)) {
                authors.add(author(name.strip().split("\\s*,\\s*", 3)));
            }
        }
        return authors;
    }

    private static Map<String, Object> author(String[] parts) {
        if (parts.length == 1) {
            return Map.of("literal", parts[0]);
        }
        Map<String, Object> author = new LinkedHashMap<>();
        Matcher particles = PARTICLES.matcher(parts[0]);
        boolean particle = particles.find();
        author.put("family", particle ? parts[0].substring(particles.end()) : parts[0]);
        author.put("given", parts[1]);
        if (particle) {
            author.put("non-dropping-particle", particles.group(1).strip());
        }
        if (parts.length > 2) {
            author.put("suffix", parts[2]);
        }
        return author;
    }

    private static String date(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> date)) {
            return "";
        }
        if (date.get("date-parts") instanceof List<?> dates
                && !dates.isEmpty()
                && dates.get(0) instanceof List<?> parts) {
            return String.join("-", parts.stream().map(String::valueOf).toList());
        }
        return date.get("literal") instanceof String literal ? literal : "";
    }

    private static Map<String, Object> issued(String typed) {
        Matcher date = DATE.matcher(typed);
        if (!date.matches()) {
            return Map.of("literal", typed);
        }
        List<Integer> parts = new ArrayList<>();
        for (int i = 1; i <= 3 && date.group(i) != null; i++) {
            parts.add(Integer.parseInt(date.group(i)));
        }
        return Map.of("date-parts", List.of(parts));
    }
}
