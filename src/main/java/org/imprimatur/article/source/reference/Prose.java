package org.imprimatur.article.source.reference;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.imprimatur.article.markdown.BodyParser;
import org.imprimatur.article.markdown.Lowered;
import org.imprimatur.article.markdown.Places;
import org.imprimatur.article.markdown.Raised;

/** The stretches of a body that are sentences, without code, links and pictures, each at its place in the body. */
final class Prose extends AbstractVisitor {

    /** Stands for each character of what is no sentence. */
    static final char MASK = '\uFFFC';

    /**
     * One paragraph, heading or cell.
     *
     * @param words  the same, what is no prose masked
     * @param raised where raised words stand in the body, their marks included
     */
    record Stretch(int from, String typed, String words, List<int[]> raised) {}

    private final String body;
    private final Places places;
    private final List<Stretch> stretches = new ArrayList<>();
    private StringBuilder words = new StringBuilder();
    private List<int[]> raised = new ArrayList<>();
    private int from;

    private Prose(String body) {
        this.body = body;
        this.places = new Places(body);
    }

    static List<Stretch> of(String body) {
        Prose prose = new Prose(body);
        BodyParser.parseAsTyped(body).accept(prose);
        return prose.stretches;
    }

    @Override
    public void visit(Paragraph paragraph) {
        stretch(paragraph);
    }

    @Override
    public void visit(Heading heading) {
        stretch(heading);
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof TableCell && !node.getSourceSpans().isEmpty()) {
            stretch(node);
        } else if (node instanceof Raised || node instanceof Lowered) {
            run(node);
        } else {
            visitChildren(node);
        }
    }

    private void stretch(Node node) {
        if (node.getSourceSpans().isEmpty()) {
            return;
        }
        from = places.begin(node);
        words = new StringBuilder(body.substring(from, places.end(node)));
        raised = new ArrayList<>();
        visitChildren(node);
        stretches.add(new Stretch(from, body.substring(from, places.end(node)), words.toString(), List.copyOf(raised)));
    }

    @Override
    public void visit(Code code) {
        mask(code);
    }

    @Override
    public void visit(Link link) {
        mask(link);
    }

    @Override
    public void visit(Image image) {
        mask(image);
    }

    @Override
    public void visit(HtmlInline html) {
        mask(html);
    }

    /** The parser says where the words between the marks stand; a mark is one sign on either side. */
    private void run(Node node) {
        Node first = node.getFirstChild();
        Node last = node.getLastChild();
        if (first == null
                || first.getSourceSpans().isEmpty()
                || last.getSourceSpans().isEmpty()) {
            return;
        }
        int[] place = {places.begin(first) - 1, places.end(last) + 1};
        if (node instanceof Raised && body.charAt(place[0]) == '^' && body.charAt(place[1] - 1) == '^') {
            raised.add(place);
        }
        mask(place[0], place[1]);
    }

    private void mask(Node node) {
        if (!node.getSourceSpans().isEmpty()) {
            mask(places.begin(node), places.end(node));
        }
    }

    private void mask(int begin, int end) {
        for (int i = Math.max(0, begin - from); i < Math.min(end - from, words.length()); i++) {
            words.setCharAt(i, MASK);
        }
    }
}
