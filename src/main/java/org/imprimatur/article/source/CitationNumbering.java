package org.imprimatur.article.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers sources by first use, and each place that cites one, so that both can point at the other.
 */
public final class CitationNumbering {

    /** @param nth 1 for the first place that cites this source */
    public record Mark(Citation citation, int number, int nth) {

        public boolean isKnown() {
            return number > 0;
        }
    }

    private final IdentityHashMap<CitationGroup, List<Mark>> marks = new IdentityHashMap<>();
    private final List<Integer> order = new ArrayList<>();
    private final Map<Integer, Integer> timesCited = new HashMap<>();

    private CitationNumbering() {}

    public static CitationNumbering of(List<CitationGroup> groups, List<SourceList.Source> sources) {
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < sources.size(); i++) {
            positions.putIfAbsent(sources.get(i).id(), i);
        }
        CitationNumbering numbering = new CitationNumbering();
        Map<Integer, Integer> numberOf = new HashMap<>();
        for (CitationGroup group : groups) {
            List<Mark> marks = new ArrayList<>();
            for (Citation citation : group.citations()) {
                Integer position = positions.get(citation.key());
                if (position == null) {
                    marks.add(new Mark(citation, 0, 0));
                    continue;
                }
                int number = numberOf.computeIfAbsent(position, numbering::next);
                marks.add(new Mark(citation, number, numbering.timesCited.merge(number, 1, Integer::sum)));
            }
            numbering.marks.put(group, List.copyOf(marks));
        }
        for (int i = 0; i < sources.size(); i++) {
            if (!numberOf.containsKey(i)) {
                numbering.next(i);
            }
        }
        return numbering;
    }

    private int next(int position) {
        order.add(position);
        return order.size();
    }

    public List<Mark> marks(CitationGroup group) {
        return marks.getOrDefault(group, List.of());
    }

    /** Positions in the source list, the source numbered 1 first. */
    public List<Integer> order() {
        return List.copyOf(order);
    }

    public int timesCited(int number) {
        return timesCited.getOrDefault(number, 0);
    }

    public static String anchor(int number, int nth) {
        return "cite-" + number + "-" + letter(nth);
    }

    /** a to z, then aa, ab, ... */
    public static String letter(int nth) {
        String letter = String.valueOf((char) ('a' + (nth - 1) % 26));
        return nth <= 26 ? letter : letter((nth - 1) / 26) + letter;
    }
}
