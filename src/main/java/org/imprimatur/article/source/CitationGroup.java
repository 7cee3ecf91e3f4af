package org.imprimatur.article.source;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.node.Visitor;

/** The citations between one pair of brackets. */
public final class CitationGroup extends CustomNode {

    private final List<Citation> citations;

    CitationGroup(List<Citation> citations) {
        this.citations = citations;
    }

    /** Those of a text, in its order. */
    public static List<CitationGroup> in(Node document) {
        List<CitationGroup> groups = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(CustomNode node) {
                if (node instanceof CitationGroup group) {
                    groups.add(group);
                }
                visitChildren(node);
            }
        });
        return groups;
    }

    public List<Citation> citations() {
        return citations;
    }

    @Override
    public void accept(Visitor visitor) {
        visitor.visit(this);
    }
}
