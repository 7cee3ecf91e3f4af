package org.imprimatur.article.anchor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.article.anchor.Placement.Outcome;

/** Finds quotes in a text by their words and what stood around them. */
final class QuoteFinder {

    /** Words of context that are compared on each side. */
    private static final int CONTEXT = 8;

    /** A word that stands more often than this says little of where a quote is. */
    private static final int COMMON = 50;

    /** Without its company, a quote of fewer words could be anybody's. */
    private static final int TELLING = 4;

    private final Words text;
    private final Map<String, List<Integer>> places = new HashMap<>();

    QuoteFinder(Words text) {
        this.text = text;
        for (int n = 0; n < text.size(); n++) {
            places.computeIfAbsent(text.word(n), word -> new ArrayList<>()).add(n);
        }
    }

    Placement find(Anchor anchor) {
        Words quote = new Words(anchor.quote());
        if (quote.size() == 0) {
            return Placement.gone(anchor);
        }
        List<Integer> whole = occurrences(quote);
        return whole.isEmpty() ? similar(anchor, quote) : whole(anchor, quote, whole);
    }

    /** The one in the company that is most like it; of several alike, none. */
    private Placement whole(Anchor anchor, Words quote, List<Integer> starts) {
        Words prefix = new Words(anchor.prefix());
        Words suffix = new Words(anchor.suffix());
        int best = -1;
        int most = -1;
        boolean several = false;
        for (int start : starts) {
            int company = company(prefix, suffix, start, start + quote.size());
            several = company == most || company < most && several;
            if (company > most) {
                most = company;
                best = start;
            }
        }
        if (several || most == 0 && quote.size() < TELLING) {
            return Placement.gone(anchor);
        }
        return new Placement(
                most > 0 ? Outcome.UNCHANGED : Outcome.MOVED, anchor, text.anchor(best, best + quote.size() - 1));
    }

    private int company(Words prefix, Words suffix, int start, int end) {
        int company = 0;
        for (int i = 0; i < CONTEXT && isWord(start - 1 - i, prefix, prefix.size() - 1 - i); i++) {
            company++;
        }
        for (int i = 0; i < CONTEXT && isWord(end + i, suffix, i); i++) {
            company++;
        }
        return company;
    }

    private boolean isWord(int n, Words others, int other) {
        return n >= 0
                && n < text.size()
                && other >= 0
                && other < others.size()
                && text.word(n).equals(others.word(other));
    }

    /** In one pass, however often the quote repeats itself (Knuth, Morris and Pratt). */
    private List<Integer> occurrences(Words quote) {
        int[] back = new int[quote.size()];
        for (int i = 1, k = 0; i < quote.size(); i++) {
            while (k > 0 && !quote.word(i).equals(quote.word(k))) {
                k = back[k - 1];
            }
            k += quote.word(i).equals(quote.word(k)) ? 1 : 0;
            back[i] = k;
        }
        List<Integer> found = new ArrayList<>();
        for (int n = 0, k = 0; n < text.size(); n++) {
            while (k > 0 && (k == quote.size() || !text.word(n).equals(quote.word(k)))) {
                k = back[k - 1];
            }
            k += text.word(n).equals(quote.word(k)) ? 1 : 0;
            if (k == quote.size()) {
                found.add(n - k + 1);
            }
        }
        return found;
    }

    /** Where most of its rarer words stand in the right distance, each word the less the more of it there are. */
    private Placement similar(Anchor anchor, Words quote) {
        int width = quote.size() + 4;
        Map<Integer, Integer> votes = new HashMap<>();
        for (int i = 0; i < quote.size(); i++) {
            List<Integer> found = places.getOrDefault(quote.word(i), List.of());
            if (found.size() <= COMMON) {
                for (int n : found) {
                    votes.merge(
                            Math.floorDiv(n - i + text.size(), width),
                            100 * quote.weight(i) / found.size(),
                            Integer::sum);
                }
            }
        }
        int best = votes.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(-1);
        if (best < 0 || rivalled(votes, best)) {
            return Placement.gone(anchor);
        }
        int around = best * width - text.size();
        return aligned(anchor, Math.max(0, around - width), Math.min(text.size(), around + 3 * width));
    }

    private static boolean rivalled(Map<Integer, Integer> votes, int best) {
        int most = votes.getOrDefault(best, 0);
        return votes.entrySet().stream()
                .anyMatch(vote -> Math.abs(vote.getKey() - best) > 1 && 3 * vote.getValue() >= 2 * most);
    }

    /** As if what is known of the old text were all of it, and the place found all of the new one. */
    private Placement aligned(Anchor anchor, int first, int end) {
        String known = anchor.prefix() + anchor.quote() + anchor.suffix();
        Words older = new Words(known);
        Words window = text.part(first, end);
        int from = older.from(anchor.prefix().length());
        int last = older.from(anchor.prefix().length() + anchor.quote().length()) - 1;
        return first >= end || from > last
                ? Placement.gone(anchor)
                : FollowedWords.of(older, window, new WordAlignment(older, window), from, last)
                        .place(anchor);
    }
}
