package org.imprimatur.article.markdown;

import java.util.HashSet;
import java.util.Set;
import org.commonmark.node.Block;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.renderer.markdown.CoreMarkdownNodeRenderer;
import org.commonmark.renderer.markdown.MarkdownNodeRendererContext;
import org.commonmark.renderer.markdown.MarkdownWriter;

/** Writes what the newest format has beyond CommonMark, and escapes words that would be read as such. */
final class BodyNodes extends CoreMarkdownNodeRenderer {

    private final MarkdownWriter writer;
    private boolean withinRun;

    BodyNodes(MarkdownNodeRendererContext context) {
        super(context);
        this.writer = context.getWriter();
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        Set<Class<? extends Node>> types = new HashSet<>(super.getNodeTypes());
        types.add(Raised.class);
        types.add(Lowered.class);
        return types;
    }

    @Override
    public void visit(CustomNode node) {
        char sign = node instanceof Raised ? '^' : '~';
        boolean within = withinRun;
        withinRun = true;
        writer.raw(sign);
        visitChildren(node);
        writer.raw(sign);
        withinRun = within;
    }

    /** Piece by piece: each mark that might be read as one, and within a run each blank, with a backslash before it. */
    @Override
    public void visit(Text text) {
        String words = text.getLiteral();
        int from = 0;
        for (int at = 0; at < words.length(); at++) {
            boolean blank = words.charAt(at) == ' ' || words.charAt(at) == '\u00a0';
            if (withinRun && blank || isMark(words.charAt(at)) && mayBegin(text, at)) {
                piece(text, from, at);
                writer.raw("\\" + (blank ? ' ' : words.charAt(at)));
                from = at + 1;
            }
        }
        piece(text, from, words.length());
    }

    private void piece(Text text, int from, int to) {
        if (from == 0 && to == text.getLiteral().length()) {
            super.visit(text);
        } else if (from < to) {
            Text piece = new Text(text.getLiteral().substring(from, to));
            text.insertBefore(piece);
            super.visit(piece);
            piece.unlink();
        }
    }

    private static boolean isMark(char c) {
        return c == '^' || c == '~';
    }

    /** Only where another of its kind stands in the same word, or may stand in what touches it. */
    private boolean mayBegin(Text text, int at) {
        String words = text.getLiteral();
        int begin = at;
        while (begin > 0 && words.charAt(begin - 1) != ' ') {
            begin--;
        }
        int end = at + 1;
        while (end < words.length() && words.charAt(end) != ' ') {
            end++;
        }
        boolean alone = words.indexOf(words.charAt(at), begin) == at
                && (words.indexOf(words.charAt(at), at + 1) < 0 || words.indexOf(words.charAt(at), at + 1) >= end);
        boolean touches = begin == 0 && text.getPrevious() != null
                || end == words.length() && text.getNext() != null
                || text.getParent() != null
                        && !(text.getParent() instanceof Block)
                        && (begin == 0 || end == words.length());
        return withinRun || !alone || touches;
    }
}
