package org.imprimatur.article.markdown;

import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;

/** Escapes what would be read as raised or lowered runs. */
final class RunEscapes {

    private final String body;
    private final Places places;
    private final Edits edits;

    private RunEscapes(String body, Edits edits) {
        this.body = body;
        this.places = new Places(body);
        this.edits = edits;
    }

    /** @param document the body as parsed with the marks of runs in it */
    static void find(String body, Node document, Edits edits) {
        RunEscapes escapes = new RunEscapes(body, edits);
        RaisedRuns.beginningsOfRuns(document).forEach(escapes::escape);
    }

    private void escape(Mark mark) {
        edits.before(places.begin(mark), "\\");
        for (Node outer = mark.getParent(); outer != null; outer = outer.getParent()) {
            if (outer instanceof Link || outer instanceof Image) {
                keepLabel(outer);
            }
        }
    }

    /** A link whose words are also the label of its address has them once more, for as a label they are not escaped. */
    private void keepLabel(Node link) {
        int begin = places.begin(link);
        int end = places.end(link);
        int words = begin + (link instanceof Image ? 2 : 1);
        String written = body.substring(begin, end);
        if (written.endsWith("[]")) {
            edits.behind(end - 1, body.substring(words, end - 3));
        } else if (written.endsWith("]") && body.lastIndexOf('[', end - 1) == words - 1) {
            edits.behind(end, "[" + body.substring(words, end - 1) + "]");
        }
    }
}
