package org.imprimatur.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.DiffAlgorithmI;
import com.github.difflib.algorithm.myers.MyersDiff;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.imprimatur.article.Revision;

/**
 * What became of a text between two revisions, word by word. It compares what is signed, the source text, not its
 * typeset look: a changed link target shows although readers would see the same words.
 *
 * @param added   words that are new
 * @param removed words that are gone
 * @param weighty changes of a number, a dose, a unit or a negation
 */
record Changes(int from, int to, List<Part> parts, int added, int removed, List<Weighty> weighty) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TOKEN =
            Pattern.compile("\\s+|[\\p{L}\\p{M}\\p{N}]+(?:['’.,·/-][\\p{L}\\p{M}\\p{N}]+)*|.", Pattern.DOTALL);

    /** Unchanged words shown on either side of a change before the rest is folded away. */
    private static final int CONTEXT = 30;

    private static final int QUOTED = 4;

    /** One part of the text, "title", "standfirst", "body" or "sources". */
    record Part(String name, List<Piece> pieces) {

        public boolean isChanged() {
            return pieces.stream().anyMatch(piece -> piece.kind() == Kind.ADDED || piece.kind() == Kind.REMOVED);
        }
    }

    enum Kind {
        SAME,
        ADDED,
        REMOVED,
        /** Unchanged words folded away; {@code words} says how many. */
        FOLDED
    }

    /** @param anchor of the weighty change that begins here, 0 if none does */
    record Piece(Kind kind, String text, boolean weighty, int words, int anchor) {}

    /** Before and after, each with a few words around it; {@code anchor} leads to the place. */
    record Weighty(int anchor, String lead, String before, String after, String tail) {}

    static Changes between(Revision before, Revision after) {
        Comparison comparison = new Comparison();
        List<Part> parts = List.of(
                comparison.part("title", before.text().title(), after.text().title()),
                comparison.part(
                        "standfirst", before.text().standfirst(), after.text().standfirst()),
                comparison.part("body", before.text().body(), after.text().body()),
                comparison.part(
                        "sources",
                        readable(before.text().sources()),
                        readable(after.text().sources())));
        return new Changes(
                before.number(), after.number(), parts, comparison.added, comparison.removed, comparison.weighty);
    }

    public boolean isEmpty() {
        return parts.stream().noneMatch(Part::isChanged);
    }

    /** A source list as lines, one fact each, so that a changed page number is one changed word. */
    private static String readable(String sources) {
        StringBuilder lines = new StringBuilder();
        try {
            for (JsonNode source : JSON.readTree(sources)) {
                lines.append('[').append(source.path("id").asText()).append("]\n");
                source.properties().stream()
                        .filter(field -> !field.getKey().equals("id"))
                        .forEach(field -> lines.append("  ")
                                .append(field.getKey())
                                .append(": ")
                                .append(
                                        field.getValue().isValueNode()
                                                ? field.getValue().asText()
                                                : field.getValue().toString())
                                .append('\n'));
            }
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
        return lines.toString();
    }

    /** Lines are compared first and words only within changed lines: two long texts cost little that way. */
    private static final class Comparison {

        private int added;
        private int removed;
        private final List<Weighty> weighty = new ArrayList<>();

        Part part(String name, String before, String after) {
            List<Piece> pieces = new ArrayList<>();
            List<String> old = lines(before);
            List<String> now = lines(after);
            int at = 0;
            for (Edit edit : edits(old, now)) {
                same(pieces, String.join("", old.subList(at, edit.start())));
                words(
                        pieces,
                        String.join("", old.subList(edit.start(), edit.end())),
                        String.join("", now.subList(edit.newStart(), edit.newEnd())));
                at = edit.end();
            }
            same(pieces, String.join("", old.subList(at, old.size())));
            return new Part(name, folded(pieces));
        }

        private void words(List<Piece> pieces, String before, String after) {
            List<String> old = tokens(before);
            List<String> now = tokens(after);
            int at = 0;
            for (Edit edit : edits(old, now)) {
                same(pieces, String.join("", old.subList(at, edit.start())));
                List<String> gone = old.subList(edit.start(), edit.end());
                List<String> come = now.subList(edit.newStart(), edit.newEnd());
                removed += count(gone);
                added += count(come);
                int anchor = 0;
                if (isWeighty(gone) || isWeighty(come)) {
                    anchor = weighty.size() + 1;
                    weighty.add(new Weighty(
                            anchor,
                            lastWords(old.subList(0, edit.start())),
                            String.join("", gone).strip(),
                            String.join("", come).strip(),
                            firstWords(old.subList(edit.end(), old.size()))));
                }
                changed(pieces, Kind.REMOVED, gone, anchor);
                changed(pieces, Kind.ADDED, come, gone.isEmpty() ? anchor : 0);
                at = edit.end();
            }
            same(pieces, String.join("", old.subList(at, old.size())));
        }

        /** Edits with no word between them are one edit: people change phrases, not every word of a phrase. */
        private static List<Edit> edits(List<String> before, List<String> after) {
            List<Edit> edits = new ArrayList<>();
            for (AbstractDelta<String> delta :
                    DiffUtils.diff(before, after, algorithm(before, after)).getDeltas()) {
                int start = delta.getSource().getPosition();
                int newStart = delta.getTarget().getPosition();
                Edit edit = new Edit(
                        start,
                        start + delta.getSource().size(),
                        newStart,
                        newStart + delta.getTarget().size());
                Edit last = edits.isEmpty() ? null : edits.get(edits.size() - 1);
                if (last != null
                        && before.subList(last.end(), edit.start()).stream().noneMatch(Comparison::hasWord)) {
                    edits.set(edits.size() - 1, new Edit(last.start(), edit.end(), last.newStart(), edit.newEnd()));
                } else {
                    edits.add(edit);
                }
            }
            return edits;
        }

        /** The plain algorithm finds the tidier edits, but its memory grows with the square of the difference. */
        private static DiffAlgorithmI<String> algorithm(List<String> before, List<String> after) {
            return before.size() + after.size() < 1500 ? new MyersDiff<>() : new MyersDiffWithLinearSpace<>();
        }

        private record Edit(int start, int end, int newStart, int newEnd) {}

        private static void same(List<Piece> pieces, String text) {
            if (!text.isEmpty()) {
                pieces.add(new Piece(Kind.SAME, text, false, count(tokens(text)), 0));
            }
        }

        /** Runs of weighty and of light words become pieces of their own. */
        private static void changed(List<Piece> pieces, Kind kind, List<String> tokens, int anchor) {
            int here = anchor;
            int at = 0;
            while (at < tokens.size()) {
                boolean heavy = WeightyWords.contains(tokens.get(at));
                int end = at + 1;
                while (end < tokens.size() && WeightyWords.contains(tokens.get(end)) == heavy) {
                    end++;
                }
                List<String> run = tokens.subList(at, end);
                pieces.add(new Piece(kind, String.join("", run), heavy, count(run), here));
                here = 0;
                at = end;
            }
        }

        private static List<Piece> folded(List<Piece> pieces) {
            List<Piece> folded = new ArrayList<>();
            for (int i = 0; i < pieces.size(); i++) {
                Piece piece = pieces.get(i);
                boolean first = i == 0;
                boolean last = i == pieces.size() - 1;
                if (piece.kind() != Kind.SAME || piece.words() <= 2 * CONTEXT + 10) {
                    folded.add(piece);
                    continue;
                }
                List<String> tokens = tokens(piece.text());
                String head = first ? "" : firstWords(tokens, CONTEXT);
                String tail = last ? "" : lastWords(tokens, CONTEXT);
                int kept = count(tokens(head)) + count(tokens(tail));
                if (!first) {
                    folded.add(new Piece(Kind.SAME, head, false, 0, 0));
                }
                folded.add(new Piece(Kind.FOLDED, "", false, piece.words() - kept, 0));
                if (!last) {
                    folded.add(new Piece(Kind.SAME, tail, false, 0, 0));
                }
            }
            return folded;
        }

        private static boolean isWeighty(List<String> tokens) {
            return tokens.stream().anyMatch(WeightyWords::contains);
        }

        private static String firstWords(List<String> tokens) {
            return firstWords(tokens, QUOTED).strip();
        }

        private static String firstWords(List<String> tokens, int words) {
            int end = 0;
            for (int seen = 0; end < tokens.size() && seen < words; end++) {
                seen += isWord(tokens.get(end)) ? 1 : 0;
            }
            return String.join("", tokens.subList(0, end));
        }

        private static String lastWords(List<String> tokens) {
            return lastWords(tokens, QUOTED).strip();
        }

        private static String lastWords(List<String> tokens, int words) {
            int start = tokens.size();
            for (int seen = 0; start > 0 && seen < words; start--) {
                seen += isWord(tokens.get(start - 1)) ? 1 : 0;
            }
            return String.join("", tokens.subList(start, tokens.size()));
        }

        private static int count(List<String> tokens) {
            return (int) tokens.stream().filter(Comparison::isWord).count();
        }

        private static boolean hasWord(String text) {
            return text.codePoints().anyMatch(Character::isLetterOrDigit);
        }

        private static boolean isWord(String token) {
            return Character.isLetterOrDigit(token.codePointAt(0));
        }

        private static List<String> tokens(String text) {
            return TOKEN.matcher(text).results().map(match -> match.group()).toList();
        }

        private static List<String> lines(String text) {
            return text.isEmpty() ? List.of() : List.of(text.split("(?<=\n)"));
        }
    }
}
