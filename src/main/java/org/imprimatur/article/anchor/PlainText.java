package org.imprimatur.article.anchor;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.markdown.BodyParser;
import org.imprimatur.article.markdown.CitedWords;

/**
 * A text as a reader meets it, in plain words: title, standfirst, and each paragraph, heading and row of a table of the
 * body. What anchors are placed in.
 *
 * @param words    all of it, a line for each passage
 * @param passages in their order
 */
public record PlainText(String words, List<Passage> passages) {

    private static final String CELL = " | ";

    public PlainText {
        passages = List.copyOf(passages);
    }

    /**
     * A part of a text that begins on a line of its own.
     *
     * @param start of its first character in all the words
     * @param cited where in its words sources are cited
     */
    public record Passage(Kind kind, int start, String words, List<CitedWords.Mark> cited) {

        public Passage {
            cited = List.copyOf(cited);
        }
    }

    /** What a passage is. */
    public enum Kind {
        TITLE,
        STANDFIRST,
        HEADING,
        PARAGRAPH,
        ROW
    }

    public static PlainText of(RevisionText text) {
        Collector collector = new Collector();
        collector.add(Kind.TITLE, text.title(), List.of());
        collector.add(Kind.STANDFIRST, text.standfirst(), List.of());
        BodyParser.parse(text.body(), text.format()).accept(collector);
        return new PlainText(collector.words.toString(), collector.passages);
    }

    private static final class Collector extends AbstractVisitor {

        private final StringBuilder words = new StringBuilder();
        private final List<Passage> passages = new ArrayList<>();

        private void add(Kind kind, String passage, List<CitedWords.Mark> cited) {
            if (!passage.isEmpty()) {
                passages.add(new Passage(kind, words.length(), passage, cited));
                words.append(passage).append('\n');
            }
        }

        private void add(Kind kind, Node block) {
            CitedWords cited = CitedWords.of(block);
            add(kind, cited.words(), cited.marks());
        }

        @Override
        public void visit(Heading heading) {
            add(Kind.HEADING, heading);
        }

        @Override
        public void visit(Paragraph paragraph) {
            add(Kind.PARAGRAPH, paragraph);
        }

        @Override
        public void visit(FencedCodeBlock code) {
            add(Kind.PARAGRAPH, code);
        }

        @Override
        public void visit(IndentedCodeBlock code) {
            add(Kind.PARAGRAPH, code);
        }

        @Override
        public void visit(CustomNode node) {
            if (node instanceof TableRow row) {
                row(row);
            } else {
                visitChildren(node);
            }
        }

        private void row(TableRow row) {
            StringBuilder joined = new StringBuilder();
            List<CitedWords.Mark> marks = new ArrayList<>();
            for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
                if (cell instanceof TableCell) {
                    joined.append(joined.isEmpty() ? "" : CELL);
                    CitedWords cited = CitedWords.of(cell);
                    int before = joined.length();
                    cited.marks().forEach(mark -> marks.add(new CitedWords.Mark(before + mark.at(), mark.key())));
                    joined.append(cited.words());
                }
            }
            add(Kind.ROW, joined.toString(), marks);
        }
    }
}
