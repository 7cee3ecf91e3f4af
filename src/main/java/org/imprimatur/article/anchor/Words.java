package org.imprimatur.article.anchor;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The words of a text with their places; each sign that is no letter or digit is one of its own, blanks are none. */
final class Words {

    private final String text;
    private final List<String> words = new ArrayList<>();
    private int[] starts = new int[64];

    Words(String text) {
        this.text = text;
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            int end = at + Character.charCount(c);
            if (isBlank(c)) {
                at = end;
                continue;
            }
            while (isOfAWord(c) && end < text.length() && isOfAWord(text.codePointAt(end))) {
                end += Character.charCount(text.codePointAt(end));
            }
            add(at, text.substring(at, end));
            at = end;
        }
    }

    private Words(Words all, int first, int end) {
        this.text = all.text;
        for (int n = first; n < end; n++) {
            add(all.start(n), all.word(n));
        }
    }

    /** Some of the words, still at their places in the text. */
    Words part(int first, int end) {
        return new Words(this, first, end);
    }

    int size() {
        return words.size();
    }

    String word(int n) {
        return words.get(n);
    }

    int start(int n) {
        return starts[n];
    }

    int end(int n) {
        return starts[n] + words.get(n).length();
    }

    /** The first word that does not begin before a place. */
    int from(int position) {
        int found = Arrays.binarySearch(starts, 0, size(), position);
        return found >= 0 ? found : -found - 1;
    }

    /** How much a word counts when words are compared: signs count for little. */
    int weight(int n) {
        return Character.isLetterOrDigit(word(n).codePointAt(0)) ? 3 : 1;
    }

    boolean endsASentence(int n) {
        return n < 0 || n < size() && ".!?".contains(word(n));
    }

    Anchor anchor(int first, int last) {
        return Anchor.in(text, start(first), end(last));
    }

    private void add(int start, String word) {
        if (words.size() == starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
        }
        starts[words.size()] = start;
        words.add(word);
    }

    private static boolean isBlank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT;
    }

    /** Scripts without blanks between words are read character by character. */
    private static boolean isOfAWord(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK) {
            return true;
        }
        if (!Character.isLetterOrDigit(c)) {
            return false;
        }
        UnicodeScript script = c < 0x0E00 ? UnicodeScript.LATIN : UnicodeScript.of(c);
        return switch (script) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> false;
            default -> true;
        };
    }
}
