package org.imprimatur.article.source.reference;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line in hand: what has been read of it is taken away, and whatever is left at the end was not understood. */
final class ReferenceText {

    /** Stands in the view wherever something has been taken. */
    static final char TAKEN = '\0';

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");
    private static final Pattern MARKS = Pattern.compile(
            "[\\u200B-\\u200F\\u202A-\\u202E\\u2060\\u2066-\\u2069\\uFEFF\\u00AD]|\\*+|(?<![\\p{L}\\p{N}/_])_+(?=\\S)|(?<=[\\p{L}\\p{N}.])_+(?![\\p{L}\\p{N}/_=&?.-])");
    private static final Pattern WORD = Pattern.compile("[^ ]+");

    private final String text;
    private final StringBuilder view;
    private final BitSet aside = new BitSet();

    private ReferenceText(String text) {
        this.text = text;
        this.view = new StringBuilder(text);
    }

    static ReferenceText of(String line) {
        String visible = MARKS.matcher(line).replaceAll("");
        return new ReferenceText(BLANKS.matcher(visible).replaceAll(" ").strip());
    }

    /** What is left, as long as the line, so that places in it are places in the line. */
    String view() {
        return view.toString();
    }

    int length() {
        return text.length();
    }

    void take(int from, int to) {
        for (int i = from; i < to; i++) {
            view.setCharAt(i, TAKEN);
        }
    }

    /** Takes out what is understood but has no field, so that it is handed back with what was not. */
    void setAside(Matcher found) {
        aside.set(found.start(), found.end());
        take(found);
    }

    void take(Matcher found) {
        take(found.start(), found.end());
    }

    /** The words of a place, without what was taken out of it and without the marks around them. */
    String value(int from, int to) {
        return bare(view.substring(from, to).replace(String.valueOf(TAKEN), " "));
    }

    static String bare(String words) {
        String stripped = BLANKS.matcher(words).replaceAll(" ").strip();
        int from = 0;
        int to = stripped.length();
        while (from < to && ".,;:–—-&)]>”’\"'» ".indexOf(stripped.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && ".,;:–—-&([<“‘\"« ".indexOf(stripped.charAt(to - 1)) >= 0) {
            to--;
        }
        return stripped.substring(from, to);
    }

    List<String> unread() {
        List<String> unread = new ArrayList<>();
        StringBuilder left = new StringBuilder(view);
        for (int i = 0; i < left.length(); i++) {
            if (left.charAt(i) == TAKEN) {
                left.setCharAt(i, aside.get(i) ? text.charAt(i) : ' ');
            }
        }
        Matcher word = WORD.matcher(left);
        while (word.find()) {
            String bare = bare(word.group());
            if (bare.codePoints().anyMatch(Character::isLetterOrDigit)) {
                unread.add(bare);
            }
        }
        return unread;
    }
}
