package org.imprimatur.article.anchor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.imprimatur.article.anchor.Placement.Outcome;

/** The words of one quote, each with the word of another text that it became. */
final class FollowedWords {

    /** Further apart than this, words of one quote are in different places. */
    private static final int APART = 8;

    private final Words older;
    private final Words newer;
    private final WordAlignment alignment;
    private final int first;
    private final int last;

    private FollowedWords(Words older, Words newer, WordAlignment alignment, int first, int last) {
        this.older = older;
        this.newer = newer;
        this.alignment = alignment;
        this.first = first;
        this.last = last;
    }

    static FollowedWords of(Words older, Words newer, WordAlignment alignment, int first, int last) {
        return new FollowedWords(older, newer, alignment, first, last);
    }

    Placement place(Anchor anchor) {
        List<int[]> best = heaviest();
        if (!best.isEmpty() && isWhole(best)) {
            int start = start(best.get(best.size() / 2));
            boolean moved = alignment.isMoved(best.get(best.size() / 2)[0]);
            return new Placement(
                    moved ? Outcome.MOVED : Outcome.UNCHANGED, anchor, newer.anchor(start, start + last - first));
        }
        if (2 * weight(best) <= weight() || !holdsTogether(best)) {
            return Placement.gone(anchor);
        }
        return new Placement(Outcome.EDITED, anchor, edited(best));
    }

    /** Most of the words stand in one run, and what is around them there are the same letters as in the quote. */
    private boolean isWhole(List<int[]> pairs) {
        int start = start(pairs.get(pairs.size() / 2));
        long there = pairs.stream().filter(pair -> start(pair) == start).count();
        return 2 * there > last - first + 1 && reads(start);
    }

    private int start(int[] pair) {
        return pair[1] - (pair[0] - first);
    }

    private boolean reads(int start) {
        for (int word = first; word <= last; word++) {
            int there = start + word - first;
            if (there < 0 || there >= newer.size() || !newer.word(there).equals(older.word(word))) {
                return false;
            }
        }
        return true;
    }

    /** What most of the words became, as pairs of places in the order of the newer text. */
    private List<int[]> heaviest() {
        List<int[]> pairs = new ArrayList<>();
        for (int word = first; word <= last; word++) {
            if (alignment.to(word) >= 0) {
                pairs.add(new int[] {word, alignment.to(word)});
            }
        }
        pairs.sort(Comparator.comparingInt(pair -> pair[1]));
        List<int[]> best = List.of();
        int start = 0;
        for (int i = 1; i <= pairs.size(); i++) {
            if (i == pairs.size() || areApart(pairs.get(i - 1), pairs.get(i))) {
                List<int[]> together = pairs.subList(start, i);
                if (weight(together) > weight(best)) {
                    best = together;
                }
                start = i;
            }
        }
        return best;
    }

    /** By many words, by words that stood elsewhere, or by a sentence that has come between. */
    private boolean areApart(int[] pair, int[] next) {
        int between = next[1] - pair[1] - 1;
        int foreign = 0;
        boolean sentence = false;
        for (int word = pair[1] + 1; word < next[1] && between <= APART; word++) {
            foreign += alignment.isOld(word) ? 1 : 0;
            sentence |= newer.endsASentence(word);
        }
        return between > APART || foreign > 2 || sentence && between > 2;
    }

    private int weight(List<int[]> pairs) {
        return pairs.stream().mapToInt(pair -> older.weight(pair[0])).sum();
    }

    private int weight() {
        int weight = 0;
        for (int word = first; word <= last; word++) {
            weight += older.weight(word);
        }
        return weight;
    }

    /** Single words that happen to be there too make no quote; some must still stand side by side. */
    private boolean holdsTogether(List<int[]> pairs) {
        for (int i = 1; i < pairs.size(); i++) {
            if (pairs.get(i)[0] - pairs.get(i - 1)[0] == 1 && pairs.get(i)[1] - pairs.get(i - 1)[1] == 1) {
                return true;
            }
        }
        return false;
    }

    /** From the first to the last of them, and what came in place of lost ones at the edges. */
    private Anchor edited(List<int[]> pairs) {
        int newFirst = pairs.get(0)[1];
        int newLast = pairs.get(pairs.size() - 1)[1];
        int lostBefore = pairs.get(0)[0] - first;
        int lostAfter = last - pairs.get(pairs.size() - 1)[0];
        for (int most = 2 * lostBefore; most > 0 && isNew(newFirst - 1) && !newer.endsASentence(newFirst - 1); most--) {
            newFirst--;
        }
        for (int most = 2 * lostAfter; most > 0 && isNew(newLast + 1) && !newer.endsASentence(newLast); most--) {
            newLast++;
        }
        return newer.anchor(newFirst, newLast);
    }

    private boolean isNew(int word) {
        return word >= 0 && word < newer.size() && !alignment.isOld(word);
    }
}
