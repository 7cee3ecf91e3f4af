package org.imprimatur.article.markdown;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlRenderer;
import org.imprimatur.article.TextFormat;
import org.imprimatur.article.source.CitationGroup;

/**
 * Writes a body of an older format in the newest so that it reads the same: what would be read differently is escaped,
 * and every other character stays as it is.
 */
public final class FormatUpgrade {

    /** What is escaped may let something else be read anew; after a few times there is nothing left. */
    private static final int MOST_ROUNDS = 20;

    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .extensions(List.of(TablesExtension.create()))
            .nodeRendererFactory(BodyHtml::new)
            .nodeRendererFactory(context -> new NodeRenderer() {
                @Override
                public Set<Class<? extends Node>> getNodeTypes() {
                    return Set.of(CitationGroup.class);
                }

                @Override
                public void render(Node node) {
                    context.getWriter().text(((CitationGroup) node).citations().toString());
                }
            })
            .build();

    private FormatUpgrade() {}

    /**
     * The same in the newest format.
     *
     * @param upgraded whether it could be done
     */
    public record Outcome(String body, boolean upgraded) {}

    /** A body that cannot be made to read the same stays in its format, and as it is. */
    public static Outcome of(String body) {
        String escaped = escaped(body);
        return reads(escaped, TextFormat.newest()).equals(reads(body, TextFormat.IMPRIMATUR_1))
                ? new Outcome(escaped, true)
                : new Outcome(body, false);
    }

    private static String escaped(String body) {
        String escaped = again(body, FormatUpgrade::lists);
        Edits backslashes = new Edits();
        BackslashEscapes.find(escaped, BodyParser.parseWithMarks(escaped), backslashes);
        return again(backslashes.appliedTo(escaped), FormatUpgrade::next);
    }

    private static String again(String body, Function<String, Edits> finding) {
        String escaped = body;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Edits edits = finding.apply(escaped);
            if (edits.isEmpty()) {
                return escaped;
            }
            escaped = edits.appliedTo(escaped);
        }
        return escaped;
    }

    private static Edits lists(String body) {
        Edits edits = new Edits();
        BodyParser.labels(body).stream().forEach(at -> edits.before(body.indexOf(')', at), "\\"));
        return edits;
    }

    /** One kind at a time, from the outside in: what is in a list or a table is read anew once that is none any more. */
    private static Edits next(String body) {
        Edits edits = lists(body);
        if (!edits.isEmpty()) {
            return edits;
        }
        Node document = BodyParser.parseWithMarks(body);
        TableEscapes.find(body, document, edits);
        if (edits.isEmpty()) {
            RunEscapes.find(body, document, edits);
        }
        return edits;
    }

    private static String reads(String body, TextFormat format) {
        return RENDERER.render(BodyParser.parse(body, format));
    }
}
