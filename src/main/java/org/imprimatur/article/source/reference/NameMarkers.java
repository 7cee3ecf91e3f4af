package org.imprimatur.article.source.reference;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds names and years that stand for references: (Smith, 2013), (Smith and Jones 2013; Lee et al., 2015a), Smith et al. (2013). */
final class NameMarkers {

    private static final String YEAR = "(?<year>(?:19|20)\\d\\d)(?<suffix>[a-z])?";
    private static final String LOCATOR = "(?<locator>,\\s?(?:pp?\\.|p|S\\.)\\s?\\d[\\d–-]{0,10}+)?";
    private static final Pattern BRACKETS = Pattern.compile("\\\\?\\((?<inside>[^()]{4,400}+)\\\\?\\)");
    private static final Pattern PART = Pattern.compile(
            "^(?:see(?: also)?\\s|cf\\.\\s|e\\.g\\.,?\\s)?(?<names>\\p{Lu}.{0,150}?|\\p{Ll}{2,4} \\p{Lu}.{0,150}?),?\\s"
                    + YEAR + LOCATOR + "$");
    private static final String NAME = "\\p{Lu}[\\p{L}\\p{M}’'-]{1,40}+";
    private static final Pattern IN_SENTENCE = Pattern.compile("(?<names>" + NAME + "(?:(?:\\s(?:and|&)\\s|,\\s)" + NAME
            + "|[*_]{0,2}\\s[*_]{0,2}et al\\.?,?[*_]{0,2})?(?:['’]s)?)\\s(?<brackets>\\\\?\\(" + YEAR + LOCATOR
            + "\\\\?\\))");
    private static final Pattern BEHIND_FIRST = Pattern.compile("(?:,|\\s+(?:and|und|et|y)\\s|\\s*&|\\s+et\\s+al).*$");
    private static final Pattern SECOND = Pattern.compile("\\s(?:and|und|et|y|&)\\s(?!al\\b)(?<second>" + NAME + ")$");

    private final ReferenceSection section;

    NameMarkers(ReferenceSection section) {
        this.section = section;
    }

    List<CitationMarker> in(List<Prose.Stretch> stretches) {
        List<CitationMarker> markers = new ArrayList<>();
        for (Prose.Stretch stretch : stretches) {
            brackets(stretch, markers);
            inSentence(stretch, markers);
        }
        return markers;
    }

    private void brackets(Prose.Stretch stretch, List<CitationMarker> markers) {
        Matcher brackets = BRACKETS.matcher(stretch.words());
        while (brackets.find()) {
            String inside = brackets.group("inside")
                    .replaceAll("[*_\\\\]", "")
                    .replaceAll("\\s+", " ")
                    .strip();
            List<List<CitationMarker.Cited>> parts = new ArrayList<>();
            for (String part : inside.split(";", -1)) {
                Matcher one = PART.matcher(part.strip());
                parts.add(one.matches() ? meant(one.group("names"), one) : List.of());
            }
            add(stretch, stretch.from() + brackets.start(), stretch.from() + brackets.end(), parts, markers);
        }
    }

    private void inSentence(Prose.Stretch stretch, List<CitationMarker> markers) {
        Matcher found = IN_SENTENCE.matcher(stretch.words());
        while (found.find()) {
            String names = found.group("names").replaceAll("[*_]", "").replaceFirst("['’]s$", "");
            List<CitationMarker.Cited> meant = meant(names, found);
            int from = stretch.from() + found.start("brackets");
            add(stretch, from, stretch.from() + found.end("brackets"), List.of(meant), markers);
        }
    }

    private static void add(
            Prose.Stretch stretch,
            int from,
            int to,
            List<List<CitationMarker.Cited>> parts,
            List<CitationMarker> markers) {
        if (parts.stream().allMatch(List::isEmpty)) {
            return;
        }
        boolean certain = parts.stream().allMatch(part -> part.size() == 1);
        String words = stretch.typed().substring(from - stretch.from(), to - stretch.from());
        markers.add(new CitationMarker(from, to, words, Surroundings.of(stretch, from, to), together(parts), certain));
    }

    /** What all parts may mean at once, a few of the ways at most. */
    private static List<List<CitationMarker.Cited>> together(List<List<CitationMarker.Cited>> parts) {
        List<List<CitationMarker.Cited>> ways = new ArrayList<>(List.of(List.of()));
        for (List<CitationMarker.Cited> part : parts) {
            List<List<CitationMarker.Cited>> longer = new ArrayList<>();
            for (List<CitationMarker.Cited> way : ways) {
                for (CitationMarker.Cited one : part) {
                    List<CitationMarker.Cited> more = new ArrayList<>(way);
                    more.add(one);
                    longer.add(more);
                }
            }
            ways = longer.subList(0, Math.min(6, longer.size()));
        }
        return List.copyOf(ways);
    }

    private List<CitationMarker.Cited> meant(String names, Matcher found) {
        String first = plain(BEHIND_FIRST.matcher(names).replaceFirst(""));
        Matcher with = SECOND.matcher(names);
        String second = with.find() ? plain(with.group("second")) : "";
        String suffix = found.group("suffix") == null ? "" : found.group("suffix");
        String locator =
                found.group("locator") == null ? "" : found.group("locator").replaceFirst("^,\\s*", "");
        List<CitationMarker.Cited> meant = new ArrayList<>();
        for (int i = 0; i < section.entries().size(); i++) {
            Map<String, Object> item = section.entries().get(i).read().item();
            boolean same = (names(item, 0).contains(first) || names(item, 0).contains(plain(names)))
                    && found.group("year").equals(year(item))
                    && (second.isEmpty()
                            || names(item, 1).isEmpty()
                            || names(item, 1).contains(second))
                    && (suffix.isEmpty() || !item.containsKey("year-suffix") || suffix.equals(item.get("year-suffix")));
            if (same) {
                meant.add(new CitationMarker.Cited(i, locator));
            }
        }
        return meant;
    }

    /** How the author may be called in a text: the family name with its particle or without, an organisation or its initials. */
    private static Set<String> names(Map<String, Object> item, int which) {
        List<?> authors = item.get("author") instanceof List<?> people ? people : editors(item);
        if (which >= authors.size() || !(authors.get(which) instanceof Map<?, ?> author)) {
            return Set.of();
        }
        Set<String> names = new LinkedHashSet<>();
        if (author.get("family") instanceof String family) {
            names.add(plain(family));
            if (author.get("non-dropping-particle") instanceof String particle) {
                names.add(plain(particle + family));
            }
        } else if (author.get("literal") instanceof String literal) {
            names.add(plain(literal));
            names.add(plain(literal.replaceAll("(?<!\\p{Lu})\\B\\p{L}+|\\b\\p{Ll}\\p{L}*|[^\\p{Lu}]", "")));
            names.remove("");
        }
        return names;
    }

    private static List<?> editors(Map<String, Object> item) {
        return item.get("editor") instanceof List<?> people ? people : List.of();
    }

    private static String year(Map<String, Object> item) {
        return item.get("issued") instanceof Map<?, ?> issued && issued.get("date-parts") instanceof List<?> dates
                ? firstOf(dates)
                : "";
    }

    private static String firstOf(@Nullable Object parts) {
        return parts instanceof List<?> list && !list.isEmpty() ? firstOf(list.get(0)) : String.valueOf(parts);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
