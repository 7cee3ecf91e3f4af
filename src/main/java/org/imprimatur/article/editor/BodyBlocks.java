package org.imprimatur.article.editor;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.imprimatur.article.TextFormat;
import org.imprimatur.article.markdown.BodyParser;
import org.imprimatur.article.markdown.Separator;
import org.jspecify.annotations.Nullable;

/**
 * The outermost blocks of a body with the lines they are written in. The lines of all of them, one after the other, are
 * the body to the letter: blank lines, and the backslash that keeps two lists apart, belong to the block before.
 */
final class BodyBlocks {

    private BodyBlocks() {}

    /**
     * One block.
     *
     * @param node  from the parse of the whole body
     * @param lines as written, up to where the next block begins
     */
    record Block(Node node, String lines) {}

    static List<Block> of(String body) {
        List<Node> nodes = new ArrayList<>();
        List<Integer> begins = new ArrayList<>();
        Node document = BodyParser.parse(body, TextFormat.newest());
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            SourceSpan first = first(node);
            if (node instanceof Separator || first == null) {
                continue;
            }
            nodes.add(node);
            begins.add(lineOf(body, first.getInputIndex()));
        }
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            int begin = i == 0 ? 0 : begins.get(i);
            int end = i + 1 < nodes.size() ? begins.get(i + 1) : body.length();
            blocks.add(new Block(nodes.get(i), body.substring(begin, Math.max(begin, end))));
        }
        return blocks;
    }

    /** A table's own place begins below its header, whose cells say where they stand. */
    private static @Nullable SourceSpan first(Node node) {
        SourceSpan first =
                node.getSourceSpans().isEmpty() ? null : node.getSourceSpans().get(0);
        Node child = node.getFirstChild();
        SourceSpan within = child == null ? null : first(child);
        if (first == null || within == null) {
            return first == null ? within : first;
        }
        return within.getInputIndex() < first.getInputIndex() ? within : first;
    }

    private static int lineOf(String body, int at) {
        return body.lastIndexOf('\n', Math.max(0, at - 1)) + 1;
    }
}
