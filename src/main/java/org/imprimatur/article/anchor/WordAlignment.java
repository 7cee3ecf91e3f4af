package org.imprimatur.article.anchor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which word of one text is which of another. Long runs that both have once are matched first, in order; then those that
 * were moved; what remains between them is compared word by word. Its time grows with the length of the texts, whatever
 * stands in them.
 */
final class WordAlignment {

    private static final int NONE = -1;

    /** What stands between two matches is compared word by word up to so many pairs in all. */
    private static final long MOST_PAIRS = 4_000_000;

    private final Words older;
    private final int[] before;
    private final int[] after;
    private final int[] to;
    private final int[] from;
    private final boolean[] moved;
    private long pairsLeft = MOST_PAIRS;

    WordAlignment(Words older, Words newer) {
        this.older = older;
        Map<String, Integer> known = new HashMap<>();
        this.before = numbers(older, known);
        this.after = numbers(newer, known);
        this.to = filled(before.length);
        this.from = filled(after.length);
        this.moved = new boolean[before.length];
        for (int length : new int[] {32, 16, 8}) {
            matchInOrder(length);
        }
        matchMoved(8);
        matchInOrder(4);
        matchMoved(4);
        extend();
        slide();
        extend();
        matchInOrder(2);
        compareWhatIsLeft();
    }

    /** The word of the newer text that a word of the older one became; negative if none did. */
    int to(int word) {
        return to[word];
    }

    /** Whether a word of the newer text was in the older one. */
    boolean isOld(int newWord) {
        return from[newWord] != NONE;
    }

    /** Whether it left its place among its neighbours. */
    boolean isMoved(int word) {
        return moved[word];
    }

    private static int[] numbers(Words words, Map<String, Integer> known) {
        int[] numbers = new int[words.size()];
        for (int n = 0; n < numbers.length; n++) {
            numbers[n] = known.computeIfAbsent(words.word(n), word -> known.size());
        }
        return numbers;
    }

    private static int[] filled(int length) {
        int[] none = new int[length];
        Arrays.fill(none, NONE);
        return none;
    }

    /** Between each two neighbouring matches, which may be anything once this began. */
    private void matchInOrder(int length) {
        for (Gap gap : gaps()) {
            List<int[]> once = Runs.inBothOnce(length, before, to, gap.o1, gap.o2, after, from, gap.n1, gap.n2);
            for (int[] pair : Runs.inOrder(once)) {
                match(pair[0], pair[1], length, false);
            }
        }
    }

    private void matchMoved(int length) {
        for (int[] pair : Runs.inBothOnce(length, before, to, 0, before.length, after, from, 0, after.length)) {
            match(pair[0], pair[1], length, true);
        }
    }

    /** Runs of one place overlap; whatever contradicts what was matched already is left. */
    private void match(int oldWord, int newWord, int length, boolean move) {
        for (int i = 0; i < length; i++) {
            boolean free = to[oldWord + i] == NONE && from[newWord + i] == NONE;
            if (!free && to[oldWord + i] != newWord + i) {
                return;
            }
            if (free) {
                set(oldWord + i, newWord + i, move);
            }
        }
    }

    private void set(int oldWord, int newWord, boolean move) {
        to[oldWord] = newWord;
        from[newWord] = oldWord;
        moved[oldWord] = move;
    }

    private void extend() {
        for (int i = 0; i + 1 < before.length; i++) {
            if (to[i] != NONE) {
                join(i + 1, to[i] + 1, moved[i]);
            }
        }
        for (int i = before.length - 1; i > 0; i--) {
            if (to[i] != NONE) {
                join(i - 1, to[i] - 1, moved[i]);
            }
        }
    }

    private void join(int oldWord, int newWord, boolean move) {
        if (newWord >= 0
                && newWord < after.length
                && to[oldWord] == NONE
                && from[newWord] == NONE
                && before[oldWord] == after[newWord]) {
            set(oldWord, newWord, move);
        }
    }

    /**
     * Sentences begin and end alike, so a match may have taken the first words of a sentence that moved away for those of
     * the one that came in its place. Where a match breaks within a sentence although it could break between two, it does.
     */
    private void slide() {
        for (int i = 0; i + 1 < before.length; i++) {
            if (to[i] != NONE && to[i + 1] != NONE && to[i] + 1 != to[i + 1] && !older.endsASentence(i)) {
                if (!slideBack(i)) {
                    slideOn(i);
                }
            }
        }
    }

    private boolean slideBack(int last) {
        int newLast = to[last + 1] - 1;
        int count = 0;
        while (!older.endsASentence(last - count)) {
            if (!isFreeFor(last - count, newLast - count)) {
                return false;
            }
            count++;
        }
        return give(last - count + 1, newLast - count + 1, count, moved[last + 1]);
    }

    private void slideOn(int last) {
        int count = 1;
        while (isFreeFor(last + count, to[last] + count)) {
            if (older.endsASentence(last + count)) {
                give(last + 1, to[last] + 1, count, moved[last]);
                return;
            }
            count++;
        }
    }

    private boolean isFreeFor(int oldWord, int newWord) {
        return oldWord < before.length
                && newWord >= 0
                && newWord < after.length
                && from[newWord] == NONE
                && before[oldWord] == after[newWord];
    }

    private boolean give(int oldWord, int newWord, int count, boolean move) {
        for (int i = 0; i < count; i++) {
            if (to[oldWord + i] != NONE) {
                from[to[oldWord + i]] = NONE;
            }
            set(oldWord + i, newWord + i, move);
        }
        return true;
    }

    private void compareWhatIsLeft() {
        for (Gap gap : gaps()) {
            int[] olds = free(to, gap.o1, gap.o2);
            int[] news = free(from, gap.n1, gap.n2);
            long pairs = (long) olds.length * news.length;
            if (pairs > 0 && pairs <= pairsLeft) {
                pairsLeft -= pairs;
                Runs.common(before, olds, after, news).forEach(pair -> set(pair[0], pair[1], false));
            }
        }
    }

    private static int[] free(int[] matched, int start, int end) {
        int[] free = new int[Math.max(0, end - start)];
        int count = 0;
        for (int i = start; i < end; i++) {
            if (matched[i] == NONE) {
                free[count++] = i;
            }
        }
        return Arrays.copyOf(free, count);
    }

    /** What lies between words that stayed in order. */
    private List<Gap> gaps() {
        List<Gap> gaps = new ArrayList<>();
        int o = 0;
        int n = 0;
        for (int i = 0; i < before.length; i++) {
            if (to[i] != NONE && !moved[i] && to[i] >= n) {
                if (i > o && to[i] > n) {
                    gaps.add(new Gap(o, i, n, to[i]));
                }
                o = i + 1;
                n = to[i] + 1;
            }
        }
        if (o < before.length && n < after.length) {
            gaps.add(new Gap(o, before.length, n, after.length));
        }
        return gaps;
    }

    private record Gap(int o1, int o2, int n1, int n2) {}
}
