package org.imprimatur.article.anchor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the runs of words that two texts have in common. */
final class Runs {

    private static final int SEVERAL = -2;

    private static final long FACTOR = 1_000_003;

    private Runs() {}

    /** Where the runs of so many unmatched words begin that each side has exactly once, in the order of the first. */
    static List<int[]> inBothOnce(
            int length, int[] before, int[] to, int o1, int o2, int[] after, int[] from, int n1, int n2) {
        Map<Long, Integer> olds = once(length, before, to, o1, o2);
        Map<Long, Integer> news = olds.isEmpty() ? Map.of() : once(length, after, from, n1, n2);
        List<int[]> both = new ArrayList<>();
        olds.forEach((hash, oldWord) -> {
            int newWord = news.getOrDefault(hash, SEVERAL);
            if (oldWord >= 0
                    && newWord >= 0
                    && Arrays.equals(before, oldWord, oldWord + length, after, newWord, newWord + length)) {
                both.add(new int[] {oldWord, newWord});
            }
        });
        both.sort(Comparator.comparingInt(pair -> pair[0]));
        return both;
    }

    private static Map<Long, Integer> once(int length, int[] words, int[] matched, int start, int end) {
        Map<Long, Integer> once = new HashMap<>();
        long highest = 1;
        for (int i = 1; i < length; i++) {
            highest *= FACTOR;
        }
        long hash = 0;
        int run = 0;
        for (int i = start; i < end; i++) {
            if (matched[i] >= 0) {
                run = 0;
                hash = 0;
                continue;
            }
            if (run == length) {
                hash -= highest * (words[i - length] + 1);
            } else {
                run++;
            }
            hash = hash * FACTOR + words[i] + 1;
            if (run == length) {
                once.merge(hash, i - length + 1, (first, second) -> SEVERAL);
            }
        }
        return once;
    }

    /** The most pairs that stand in the same order on both sides. */
    static List<int[]> inOrder(List<int[]> pairs) {
        int[] ends = new int[pairs.size()];
        int[] previous = new int[pairs.size()];
        int longest = 0;
        for (int i = 0; i < pairs.size(); i++) {
            int low = 0;
            int high = longest;
            while (low < high) {
                int middle = (low + high) / 2;
                if (pairs.get(ends[middle])[1] < pairs.get(i)[1]) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            previous[i] = low == 0 ? -1 : ends[low - 1];
            ends[low] = i;
            longest = Math.max(longest, low + 1);
        }
        List<int[]> inOrder = new ArrayList<>();
        for (int i = longest == 0 ? -1 : ends[longest - 1]; i >= 0; i = previous[i]) {
            inOrder.add(pairs.get(i));
        }
        Collections.reverse(inOrder);
        return inOrder;
    }

    /** The longest sequence of words that both lists of places have in common. */
    static List<int[]> common(int[] before, int[] olds, int[] after, int[] news) {
        int[][] lengths = new int[olds.length + 1][news.length + 1];
        for (int o = olds.length - 1; o >= 0; o--) {
            for (int n = news.length - 1; n >= 0; n--) {
                lengths[o][n] = before[olds[o]] == after[news[n]]
                        ? lengths[o + 1][n + 1] + 1
                        : Math.max(lengths[o + 1][n], lengths[o][n + 1]);
            }
        }
        List<int[]> common = new ArrayList<>();
        int o = 0;
        int n = 0;
        while (o < olds.length && n < news.length) {
            if (before[olds[o]] == after[news[n]]) {
                common.add(new int[] {olds[o++], news[n++]});
            } else if (lengths[o + 1][n] >= lengths[o][n + 1]) {
                o++;
            } else {
                n++;
            }
        }
        return common;
    }
}
