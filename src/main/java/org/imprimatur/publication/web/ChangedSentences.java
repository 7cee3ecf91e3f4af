package org.imprimatur.publication.web;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.imprimatur.article.TextDiff;

/**
 * The sentences that are not the same in two texts: as they stood, and as they stand. Sentences rather than words,
 * because a reader who is told that "5" became "50" has learnt nothing.
 */
record ChangedSentences(String before, String after) {

    /** Of two texts in plain words, a paragraph to a line. */
    static ChangedSentences between(String older, String newer) {
        Sentences before = new Sentences(older);
        Sentences after = new Sentences(newer);
        int old = 0;
        int now = 0;
        for (TextDiff.Piece piece : TextDiff.of(older, newer)) {
            int length = piece.text().length();
            switch (piece.kind()) {
                case SAME -> {
                    old += length;
                    now += length;
                }
                case REMOVED -> {
                    before.touch(old, old + length);
                    after.touchWithin(now, piece.text());
                    old += length;
                }
                case ADDED -> {
                    after.touch(now, now + length);
                    before.touchWithin(old, piece.text());
                    now += length;
                }
            }
        }
        return new ChangedSentences(before.touched(), after.touched());
    }

    /** Not more than this many characters on either side: whole lines, and a mark that there is more. */
    ChangedSentences within(int longest) {
        return new ChangedSentences(within(longest, before), within(longest, after));
    }

    private static String within(int longest, String words) {
        if (words.length() <= longest) {
            return words;
        }
        int end = words.lastIndexOf('\n', longest - 2);
        return words.substring(0, end < 0 ? longest - 1 : end + 1).stripTrailing() + (end < 0 ? "" : "\n") + "…";
    }

    private static final class Sentences {

        private final String text;
        private final List<int[]> spans = new ArrayList<>();
        private final BitSet touched = new BitSet();

        Sentences(String text) {
            this.text = text;
            int line = 0;
            while (line < text.length()) {
                int end = text.indexOf('\n', line);
                end = end < 0 ? text.length() : end + 1;
                split(line, end);
                line = end;
            }
        }

        private void split(int from, int to) {
            BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ENGLISH);
            sentences.setText(text.substring(from, to));
            int start = sentences.first();
            for (int end = sentences.next(); end != BreakIterator.DONE; end = sentences.next()) {
                spans.add(new int[] {from + start, from + end});
                start = end;
            }
        }

        void touch(int from, int to) {
            if (text.substring(from, to).isBlank()) {
                return;
            }
            for (int i = 0; i < spans.size(); i++) {
                int[] span = spans.get(i);
                if (span[0] < to && from < span[1]) {
                    touched.set(i);
                }
            }
        }

        /** The sentence words were put into or taken out of on the other side; whole paragraphs have none. */
        void touchWithin(int at, String words) {
            if (words.isBlank() || words.contains("\n")) {
                return;
            }
            for (int i = 0; i < spans.size(); i++) {
                int[] span = spans.get(i);
                if (span[0] < at && at < span[1] && !text.substring(at, span[1]).isBlank()) {
                    touched.set(i);
                }
            }
        }

        String touched() {
            StringBuilder words = new StringBuilder();
            int last = -2;
            for (int i = touched.nextSetBit(0); i >= 0; i = touched.nextSetBit(i + 1)) {
                String sentence = text.substring(spans.get(i)[0], spans.get(i)[1]);
                if (!words.isEmpty() && i != last + 1) {
                    words.append('\n');
                }
                words.append(sentence);
                last = i;
            }
            return words.toString().replaceAll(" *\n[ \n]*", "\n").strip();
        }
    }
}
