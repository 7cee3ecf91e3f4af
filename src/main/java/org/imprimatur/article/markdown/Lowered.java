package org.imprimatur.article.markdown;

import org.commonmark.node.CustomNode;
import org.commonmark.node.Visitor;

/** Words that stand below the line, as the 2 of CO₂: {@code ~2~}. */
public final class Lowered extends CustomNode {

    @Override
    public void accept(Visitor visitor) {
        visitor.visit(this);
    }
}
