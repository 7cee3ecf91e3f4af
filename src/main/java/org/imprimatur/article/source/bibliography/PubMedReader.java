package org.imprimatur.article.source.bibliography;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.article.source.bibliography.Bibliography.Reason;

/** Reads the format that PubMed gives its records in, with a PMID as the first line of each. */
final class PubMedReader {

    private static final Pattern FIRST = Pattern.compile("(?s)\\A[\\s\\x{FEFF}]*PMID *- *\\d+.*");
    private static final Pattern START = Pattern.compile("(?m)^[\\x{FEFF}]?PMID *- *(\\d+)");
    private static final Pattern LINE = Pattern.compile("([A-Z]{2,4}) *- (.*)");
    private static final Pattern DATE = Pattern.compile("(\\d{4})(?:\\s+([A-Z][a-z]{2}))?(?:\\s+(\\d{1,2}))?.*");
    private static final Pattern DOI = Pattern.compile("(?i)(10\\.\\S+) \\[doi]");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private PubMedReader() {}

    static boolean reads(String text) {
        return FIRST.matcher(text.length() > 1_000 ? text.substring(0, 1_000) : text)
                .matches();
    }

    static Bibliography read(String text) {
        Bibliography.Collector collector = new Bibliography.Collector();
        LineNumbers lines = new LineNumbers(text);
        Matcher start = START.matcher(text);
        int at = start.find() ? start.start() : text.length();
        while (at < text.length()) {
            String pmid = start.group(1);
            int line = lines.at(at);
            if (collector.isFull()) {
                collector.leave(Reason.TOO_MANY, pmid, line, text.substring(at));
                break;
            }
            int next = start.find() ? start.start() : text.length();
            String record = text.substring(at, next).strip();
            collector.take(item(fields(record)), pmid, line, record);
            at = next;
        }
        return collector.bibliography();
    }

    private static Map<String, List<String>> fields(String record) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        String tag = "";
        StringBuilder value = new StringBuilder();
        for (String line : (record + "\nEND - ").split("\\R")) {
            Matcher tagged = LINE.matcher(line);
            if (!tagged.matches()) {
                value.append(' ').append(line.strip());
                continue;
            }
            fields.computeIfAbsent(tag, any -> new ArrayList<>())
                    .add(value.toString().strip());
            tag = tagged.group(1);
            value = new StringBuilder(tagged.group(2));
        }
        return fields;
    }

    private static Map<String, Object> item(Map<String, List<String>> fields) {
        boolean book = fields.containsKey("BTI") && !fields.containsKey("JT");
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("type", book ? "book" : "article-journal");
        put(item, "title", withoutFullStop(first(fields, book && !fields.containsKey("TI") ? "BTI" : "TI")));
        List<Object> authors = authors(fields);
        if (!authors.isEmpty()) {
            item.put("author", authors);
        }
        put(item, "container-title", first(fields, "JT"));
        put(item, "container-title-short", first(fields, "TA"));
        put(item, "volume", first(fields, "VI"));
        put(item, "issue", first(fields, "IP"));
        put(item, "page", first(fields, "PG"));
        put(item, "publisher", first(fields, "PB"));
        put(item, "PMID", first(fields, "PMID"));
        put(item, "PMCID", first(fields, "PMC"));
        for (String tag : List.of("LID", "AID")) {
            for (String value : fields.getOrDefault(tag, List.of())) {
                Matcher doi = DOI.matcher(value);
                if (doi.matches()) {
                    item.putIfAbsent("DOI", doi.group(1));
                }
            }
        }
        List<Integer> date = date(first(fields, "DP"));
        if (!date.isEmpty()) {
            item.put("issued", Map.of("date-parts", List.of(date)));
        }
        return item;
    }

    private static List<Object> authors(Map<String, List<String>> fields) {
        List<Object> authors = new ArrayList<>();
        for (String name : fields.getOrDefault(fields.containsKey("FAU") ? "FAU" : "AU", List.of())) {
            int end = name.contains(", ") ? name.indexOf(", ") : name.lastIndexOf(' ');
            authors.add(
                    end < 0
                            ? Map.of("literal", name)
                            : Map.of(
                                    "family",
                                    name.substring(0, end),
                                    "given",
                                    name.substring(end).replaceFirst("^[, ]+", "")));
        }
        fields.getOrDefault("CN", List.of()).forEach(group -> authors.add(Map.of("literal", group)));
        return authors;
    }

    private static List<Integer> date(String published) {
        Matcher date = DATE.matcher(published);
        if (!date.matches()) {
            return List.of();
        }
        List<Integer> parts = new ArrayList<>(List.of(Integer.parseInt(date.group(1))));
        int month = date.group(2) == null ? -1 : MONTHS.indexOf(date.group(2).toLowerCase(Locale.ROOT));
        if (month >= 0) {
            parts.add(month + 1);
            if (date.group(3) != null) {
                parts.add(Integer.parseInt(date.group(3)));
            }
        }
        return parts;
    }

    private static String first(Map<String, List<String>> fields, String tag) {
        return fields.getOrDefault(tag, List.of("")).get(0);
    }

    private static String withoutFullStop(String title) {
        return title.endsWith(".") ? title.substring(0, title.length() - 1) : title;
    }

    private static void put(Map<String, Object> item, String variable, String value) {
        if (!value.isEmpty()) {
            item.put(variable, value);
        }
    }
}
