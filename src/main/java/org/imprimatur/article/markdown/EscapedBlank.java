package org.imprimatur.article.markdown;

import org.commonmark.node.CustomNode;
import org.commonmark.node.Visitor;

/** A backslash and a blank, which within a raised or lowered run is a blank that does not end it. */
final class EscapedBlank extends CustomNode {

    @Override
    public void accept(Visitor visitor) {
        visitor.visit(this);
    }
}
