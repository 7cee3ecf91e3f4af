package org.imprimatur.article.markdown;

import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;

/** Escapes what would be read as raised or lowered runs. */
final class RunEscapes {

    private final String body;
    private final Edits edits;

    private RunEscapes(String body, Edits edits) {
        this.body = body;
        this.edits = edits;
    }

    /** @param document the body as parsed with the marks of runs in it */
    static void find(String body, Node document, Edits edits) {
        RunEscapes escapes = new RunEscapes(body, edits);
        RaisedRuns.beginningsOfRuns(document).forEach(escapes::escape);
    }

    private void escape(Mark mark) {
        edits.before(place(mark, begin(mark)), "\\");
        for (Node outer = mark.getParent(); outer != null; outer = outer.getParent()) {
            if (outer instanceof Link || outer instanceof Image) {
                keepLabel(outer);
            }
        }
    }

    private static int begin(Node node) {
        return node.getSourceSpans().get(0).getInputIndex();
    }

    private static int end(Node node) {
        SourceSpan last = node.getSourceSpans().get(node.getSourceSpans().size() - 1);
        return last.getInputIndex() + last.getLength();
    }

    /** @param at as the parser counts it */
    private int place(Node node, int at) {
        for (Node outer = node; outer != null; outer = outer.getParent()) {
            if (outer instanceof TableCell) {
                return Cells.place(body, begin(outer), at);
            }
        }
        return at;
    }

    /** A link whose words are also the label of its address has them once more, for as a label they are not escaped. */
    private void keepLabel(Node link) {
        int begin = place(link, begin(link));
        int end = place(link, end(link));
        int words = begin + (link instanceof Image ? 2 : 1);
        String written = body.substring(begin, end);
        if (written.endsWith("[]")) {
            edits.behind(end - 1, body.substring(words, end - 3));
        } else if (written.endsWith("]") && body.lastIndexOf('[', end - 1) == words - 1) {
            edits.behind(end, "[" + body.substring(words, end - 1) + "]");
        }
    }
}
