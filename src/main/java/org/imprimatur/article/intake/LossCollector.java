package org.imprimatur.article.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what an import loses, one entry per kind and detail. */
final class LossCollector {

    private static final int MOST = 40;

    private final Map<Loss, Integer> counts = new LinkedHashMap<>();

    void tell(String kind) {
        tell(kind, 1, "");
    }

    void tell(String kind, String detail) {
        tell(kind, 1, detail);
    }

    void tell(String kind, int count, String detail) {
        if (count <= 0) {
            return;
        }
        String brief = detail.length() <= 120 ? detail : detail.substring(0, 117) + "...";
        Loss key = new Loss(kind, 0, brief);
        if (counts.containsKey(key) || counts.size() < MOST) {
            counts.merge(key, count, Integer::sum);
        }
    }

    List<Loss> told() {
        List<Loss> told = new ArrayList<>();
        counts.forEach((loss, count) -> told.add(new Loss(loss.kind(), count, loss.detail())));
        return List.copyOf(told);
    }
}
