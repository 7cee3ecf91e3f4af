package org.imprimatur.article.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares the words of a file with those of the draft made from it, whatever read the file and however: each word the
 * draft has less often, or more often, is told with the words before it. A word that only stands elsewhere now, such as
 * one of a title or of a note, is no difference.
 */
final class WordComparison {

    /** So many words before a difference say where it is. */
    private static final int CONTEXT = 6;

    private WordComparison() {}

    /**
     * @param file      its words as a person sees them, read by other means than the draft
     * @param generated what the import itself has written into the draft, such as "Notes"
     * @param replaced  words of the file for which something else stands in the draft
     */
    static void tell(
            VisibleWords file,
            VisibleWords draft,
            VisibleWords generated,
            VisibleWords replaced,
            LossCollector losses) {
        List<String> before = file.list();
        List<String> after = draft.list();
        Map<String, Integer> balance = new HashMap<>();
        before.forEach(word -> balance.merge(word, 1, Integer::sum));
        after.forEach(word -> balance.merge(word, -1, Integer::sum));
        generated.list().forEach(word -> balance.computeIfPresent(word, (w, n) -> n < 0 ? n + 1 : n));
        replaced.list().forEach(word -> balance.computeIfPresent(word, (w, n) -> n > 0 ? n - 1 : n));
        tell(before, after, positive(balance, 1), LossKind.WORDS_LOST, losses);
        tell(after, before, positive(balance, -1), LossKind.WORDS_ADDED, losses);
    }

    private static Map<String, Integer> positive(Map<String, Integer> balance, int sign) {
        Map<String, Integer> positive = new HashMap<>();
        balance.forEach((word, n) -> {
            if (n * sign > 0) {
                positive.put(word, n * sign);
            }
        });
        return positive;
    }

    /** @param missing how often each word is on this side only */
    private static void tell(
            List<String> here, List<String> there, Map<String, Integer> missing, LossKind kind, LossCollector losses) {
        boolean[] gone = places(here, there, missing);
        for (int from = 0; from < gone.length; from++) {
            if (gone[from]) {
                int to = from;
                while (to < gone.length && gone[to]) {
                    to++;
                }
                losses.tell(
                        kind,
                        to - from,
                        String.join(" ", here.subList(from, to)),
                        String.join(" ", here.subList(Math.max(0, from - CONTEXT), from)));
                from = to;
            }
        }
    }

    /** Which occurrences of the missing words are the missing ones: first those whose neighbours are elsewhere too. */
    private static boolean[] places(List<String> here, List<String> there, Map<String, Integer> missing) {
        Map<List<String>, Integer> neighbours = new HashMap<>();
        for (int i = 0; i < there.size(); i++) {
            if (missing.containsKey(there.get(i))) {
                neighbours.merge(around(there, i), 1, Integer::sum);
            }
        }
        Map<String, Integer> left = new HashMap<>(missing);
        boolean[] gone = new boolean[here.size()];
        List<Integer> known = new ArrayList<>();
        for (int i = 0; i < here.size(); i++) {
            String word = here.get(i);
            if (!left.containsKey(word)) {
                continue;
            }
            Integer alike = neighbours.computeIfPresent(around(here, i), (key, n) -> n > 0 ? n - 1 : null);
            if (alike != null) {
                known.add(i);
            } else {
                gone[i] = isTaken(word, left);
            }
        }
        for (int i = known.size() - 1; i >= 0; i--) {
            gone[known.get(i)] = isTaken(here.get(known.get(i)), left);
        }
        return gone;
    }

    private static boolean isTaken(String word, Map<String, Integer> left) {
        int before = left.getOrDefault(word, 0);
        left.put(word, Math.max(0, before - 1));
        return before > 0;
    }

    private static List<String> around(List<String> words, int i) {
        return List.of(i == 0 ? "" : words.get(i - 1), words.get(i), i + 1 == words.size() ? "" : words.get(i + 1));
    }
}
