package org.imprimatur.article.markdown;

import org.commonmark.node.CustomNode;
import org.commonmark.node.Visitor;

/** A circumflex or tilde that may begin or end a raised or lowered run; there is none left once {@link RaisedRuns} is done. */
final class Mark extends CustomNode {

    private final char sign;

    Mark(char sign) {
        this.sign = sign;
    }

    char sign() {
        return sign;
    }

    @Override
    public void accept(Visitor visitor) {
        visitor.visit(this);
    }
}
