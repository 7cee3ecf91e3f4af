package org.imprimatur.article.markdown;

import org.commonmark.node.CustomNode;
import org.commonmark.node.Visitor;
import org.jspecify.annotations.Nullable;

/** A list within a cell, each of its items one line. */
public final class CellList extends CustomNode {

    private @Nullable ListLabels labels;
    private int start;

    /** @param labels null for one without */
    public CellList(@Nullable ListLabels labels, int start) {
        this.labels = labels;
        this.start = start;
    }

    public @Nullable ListLabels labels() {
        return labels;
    }

    public int start() {
        return start;
    }

    void read(ListLabels others, int first) {
        this.labels = others;
        this.start = first;
    }

    @Override
    public void accept(Visitor visitor) {
        visitor.visit(this);
    }

    /** One line of the list. */
    public static final class Item extends CustomNode {

        @Override
        public void accept(Visitor visitor) {
            visitor.visit(this);
        }
    }
}
