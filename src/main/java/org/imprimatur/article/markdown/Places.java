package org.imprimatur.article.markdown;

import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.jspecify.annotations.Nullable;

/**
 * Where nodes stand in a body. Within a cell the parser counts {@code \\|} as the one sign it means, so that what it says
 * of a place there has to be counted again from where the cell begins.
 */
public final class Places {

    private final String body;
    private @Nullable Node cell;
    private int counted;
    private int place;

    public Places(String body) {
        this.body = body;
    }

    public int begin(Node node) {
        return of(node, first(node));
    }

    public int end(Node node) {
        SourceSpan last = node.getSourceSpans().get(node.getSourceSpans().size() - 1);
        return of(node, last.getInputIndex() + last.getLength());
    }

    /** @param at as the parser counts it */
    int of(Node node, int at) {
        for (Node outer = node; outer != null; outer = outer.getParent()) {
            if (outer instanceof TableCell) {
                return within(outer, at);
            }
        }
        return at;
    }

    /** Counting on from the place before, where that is in the same cell: a line may be long. */
    private int within(Node outer, int at) {
        if (outer != cell || at < counted) {
            cell = outer;
            counted = first(outer);
            place = counted;
        }
        while (counted < at) {
            place += body.startsWith("\\|", place) ? 2 : 1;
            counted++;
        }
        return place;
    }

    private static int first(Node node) {
        return node.getSourceSpans().get(0).getInputIndex();
    }
}
