package org.imprimatur.article.source.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Compares what was read with what stood in the line, field by field. */
final class FieldsStanding {

    private static final List<String> WORDS = List.of(
            "title",
            "container-title",
            "volume",
            "issue",
            "page",
            "publisher",
            "publisher-place",
            "edition",
            "genre",
            "DOI",
            "URL");

    private final Map<String, int[]> counts = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();

    void count(Map<String, Object> source, String line, ReadReference read) {
        String plain = plain(line);
        Map<String, String> standing = new LinkedHashMap<>();
        for (String field : WORDS) {
            String value = plain(source.get(field));
            boolean stands = field.equals("edition")
                    ? line.matches(".*\\b" + source.get(field) + " edn?\\b.*")
                    : field.equals("publisher-place")
                            ? line.contains(source.get(field) + ":")
                            : field.equals("volume")
                                    || field.equals("issue")
                                    || !value.isEmpty() && plain.contains(value);
            if (!value.isEmpty() && stands
                    || field.equals("page") && source.containsKey(field) && plain.contains(value.split("-")[0])) {
                standing.put(field, value);
            }
        }
        standing.forEach((field, value) ->
                one(field, same(field, value, plain(read.item().get(field))), source, read));
        names("author", source, line, read);
        if (source.containsKey("editor") && line.contains("Brunton")) {
            names("editor", source, line, read);
        }
        date("issued", source, line, read);
        date("accessed", source, line, read);
    }

    private static boolean same(String field, String given, String read) {
        return given.equals(read) || field.equals("page") && shortened(given).equals(read);
    }

    /** 2103-16 for 2103-2116, as NLM prints pages. */
    private static String shortened(String pages) {
        String[] ends = pages.split("-");
        if (ends.length < 2) {
            return pages;
        }
        String first = ends[0].replaceAll("\\D", "");
        String last = ends[1].replaceAll("\\D", "");
        int same = 0;
        while (first.length() == last.length() && same < last.length() - 1 && first.charAt(same) == last.charAt(same)) {
            same++;
        }
        return ends[0] + "-" + last.substring(same);
    }

    private void names(String field, Map<String, Object> source, String line, ReadReference read) {
        List<Map<String, Object>> given = people(source.get(field));
        List<String> expected = new ArrayList<>();
        boolean all = !line.matches("(?s).*\\bet al\\b.*");
        for (Map<String, Object> person : given) {
            if (plain(line).contains(plain(person.getOrDefault("family", person.get("literal"))))) {
                expected.add(name(person, full(line, person)));
            }
        }
        if (!all && field.equals("author")) {
            expected.add("etal");
        }
        if (given.isEmpty()) {
            one(field, !read.item().containsKey(field), source, read);
            return;
        }
        List<Map<String, Object>> found = people(read.item().get(field));
        List<String> got = new ArrayList<>();
        for (Map<String, Object> person : found) {
            got.add(name(person, full(line, person)));
        }
        one(field, got.equals(expected), source, read);
    }

    private static boolean full(String line, Map<String, Object> person) {
        String given = String.valueOf(person.get("given"));
        return given.length() > 3 && line.contains(given.split(" ")[0]) && !given.contains(".")
                || given.matches("\\p{Lu}\\p{Ll}.*") && line.contains(given);
    }

    private static String name(Map<String, Object> person, boolean full) {
        if (person.containsKey("literal")) {
            return plain(person.get("literal"));
        }
        String given = String.valueOf(person.getOrDefault("given", ""));
        String shown = full || given.matches("\\p{IsHan}+")
                ? plain(given)
                : given.replaceAll("(?<=\\p{Lu})\\p{Ll}+", "").replaceAll("[^\\p{Lu}]", "");
        return plain(person.getOrDefault("non-dropping-particle", "")) + plain(person.get("family")) + "|"
                + shown.toLowerCase(Locale.ROOT) + "|" + plain(person.getOrDefault("suffix", ""));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> people(Object value) {
        return value == null ? List.of() : (List<Map<String, Object>>) value;
    }

    @SuppressWarnings("unchecked")
    private void date(String field, Map<String, Object> source, String line, ReadReference read) {
        if (!source.containsKey(field)) {
            one(field, !read.item().containsKey(field), source, read);
            return;
        }
        List<Integer> given = ((Map<String, List<List<Integer>>>) source.get(field))
                .get("date-parts")
                .get(0);
        if (!line.contains(String.valueOf(given.get(0)))) {
            return;
        }
        Object found = read.item().get(field);
        List<Integer> got = found == null
                ? List.of()
                : ((Map<String, List<List<Integer>>>) found)
                        .getOrDefault("date-parts", List.of(List.of()))
                        .get(0);
        boolean right = !got.isEmpty() && got.equals(given.subList(0, Math.min(given.size(), got.size())));
        one(field, right, source, read);
    }

    private void one(String field, boolean right, Map<String, Object> source, ReadReference read) {
        int[] count = counts.computeIfAbsent(field, name -> new int[2]);
        count[0] += right ? 1 : 0;
        count[1]++;
        if (!right) {
            wrong.add(field + ": " + read.line() + "\n      wanted " + source.get(field) + "\n      got    "
                    + read.item() + " ?? " + read.unread());
        }
    }

    double share() {
        int right = counts.values().stream().mapToInt(count -> count[0]).sum();
        int all = counts.values().stream().mapToInt(count -> count[1]).sum();
        return (double) right / all;
    }

    List<String> wrong() {
        return wrong;
    }

    @Override
    public String toString() {
        StringBuilder told = new StringBuilder();
        counts.forEach((field, count) -> told.append(field)
                .append(' ')
                .append(count[0])
                .append('/')
                .append(count[1])
                .append("  "));
        return told.toString();
    }

    private static String plain(Object value) {
        return value == null
                ? ""
                : String.valueOf(value)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[–‑]", "-")
                        .replaceAll("[^\\p{L}\\p{N}-]", "");
    }
}
