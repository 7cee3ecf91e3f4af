package org.imprimatur.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.imprimatur.article.InvisibleCharacters;
import org.imprimatur.article.Revision;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.TextDiff;
import org.imprimatur.article.typeset.NewestFormat;
import org.imprimatur.platform.Sha256;

/**
 * A word-by-word diff of two revisions. It compares what is signed, the source text, not its typeset look: a changed
 * link target shows although readers would see the same words.
 *
 * @param same    not a character differs
 * @param added   words that are new
 * @param removed words that are gone
 * @param marks   signs and blanks that differ where no word does, and signs beside words that do
 * @param weighty changes that can alter a quantity, range, unit, comparison, negation, population or route
 */
public record RevisionDiff(
        int from, int to, boolean same, List<Part> parts, int added, int removed, int marks, List<Weighty> weighty) {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Unchanged words shown on either side of a change before the rest is folded away. */
    private static final int CONTEXT = 30;

    private static final int QUOTED = 4;

    private static final int TICK = 24;

    /** As many signs as surely hold the words quoted. */
    private static final int NEARBY = 300;

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
    record Piece(Kind kind, String text, boolean weighty, int words, int anchor) {

        /** The text, with words for what nobody would see of a change. */
        public String shown() {
            return kind == Kind.SAME ? text : InvisibleCharacters.named(text);
        }
    }

    /**
     * Before and after, each with a few words around it.
     *
     * @param anchor leads to the place
     * @param part   which part of the text it stands in
     * @param tick   names this change between these two texts, and no other change or pair of texts
     */
    public record Weighty(int anchor, String part, String lead, String before, String after, String tail, String tick) {

        /** Whether how much of something is taken has changed: the number before a measure, or the measure. */
        public boolean isOfADose() {
            return ClinicalTerms.isOfADose(before, tail) || ClinicalTerms.isOfADose(after, tail);
        }

        public String shownBefore() {
            return InvisibleCharacters.named(before);
        }

        public String shownAfter() {
            return InvisibleCharacters.named(after);
        }
    }

    /** Where one is written in an older format, both are compared in the newest: only what reads differently differs. */
    public static RevisionDiff between(Revision before, Revision after) {
        RevisionText older = NewestFormat.of(before.text());
        RevisionText newer = NewestFormat.of(after.text());
        String beforeSources = readable(older.sources());
        String afterSources = readable(newer.sources());
        boolean told = !beforeSources.equals(afterSources) || older.sources().equals(newer.sources());
        Reading reading = new Reading(before.text().sha256() + after.text().sha256());
        List<Part> parts = List.of(
                reading.part("title", older.title(), newer.title()),
                reading.part("standfirst", older.standfirst(), newer.standfirst()),
                reading.part("body", older.body(), newer.body()),
                reading.part("sources", told ? beforeSources : older.sources(), told ? afterSources : newer.sources()));
        return new RevisionDiff(
                before.number(),
                after.number(),
                older.equals(newer),
                parts,
                reading.added,
                reading.removed,
                reading.marks,
                reading.weighty);
    }

    public boolean isEmpty() {
        return same;
    }

    /** Which sentence says how much has changed. */
    public String headline() {
        if (same) {
            return "review.changed.empty";
        }
        if (added == 0 && removed == 0) {
            return "review.changed.marks";
        }
        return marks == 0 ? "review.changed.words" : "review.changed.words-and-marks";
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

    /** Goes through what {@link TextDiff} found, and singles out what can harm. */
    private static final class Reading {

        private final String texts;
        private int added;
        private int removed;
        private int marks;
        private final List<Weighty> weighty = new ArrayList<>();

        /** @param texts names the two that are compared */
        Reading(String texts) {
            this.texts = texts;
        }

        Part part(String name, String before, String after) {
            List<Piece> pieces = new ArrayList<>();
            Sides sides = new Sides(name, before, after);
            List<TextDiff.Piece> found = TextDiff.of(before, after);
            for (int i = 0; i < found.size(); i++) {
                TextDiff.Piece piece = found.get(i);
                if (piece.same()) {
                    pieces.add(new Piece(Kind.SAME, piece.text(), false, count(piece.text()), 0));
                    sides.pass(piece.text(), piece.text());
                } else if (piece.removed()) {
                    boolean replaced = i + 1 < found.size() && found.get(i + 1).added();
                    changed(
                            pieces,
                            sides,
                            piece.text(),
                            replaced ? found.get(++i).text() : "");
                } else {
                    changed(pieces, sides, "", piece.text());
                }
            }
            return new Part(name, folded(pieces));
        }

        private void changed(List<Piece> pieces, Sides sides, String gone, String come) {
            List<String> goneWords = TextDiff.words(gone);
            List<String> comeWords = TextDiff.words(come);
            removed += TextDiff.countWords(goneWords);
            added += TextDiff.countWords(comeWords);
            marks += TextDiff.marksChanged(gone, come);
            boolean opposites = areOpposites(goneWords, comeWords);
            int anchor = 0;
            if (opposites || sides.isWeighty(gone, come)) {
                anchor = weighty.size() + 1;
                weighty.add(new Weighty(
                        anchor,
                        sides.part,
                        wordsUpTo(sides.before, sides.at),
                        gone.strip(),
                        come.strip(),
                        wordsFrom(sides.before, sides.at + gone.length()),
                        tick(sides, gone, come)));
            }
            runs(pieces, Kind.REMOVED, goneWords, sides.inBefore(), sides.at, opposites, anchor);
            runs(pieces, Kind.ADDED, comeWords, sides.inAfter(), sides.newAt, opposites, gone.isEmpty() ? anchor : 0);
            sides.pass(gone, come);
        }

        private String tick(Sides sides, String gone, String come) {
            String change = String.join("\n", texts, sides.part, sides.at + " " + sides.newAt, gone, come);
            return Sha256.of(change.getBytes(StandardCharsets.UTF_8)).substring(0, TICK);
        }

        private static boolean areOpposites(List<String> gone, List<String> come) {
            Set<String> before = new HashSet<>(gone);
            Set<String> after = new HashSet<>(come);
            Set<String> inBoth = new HashSet<>(before);
            inBoth.retainAll(after);
            before.removeAll(inBoth);
            after.removeAll(inBoth);
            return ClinicalTerms.haveOpposites(before, after);
        }

        /** Runs of weighty and of light words become pieces of their own. */
        private static void runs(
                List<Piece> pieces,
                Kind kind,
                List<String> tokens,
                BitSet terms,
                int start,
                boolean allWeighty,
                int anchor) {
            StringBuilder run = new StringBuilder();
            boolean weighty = false;
            int here = anchor;
            int at = start;
            for (String token : tokens) {
                int end = at + token.length();
                int term = terms.nextSetBit(at);
                boolean heavy = allWeighty || term >= 0 && term < end;
                if (TextDiff.isBlank(token)) {
                    heavy = weighty;
                }
                if (heavy != weighty && !TextDiff.isBlank(run.toString())) {
                    pieces.add(new Piece(kind, run.toString(), weighty, count(run.toString()), here));
                    run.setLength(0);
                    here = 0;
                }
                weighty = heavy;
                run.append(token);
                at = end;
            }
            if (!run.isEmpty()) {
                pieces.add(new Piece(kind, run.toString(), weighty, count(run.toString()), here));
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
                List<String> tokens = TextDiff.words(piece.text());
                String head = first ? "" : firstWords(tokens, CONTEXT);
                String tail = last ? "" : lastWords(tokens, CONTEXT);
                if (!first) {
                    folded.add(new Piece(Kind.SAME, head, false, 0, 0));
                }
                folded.add(new Piece(Kind.FOLDED, "", false, piece.words() - count(head) - count(tail), 0));
                if (!last) {
                    folded.add(new Piece(Kind.SAME, tail, false, 0, 0));
                }
            }
            return folded;
        }

        private static String wordsUpTo(String text, int end) {
            String near = text.substring(Math.max(0, end - NEARBY), end);
            return lastWords(TextDiff.words(near), QUOTED).strip();
        }

        private static String wordsFrom(String text, int start) {
            String near = text.substring(start, Math.min(text.length(), start + NEARBY));
            return firstWords(TextDiff.words(near), QUOTED).strip();
        }

        private static String firstWords(List<String> tokens, int words) {
            int end = 0;
            for (int seen = 0; end < tokens.size() && seen < words; end++) {
                seen += TextDiff.isWord(tokens.get(end)) ? 1 : 0;
            }
            return String.join("", tokens.subList(0, end));
        }

        private static String lastWords(List<String> tokens, int words) {
            int start = tokens.size();
            for (int seen = 0; start > 0 && seen < words; start--) {
                seen += TextDiff.isWord(tokens.get(start - 1)) ? 1 : 0;
            }
            return String.join("", tokens.subList(start, tokens.size()));
        }

        private static int count(String text) {
            return TextDiff.countWords(TextDiff.words(text));
        }
    }

    /** One part of both texts, and how far each has been read. */
    private static final class Sides {

        private final String part;
        private final String before;
        private final String after;
        private final BitSet inBefore;
        private final BitSet inAfter;
        private int at;
        private int newAt;

        Sides(String part, String before, String after) {
            this.part = part;
            this.before = before;
            this.after = after;
            boolean equal = before.equals(after);
            this.inBefore = equal ? new BitSet() : ClinicalTerms.in(before);
            this.inAfter = equal ? new BitSet() : ClinicalTerms.in(after);
        }

        BitSet inBefore() {
            return inBefore;
        }

        BitSet inAfter() {
            return inAfter;
        }

        void pass(String gone, String come) {
            at += gone.length();
            newAt += come.length();
        }

        boolean isWeighty(String gone, String come) {
            if (TextDiff.isBlank(gone) && TextDiff.isBlank(come)) {
                return gone.isEmpty() != come.isEmpty()
                        && (isSigned(before, inBefore, at, gone) || isSigned(after, inAfter, newAt, come));
            }
            return touches(inBefore, at, gone) || touches(inAfter, newAt, come);
        }

        /** A blank that came or went beside the sign of a number. */
        private static boolean isSigned(String text, BitSet terms, int at, String blank) {
            int end = at + blank.length();
            return terms.get(Math.max(0, at - 1)) && ClinicalTerms.isSigned(text, at - 1)
                    || terms.get(end) && ClinicalTerms.isSigned(text, end);
        }

        private static boolean touches(BitSet terms, int at, String text) {
            int term = terms.nextSetBit(at);
            return term >= 0 && term < at + text.length();
        }
    }
}
