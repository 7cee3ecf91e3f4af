package org.imprimatur.article;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What became of one text in another, word by word. Changed paragraphs are found first and only they are compared by
 * words, so that a long article takes no longer than its changes.
 */
public final class Comparison {

    private static final Pattern WORD = Pattern.compile("\\s+|[\\p{L}\\p{N}\\p{M}_]+|.", Pattern.DOTALL);

    /** Beyond this a paragraph is shown as replaced rather than compared word by word. */
    private static final int MOST_WORDS = 6_000;

    private Comparison() {}

    /** A stretch of text: in both, only in the older, or only in the newer one. */
    public record Piece(Kind kind, String text) {

        public boolean same() {
            return kind == Kind.SAME;
        }

        public boolean removed() {
            return kind == Kind.REMOVED;
        }

        public boolean added() {
            return kind == Kind.ADDED;
        }
    }

    /** Where a stretch of text stands. */
    public enum Kind {
        SAME,
        REMOVED,
        ADDED
    }

    public static List<Piece> of(String older, String newer) {
        List<Piece> pieces = new ArrayList<>();
        walk(lines(older), lines(newer), pieces, Comparison::byWords);
        return merged(pieces);
    }

    /** Words added or taken away, together. */
    public static int wordsChanged(List<Piece> pieces) {
        int words = 0;
        for (Piece piece : pieces) {
            if (!piece.same()) {
                Matcher word = WORD.matcher(piece.text());
                while (word.find()) {
                    words += Character.isLetterOrDigit(word.group().codePointAt(0)) ? 1 : 0;
                }
            }
        }
        return words;
    }

    private static void byWords(String older, String newer, List<Piece> pieces) {
        List<String> before = words(older);
        List<String> after = words(newer);
        if (before.size() > MOST_WORDS || after.size() > MOST_WORDS) {
            replaced(older, newer, pieces);
        } else {
            walk(before, after, pieces, Comparison::replaced);
        }
    }

    private static void replaced(String older, String newer, List<Piece> pieces) {
        add(pieces, Kind.REMOVED, older);
        add(pieces, Kind.ADDED, newer);
    }

    private static void walk(List<String> older, List<String> newer, List<Piece> pieces, Changed changed) {
        int at = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(older, newer).getDeltas()) {
            int from = delta.getSource().getPosition();
            add(pieces, Kind.SAME, String.join("", older.subList(at, from)));
            changed.between(
                    String.join("", delta.getSource().getLines()),
                    String.join("", delta.getTarget().getLines()),
                    pieces);
            at = from + delta.getSource().size();
        }
        add(pieces, Kind.SAME, String.join("", older.subList(at, older.size())));
    }

    private static void add(List<Piece> pieces, Kind kind, String text) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(kind, text));
        }
    }

    private static List<Piece> merged(List<Piece> pieces) {
        List<Piece> merged = new ArrayList<>();
        for (Piece piece : pieces) {
            int last = merged.size() - 1;
            if (last >= 0 && merged.get(last).kind() == piece.kind()) {
                merged.set(last, new Piece(piece.kind(), merged.get(last).text() + piece.text()));
            } else {
                merged.add(piece);
            }
        }
        return List.copyOf(merged);
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("(?<=\n)"));
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(word.group());
        }
        return words;
    }

    @FunctionalInterface
    private interface Changed {

        void between(String older, String newer, List<Piece> pieces);
    }
}
