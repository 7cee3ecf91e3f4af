package org.imprimatur.article.source;

import java.util.List;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Visitor;

/** The citations between one pair of brackets. */
public final class CitationGroup extends CustomNode {

    private final List<Citation> citations;

    CitationGroup(List<Citation> citations) {
        this.citations = citations;
    }

    public List<Citation> citations() {
        return citations;
    }

    @Override
    public void accept(Visitor visitor) {
        visitor.visit(this);
    }
}
