package org.imprimatur.article.source;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.article.source.identifier.Identifier;

/** Finds sources that are probably one and the same work: by an identifier, or by nearly the same title. */
public final class DuplicateSources {

    private static final double ALIKE = 0.85;

    /** Fewer words than this are a title many works have. */
    private static final int FEWEST_WORDS = 4;

    /** Of more works whose titles share a rare word only the first are compared: no list of references has them. */
    private static final int MOST_COMPARED = 200;

    private final List<Set<String>> titles = new ArrayList<>();
    private final Map<Identifier, Integer> byIdentifier = new HashMap<>();
    private final Map<String, List<Integer>> byWord = new HashMap<>();

    /** @param alike the position of the one that came first */
    public record Duplicate(int alike, Likeness likeness) {}

    /** What two sources have in common. */
    public enum Likeness {
        IDENTIFIER,
        TITLE
    }

    /** For each item the earlier one it repeats, or nothing, in the order of the items. */
    public static List<Optional<Duplicate>> in(List<? extends Map<String, Object>> items) {
        DuplicateSources seen = new DuplicateSources();
        return items.stream().map(seen::add).toList();
    }

    private Optional<Duplicate> add(Map<String, Object> item) {
        int position = titles.size();
        Optional<Duplicate> duplicate = Optional.empty();
        for (Identifier identifier : identifiers(item)) {
            Integer first = byIdentifier.putIfAbsent(identifier, position);
            if (first != null && duplicate.isEmpty()) {
                duplicate = Optional.of(new Duplicate(first, Likeness.IDENTIFIER));
            }
        }
        Set<String> title = words(item);
        Optional<Duplicate> found = duplicate.isPresent() ? duplicate : sameTitle(title);
        titles.add(title);
        title.forEach(
                word -> byWord.computeIfAbsent(word, any -> new ArrayList<>()).add(position));
        return found;
    }

    /** ISSNs are left out, being those of the journal, and so of many works. */
    private static List<Identifier> identifiers(Map<String, Object> item) {
        boolean part = "chapter".equals(item.get("type"));
        return Stream.of(Identifier.Kind.values())
                .filter(kind -> kind != Identifier.Kind.ISSN && !(part && kind == Identifier.Kind.ISBN))
                .flatMap(kind -> Identifier.read(kind, Objects.toString(item.get(kind.name()), "")).stream())
                .toList();
    }

    /**
     * Two sets that share 85 of a hundred words share one of the rarest 15 of either: only those that do are compared,
     * so that a list of thousands takes no time worth mentioning.
     */
    private Optional<Duplicate> sameTitle(Set<String> title) {
        if (title.size() < FEWEST_WORDS) {
            return Optional.empty();
        }
        int least = title.size() - (int) Math.ceil(ALIKE * title.size()) + 1;
        return title.stream()
                .sorted(Comparator.comparingInt(
                        word -> byWord.getOrDefault(word, List.of()).size()))
                .limit(least)
                .flatMap(word -> byWord.getOrDefault(word, List.of()).stream())
                .distinct()
                .sorted()
                .limit(MOST_COMPARED)
                .filter(other -> areAlike(title, titles.get(other)))
                .findFirst()
                .map(first -> new Duplicate(first, Likeness.TITLE));
    }

    private static boolean areAlike(Set<String> one, Set<String> other) {
        long shared = one.stream().filter(other::contains).count();
        return other.size() >= FEWEST_WORDS && shared >= ALIKE * (one.size() + other.size() - shared);
    }

    private static Set<String> words(Map<String, Object> item) {
        String title = Objects.toString(item.get("title"), "");
        String plain = Normalizer.normalize(
                        title.length() > 1_000 ? title.substring(0, 1_000) : title, Normalizer.Form.NFKD)
                .replaceAll("<[^<>]{1,20}>|\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
        return Stream.of(plain.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
