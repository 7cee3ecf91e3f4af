package org.imprimatur.article.intake.citation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects the fields of one CSL-JSON item; what is blank is left out. */
final class CslFields {

    private static final Pattern YEAR = Pattern.compile("(?<!\\d)\\d{4}(?!\\d)");

    private final Map<String, Object> item = new LinkedHashMap<>();

    CslFields(String type) {
        item.put("type", type);
    }

    void put(String name, String value) {
        String said = value.replaceAll("\\s+", " ").strip();
        if (!said.isEmpty()) {
            item.put(name, said);
        }
    }

    void names(String role, List<Map<String, String>> names) {
        List<Map<String, String>> said = names.stream()
                .filter(name -> name.values().stream().anyMatch(part -> !part.isBlank()))
                .toList();
        if (!said.isEmpty()) {
            item.put(role, said);
        }
    }

    /** The first year in the words, and month and day if those are numbers; words without a year are kept as they are. */
    void date(String name, String year, String month, String day) {
        Matcher found = YEAR.matcher(year);
        if (!found.find()) {
            if (!year.isBlank()) {
                item.put(name, Map.of("literal", year.strip()));
            }
            return;
        }
        List<Integer> parts = new ArrayList<>(List.of(Integer.valueOf(found.group())));
        int monthNumber = number(month, 12);
        if (monthNumber > 0) {
            parts.add(monthNumber);
            int dayNumber = number(day, 31);
            if (dayNumber > 0) {
                parts.add(dayNumber);
            }
        }
        item.put(name, Map.of("date-parts", List.of(parts)));
    }

    private static int number(String words, int most) {
        String said = words.strip();
        int number = said.matches("\\d{1,2}") ? Integer.parseInt(said) : 0;
        return number <= most ? number : 0;
    }

    Map<String, Object> item() {
        return item;
    }

    /** "Smith, John A." is a person; what has no comma, or one at its end only, is an organisation. */
    static Map<String, String> name(String said) {
        String name = said.replaceAll("\\s+", " ").strip();
        int comma = name.indexOf(',');
        if (comma <= 0 || comma == name.length() - 1) {
            return Map.of("literal", name.replaceFirst(",$", ""));
        }
        String[] parts = name.split("\\s*,\\s*", 3);
        Map<String, String> person = new LinkedHashMap<>();
        person.put("family", parts[0]);
        if (parts.length == 3 && !parts[2].isEmpty()) {
            // "King, Jr., Martin" and "King, Martin, Jr.": the suffix is the shorter of the two in every list.
            boolean suffixLast = parts[2].matches("(?i)(jr|sr)\\.?|[IVX]{1,4}");
            person.put("given", suffixLast ? parts[1] : parts[2]);
            person.put("suffix", suffixLast ? parts[2] : parts[1]);
        } else {
            person.put("given", parts[1]);
        }
        return person;
    }
}
