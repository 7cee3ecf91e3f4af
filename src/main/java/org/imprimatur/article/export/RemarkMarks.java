package org.imprimatur.article.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.imprimatur.article.anchor.Anchor;
import org.imprimatur.article.anchor.AnchorFollower;
import org.imprimatur.article.remark.ImportedRemark;
import org.imprimatur.platform.VisibleText;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/**
 * Puts a mark into an exported page before and behind the words of each remark, so that whatever writes the page meets
 * them. A remark whose words are gone stands at the title.
 */
final class RemarkMarks {

    static final String BEGINS = "data-remark-begins";
    static final String ENDS = "data-remark-ends";

    /** Words of the page that are no words of the text. */
    private static final String BESIDE = "sup.cite, section.sources";

    private record Piece(TextNode node, int start) {}

    /** @param ends whether it stands behind the words */
    private record Edge(int remark, int at, boolean ends) {}

    private final Element article;
    private final StringBuilder words = new StringBuilder();
    private final List<Piece> pieces = new ArrayList<>();

    private RemarkMarks(Element article) {
        this.article = article;
    }

    /** @param importedText the plain words the remarks have their places in */
    static void put(Document page, List<ImportedRemark> remarks, String importedText) {
        if (!remarks.isEmpty()) {
            RemarkMarks marks = new RemarkMarks(page.expectFirst("article"));
            marks.collect();
            marks.put(remarks, importedText);
        }
    }

    private void collect() {
        article.filter(new NodeFilter() {
            @Override
            public FilterResult head(Node node, int depth) {
                if (node instanceof Element element && element.is(BESIDE)) {
                    return FilterResult.SKIP_ENTIRELY;
                }
                if (node instanceof TextNode text && !VisibleText.isBlank(text.getWholeText())) {
                    pieces.add(new Piece(text, words.length()));
                    words.append(text.getWholeText());
                }
                return FilterResult.CONTINUE;
            }

            @Override
            public FilterResult tail(Node node, int depth) {
                if (node instanceof Element element
                        && (element.isBlock() || element.nameIs("br") || element.is("td, th"))) {
                    words.append('\n');
                }
                return FilterResult.CONTINUE;
            }
        });
    }

    private void put(List<ImportedRemark> remarks, String importedText) {
        AnchorFollower follower = AnchorFollower.between(importedText, words.toString());
        List<Edge> edges = new ArrayList<>();
        for (ImportedRemark remark : remarks) {
            Anchor now = remark.isPlaced() ? follower.follow(remark.followed()).after() : null;
            edges.add(new Edge(remark.number(), now == null ? 0 : now.position(), false));
            edges.add(new Edge(remark.number(), now == null ? titleEnd() : now.end(), true));
        }
        // From the end, so that a piece can be cut at one place after the other.
        edges.sort(Comparator.comparingInt(Edge::at)
                .thenComparing(Edge::ends)
                .thenComparing(edge -> edge.ends() ? -edge.remark() : edge.remark())
                .reversed());
        edges.forEach(this::put);
    }

    private int titleEnd() {
        return pieces.isEmpty() ? 0 : pieces.get(0).node().getWholeText().length();
    }

    private void put(Edge edge) {
        Piece piece = pieceAt(edge.ends() ? edge.at() - 1 : edge.at());
        Element mark = new Element("span").attr(edge.ends() ? ENDS : BEGINS, Integer.toString(edge.remark()));
        if (piece == null) {
            article.expectFirst("h1").appendChild(mark);
            return;
        }
        int within =
                Math.min(edge.at() - piece.start(), piece.node().getWholeText().length());
        if (within <= 0) {
            piece.node().before(mark);
        } else if (within == piece.node().getWholeText().length()) {
            piece.node().after(mark);
        } else {
            piece.node().splitText(within).before(mark);
        }
    }

    private @Nullable Piece pieceAt(int at) {
        int low = 0;
        int high = pieces.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (pieces.get(middle).start() <= at) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return pieces.isEmpty() ? null : pieces.get(low);
    }
}
