package org.imprimatur.article;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.DiffAlgorithmI;
import com.github.difflib.algorithm.myers.MyersDiff;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A word-by-word diff of two texts. Changed paragraphs are found first and only they are compared by words, so that a
 * long article takes no longer than its changes.
 */
public final class TextDiff {

    /** "1,000", "don't" and "co-trimoxazole" are one word each. */
    private static final Pattern WORD =
            Pattern.compile("\\s+|[\\p{L}\\p{M}\\p{N}_]+(?:['’.,·/-][\\p{L}\\p{M}\\p{N}_]+)*|.", Pattern.DOTALL);

    /** From here on the plain algorithm would need too much memory: it grows with the square of the difference. */
    private static final int MANY = 1_500;

    /** Beyond this a paragraph is shown as replaced rather than compared word by word. */
    private static final int MOST_WORDS = 6_000;

    private TextDiff() {}

    /** A stretch of text: in both, only in the older, or only in the newer one. */
    public record Piece(Kind kind, String text) {

        /** The text, with words for what nobody would see of a change. */
        public String shown() {
            return same() ? text : InvisibleCharacters.named(text);
        }

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
        walk(lines(older), lines(newer), pieces, TextDiff::byWords);
        return merged(pieces);
    }

    /** Words added or taken away, together. */
    public static int wordsChanged(List<Piece> pieces) {
        return pieces.stream()
                .filter(piece -> !piece.same())
                .mapToInt(piece -> countWords(words(piece.text())))
                .sum();
    }

    /**
     * Signs and blanks that differ, together. What comes or goes with whole words is counted by these; blanks count only
     * where no word differs, for each word brings its own.
     */
    public static int marksChanged(List<Piece> pieces) {
        int marks = 0;
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            if (piece.removed() && i + 1 < pieces.size() && pieces.get(i + 1).added()) {
                marks += marksChanged(piece.text(), pieces.get(++i).text());
            } else if (piece.removed()) {
                marks += marksChanged(piece.text(), "");
            } else if (piece.added()) {
                marks += marksChanged("", piece.text());
            }
        }
        return marks;
    }

    /** The same of one change; at least one if the two differ in no word. */
    public static int marksChanged(String before, String after) {
        List<String> gone = words(before);
        List<String> come = words(after);
        boolean byWords = !wordsOf(gone).equals(wordsOf(come));
        if (byWords && (isBlank(before) || isBlank(after))) {
            return 0;
        }
        Map<String, Integer> left = new HashMap<>();
        marks(gone, byWords).forEach(mark -> left.merge(mark, 1, Integer::sum));
        marks(come, byWords).forEach(mark -> left.merge(mark, -1, Integer::sum));
        int lost = left.values().stream().mapToInt(n -> Math.max(0, n)).sum();
        int won = left.values().stream().mapToInt(n -> Math.max(0, -n)).sum();
        int marks = Math.max(lost, won);
        return byWords || before.equals(after) ? marks : Math.max(1, marks);
    }

    private static Stream<String> marks(List<String> tokens, boolean withoutBlanks) {
        return tokens.stream().filter(token -> !isWord(token) && !(withoutBlanks && isBlank(token)));
    }

    private static List<String> wordsOf(List<String> tokens) {
        return tokens.stream().filter(TextDiff::isWord).toList();
    }

    /** The text cut into words, the spaces between them, and single signs. */
    public static List<String> words(String text) {
        return WORD.matcher(text).results().map(match -> match.group()).toList();
    }

    /** Whether it is a word, and no space or sign. */
    public static boolean isWord(String token) {
        return hasWord(token);
    }

    /** Whether it is nothing but spaces and line ends, of whatever kind. */
    public static boolean isBlank(String text) {
        return text.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
    }

    public static int countWords(List<String> tokens) {
        return (int) tokens.stream().filter(TextDiff::isWord).count();
    }

    private static void byWords(String older, String newer, List<Piece> pieces) {
        List<String> before = words(older);
        List<String> after = words(newer);
        if (before.size() > MOST_WORDS || after.size() > MOST_WORDS) {
            replaced(older, newer, pieces);
        } else {
            walk(before, after, pieces, TextDiff::replaced);
        }
    }

    private static void replaced(String older, String newer, List<Piece> pieces) {
        add(pieces, Kind.REMOVED, older);
        add(pieces, Kind.ADDED, newer);
    }

    private static void walk(List<String> older, List<String> newer, List<Piece> pieces, Changed changed) {
        int at = 0;
        for (Edit edit : edits(older, newer)) {
            add(pieces, Kind.SAME, String.join("", older.subList(at, edit.start())));
            changed.between(
                    String.join("", older.subList(edit.start(), edit.end())),
                    String.join("", newer.subList(edit.newStart(), edit.newEnd())),
                    pieces);
            at = edit.end();
        }
        add(pieces, Kind.SAME, String.join("", older.subList(at, older.size())));
    }

    /** Edits with no word between them are one edit: people change phrases, not every word of a phrase. */
    private static List<Edit> edits(List<String> older, List<String> newer) {
        List<Edit> edits = new ArrayList<>();
        for (AbstractDelta<String> delta :
                DiffUtils.diff(older, newer, algorithm(older, newer)).getDeltas()) {
            Edit edit = Edit.of(delta);
            Edit last = edits.isEmpty() ? null : edits.get(edits.size() - 1);
            if (last != null && older.subList(last.end(), edit.start()).stream().noneMatch(TextDiff::hasWord)) {
                edits.set(edits.size() - 1, new Edit(last.start(), edit.end(), last.newStart(), edit.newEnd()));
            } else {
                edits.add(edit);
            }
        }
        return edits;
    }

    /** The plain one finds the tidier edits. */
    private static DiffAlgorithmI<String> algorithm(List<String> older, List<String> newer) {
        return older.size() + newer.size() < MANY ? new MyersDiff<>() : new MyersDiffWithLinearSpace<>();
    }

    private static boolean hasWord(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
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

    /** Which elements of the one list became which of the other. */
    private record Edit(int start, int end, int newStart, int newEnd) {

        static Edit of(AbstractDelta<String> delta) {
            int start = delta.getSource().getPosition();
            int newStart = delta.getTarget().getPosition();
            return new Edit(
                    start,
                    start + delta.getSource().size(),
                    newStart,
                    newStart + delta.getTarget().size());
        }
    }

    @FunctionalInterface
    private interface Changed {

        void between(String older, String newer, List<Piece> pieces);
    }
}
