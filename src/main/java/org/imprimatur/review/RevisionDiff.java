package org.imprimatur.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.imprimatur.article.Revision;
import org.imprimatur.article.TextDiff;

/**
 * A word-by-word diff of two revisions. It compares what is signed, the source text, not its typeset look: a changed
 * link target shows although readers would see the same words.
 *
 * @param added   words that are new
 * @param removed words that are gone
 * @param weighty changes of a number, a dose, a unit or a negation
 */
public record RevisionDiff(int from, int to, List<Part> parts, int added, int removed, List<Weighty> weighty) {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Unchanged words shown on either side of a change before the rest is folded away. */
    private static final int CONTEXT = 30;

    private static final int QUOTED = 4;

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
    record Piece(Kind kind, String text, boolean weighty, int words, int anchor) {}

    /** Before and after, each with a few words around it; {@code anchor} leads to the place. */
    record Weighty(int anchor, String lead, String before, String after, String tail) {}

    public static RevisionDiff between(Revision before, Revision after) {
        Reading reading = new Reading();
        List<Part> parts = List.of(
                reading.part("title", before.text().title(), after.text().title()),
                reading.part(
                        "standfirst", before.text().standfirst(), after.text().standfirst()),
                reading.part("body", before.text().body(), after.text().body()),
                reading.part(
                        "sources",
                        readable(before.text().sources()),
                        readable(after.text().sources())));
        return new RevisionDiff(
                before.number(), after.number(), parts, reading.added, reading.removed, reading.weighty);
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

    /** Goes through what {@link TextDiff} found, and singles out what can harm. */
    private static final class Reading {

        private int added;
        private int removed;
        private final List<Weighty> weighty = new ArrayList<>();

        Part part(String name, String before, String after) {
            List<Piece> pieces = new ArrayList<>();
            List<TextDiff.Piece> found = TextDiff.of(before, after);
            int at = 0;
            for (int i = 0; i < found.size(); i++) {
                TextDiff.Piece piece = found.get(i);
                if (piece.same()) {
                    pieces.add(new Piece(Kind.SAME, piece.text(), false, count(piece.text()), 0));
                    at += piece.text().length();
                } else if (piece.removed()) {
                    boolean replaced = i + 1 < found.size() && found.get(i + 1).added();
                    String gone = piece.text();
                    changed(pieces, before, at, gone, replaced ? found.get(++i).text() : "");
                    at += gone.length();
                } else {
                    changed(pieces, before, at, "", piece.text());
                }
            }
            return new Part(name, folded(pieces));
        }

        private void changed(List<Piece> pieces, String before, int at, String goneText, String comeText) {
            List<String> gone = TextDiff.words(goneText);
            List<String> come = TextDiff.words(comeText);
            removed += TextDiff.countWords(gone);
            added += TextDiff.countWords(come);
            int anchor = 0;
            if (isWeighty(gone) || isWeighty(come)) {
                anchor = weighty.size() + 1;
                weighty.add(new Weighty(
                        anchor,
                        wordsUpTo(before, at),
                        goneText.strip(),
                        comeText.strip(),
                        wordsFrom(before, at + goneText.length())));
            }
            runs(pieces, Kind.REMOVED, gone, anchor);
            runs(pieces, Kind.ADDED, come, gone.isEmpty() ? anchor : 0);
        }

        /** Runs of weighty and of light words become pieces of their own. */
        private static void runs(List<Piece> pieces, Kind kind, List<String> tokens, int anchor) {
            int here = anchor;
            int at = 0;
            while (at < tokens.size()) {
                boolean heavy = ClinicalTerms.contains(tokens.get(at));
                int end = at + 1;
                while (end < tokens.size() && ClinicalTerms.contains(tokens.get(end)) == heavy) {
                    end++;
                }
                List<String> run = tokens.subList(at, end);
                pieces.add(new Piece(kind, String.join("", run), heavy, TextDiff.countWords(run), here));
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

        private static boolean isWeighty(List<String> tokens) {
            return tokens.stream().anyMatch(ClinicalTerms::contains);
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
}
