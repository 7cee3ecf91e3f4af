package org.imprimatur.article.markdown;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;

/** Escapes backslashes that stand alone in a paragraph or a cell, and would mean nothing there. */
final class BackslashEscapes extends AbstractVisitor {

    private final Places places;
    private final Edits edits;

    private BackslashEscapes(String body, Edits edits) {
        this.places = new Places(body);
        this.edits = edits;
    }

    static void find(String body, Node document, Edits edits) {
        document.accept(new BackslashEscapes(body, edits));
    }

    @Override
    public void visit(CustomBlock block) {
        if (block instanceof Separator) {
            edits.before(places.begin(block), "\\");
        }
        visitChildren(block);
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof Cell cell && cell.isMeant()) {
            edits.before(places.begin(cell), "\\");
        }
        visitChildren(node);
    }
}
