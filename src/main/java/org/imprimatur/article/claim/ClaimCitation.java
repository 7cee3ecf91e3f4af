package org.imprimatur.article.claim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.anchor.PlainText;
import org.imprimatur.article.anchor.PlainText.Kind;
import org.imprimatur.article.anchor.PlainText.Passage;
import org.imprimatur.article.markdown.BodyParser;
import org.imprimatur.article.markdown.CitedWords;
import org.imprimatur.article.markdown.Places;
import org.imprimatur.article.source.SourceKeys;

/**
 * Puts a citation at the end of a claim. Each place that may be meant is tried, and the text read again: only where all its
 * words are the same as before, and all its citations but the new one, is it taken.
 */
public final class ClaimCitation {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern CLOSING = Pattern.compile("[\"')\\]}\u201d\u2019\u00bb*_^~%\u2030\u00b0]*");
    private static final Pattern ENDING = Pattern.compile("[.!?\u2026]+[\"')\\]}\u201d\u2019\u00bb*_]*");

    /** Of a word that stands more often in one paragraph only so many places are tried. */
    private static final int MOST = 16;

    private final RevisionText text;
    private final PlainText before;
    private final Claim claim;
    private final String key;

    private ClaimCitation(RevisionText text, Claim claim, String key) {
        this.text = text;
        this.before = PlainText.of(text);
        this.claim = claim;
        this.key = key;
    }

    /** The body with it; nothing if there is no place where it would change nothing else. */
    public static Optional<String> of(RevisionText text, Claim claim, String key) {
        return new ClaimCitation(text, claim, key).placed();
    }

    private Optional<String> placed() {
        List<Passage> passages = before.passages();
        int which = IntStream.range(0, passages.size())
                .filter(i -> isIn(passages.get(i)))
                .findFirst()
                .orElse(-1);
        if (which < 0 || isAboveBody(passages.get(which))) {
            return Optional.empty();
        }
        int above = (int) passages.stream().filter(ClaimCitation::isAboveBody).count();
        List<Node> blocks = blocks();
        if (which - above >= blocks.size()) {
            return Optional.empty();
        }
        return placed(blocks.get(which - above), passages.get(which), which);
    }

    private boolean isIn(Passage passage) {
        int at = claim.anchor().position();
        return at >= passage.start() && at < passage.start() + passage.words().length();
    }

    private static boolean isAboveBody(Passage passage) {
        return passage.kind() == Kind.TITLE || passage.kind() == Kind.STANDFIRST;
    }

    private Optional<String> placed(Node block, Passage passage, int which) {
        String mark = " [@" + (SourceKeys.isFit(key) ? key : "{" + key + "}") + "]";
        for (int place : places(block, passage)) {
            String body = text.body().substring(0, place) + mark + text.body().substring(place);
            if (isOnlyThat(body, passage, which)) {
                return Optional.of(body);
            }
        }
        return Optional.empty();
    }

    /** Behind its last word, before what ends it, and behind that; the likeliest first. */
    private Set<Integer> places(Node block, Passage passage) {
        Places in = new Places(text.body());
        Node first = block instanceof TableRow ? block.getFirstChild() : block;
        Node last = block instanceof TableRow ? block.getLastChild() : block;
        Set<Integer> places = new LinkedHashSet<>();
        if (first == null
                || first.getSourceSpans().isEmpty()
                || last.getSourceSpans().isEmpty()) {
            return places;
        }
        String typed = text.body().substring(0, in.end(last));
        int end = claim.anchor().end() - passage.start();
        List<Integer> spoken = ends(lastWord(), passage.words().substring(0, end), 0);
        List<Integer> written = ends(lastWord(), typed, in.begin(first));
        int nth = spoken.size() - 1;
        List<Integer> order = IntStream.range(0, written.size())
                .boxed()
                .sorted(Comparator.comparingInt(i -> Math.abs(i - nth)))
                .limit(MOST)
                .map(written::get)
                .toList();
        for (int place : order) {
            int closed = skip(CLOSING, typed, place);
            places.add(closed);
            places.add(place);
            places.add(skip(ENDING, typed, closed));
        }
        return places;
    }

    private static int skip(Pattern what, String typed, int from) {
        Matcher matcher = what.matcher(typed).region(from, typed.length());
        return matcher.lookingAt() ? matcher.end() : from;
    }

    private String lastWord() {
        Matcher word = WORD.matcher(claim.words());
        String last = "";
        while (word.find()) {
            last = word.group();
        }
        return last;
    }

    private static List<Integer> ends(String word, String in, int from) {
        List<Integer> ends = new ArrayList<>();
        for (int at = word.isEmpty() ? -1 : in.indexOf(word, from);
                at >= 0;
                at = in.indexOf(word, at + word.length())) {
            ends.add(at + word.length());
        }
        return ends;
    }

    private boolean isOnlyThat(String body, Passage passage, int which) {
        PlainText after =
                PlainText.of(new RevisionText(text.title(), text.standfirst(), body, text.sources(), text.format()));
        if (!after.words().equals(before.words())
                || after.passages().size() != before.passages().size()) {
            return false;
        }
        for (int i = 0; i < before.passages().size(); i++) {
            List<CitedWords.Mark> left = new ArrayList<>(after.passages().get(i).cited());
            if (i == which && !left.remove(added(left, passage))) {
                return false;
            }
            if (!left.equals(before.passages().get(i).cited())) {
                return false;
            }
        }
        return true;
    }

    /** The mark that belongs to the claim, wherever at its end it stands. */
    private CitedWords.Mark added(List<CitedWords.Mark> marks, Passage passage) {
        int start = claim.anchor().position() - passage.start();
        int end = claim.anchor().end() - passage.start();
        return marks.stream()
                .filter(mark -> mark.key().equals(key) && mark.at() > start && mark.at() <= end)
                .reduce((one, later) -> later)
                .orElse(new CitedWords.Mark(-1, key));
    }

    /** As {@link PlainText} lists them. */
    private List<Node> blocks() {
        List<Node> blocks = new ArrayList<>();
        BodyParser.parse(text.body(), text.format()).accept(new AbstractVisitor() {

            private void add(Node block) {
                if (block instanceof TableRow || !CitedWords.of(block).words().isEmpty()) {
                    blocks.add(block);
                }
            }

            @Override
            public void visit(Heading heading) {
                add(heading);
            }

            @Override
            public void visit(Paragraph paragraph) {
                add(paragraph);
            }

            @Override
            public void visit(FencedCodeBlock code) {
                add(code);
            }

            @Override
            public void visit(IndentedCodeBlock code) {
                add(code);
            }

            @Override
            public void visit(CustomNode node) {
                if (node instanceof TableRow row) {
                    add(row);
                } else {
                    visitChildren(node);
                }
            }
        });
        return blocks;
    }
}
