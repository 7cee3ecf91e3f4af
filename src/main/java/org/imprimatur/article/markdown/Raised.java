package org.imprimatur.article.markdown;

import org.commonmark.node.CustomNode;
import org.commonmark.node.Visitor;

/** Words that stand above the line, as the 9 of 10⁹: {@code ^9^}. */
public final class Raised extends CustomNode {

    @Override
    public void accept(Visitor visitor) {
        visitor.visit(this);
    }
}
