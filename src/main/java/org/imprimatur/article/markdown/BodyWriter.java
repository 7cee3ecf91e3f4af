package org.imprimatur.article.markdown;

import java.util.Set;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.markdown.MarkdownNodeRendererContext;
import org.commonmark.renderer.markdown.MarkdownNodeRendererFactory;
import org.commonmark.renderer.markdown.MarkdownRenderer;

/** Writes a tree as a body in the newest format: the way back from {@link BodyParser}. */
public final class BodyWriter {

    private static final MarkdownRenderer RENDERER = MarkdownRenderer.builder()
            .nodeRendererFactory(new MarkdownNodeRendererFactory() {
                @Override
                public NodeRenderer create(MarkdownNodeRendererContext context) {
                    return new BodyNodes(context);
                }

                /** Which of the marks of runs have to be escaped depends on what stands around them. */
                @Override
                public Set<Character> getSpecialCharacters() {
                    return Set.of();
                }
            })
            .build();

    private BodyWriter() {}

    public static String write(Node node) {
        return RENDERER.render(node).stripTrailing();
    }
}
