package org.imprimatur.article.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what an import loses, one entry per kind, detail and place. */
final class LossCollector {

    /** So many of one kind are told one by one; of the kinds there are few. */
    private static final int MOST_OF_A_KIND = 40;

    private static final int LONGEST = 120;

    private final Map<Loss, Integer> counts = new LinkedHashMap<>();

    void tell(LossKind kind) {
        tell(kind, 1, "");
    }

    void tell(LossKind kind, String detail) {
        tell(kind, 1, detail);
    }

    void tell(LossKind kind, int count, String detail) {
        tell(kind, count, detail, "");
    }

    void tell(LossKind kind, int count, String detail, String place) {
        if (count <= 0) {
            return;
        }
        Loss key = new Loss(kind, 0, brief(detail), brief(place));
        if (counts.containsKey(key) || of(kind) < MOST_OF_A_KIND) {
            counts.merge(key, count, Integer::sum);
        } else {
            counts.merge(new Loss(kind, 0, "…", ""), count, Integer::sum);
        }
    }

    private long of(LossKind kind) {
        return counts.keySet().stream().filter(loss -> loss.kind() == kind).count();
    }

    private static String brief(String words) {
        return words.length() <= LONGEST
                ? words
                : words.substring(0, words.offsetByCodePoints(0, words.codePointCount(0, LONGEST - 1))) + "…";
    }

    List<Loss> told() {
        List<Loss> told = new ArrayList<>();
        counts.forEach((loss, count) -> told.add(new Loss(loss.kind(), count, loss.detail(), loss.place())));
        return List.copyOf(told);
    }
}
