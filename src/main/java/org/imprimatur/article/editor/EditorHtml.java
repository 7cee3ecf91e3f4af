package org.imprimatur.article.editor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Image;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;
import org.imprimatur.article.markdown.BodyHtml;
import org.imprimatur.article.markdown.PlainWords;
import org.imprimatur.article.source.Citation;
import org.imprimatur.article.source.CitationGroup;

/**
 * Renders a block as the HTML the editor works on. It says all the text format can say of a block and nothing else, so
 * that two blocks with the same HTML are the same to every reader.
 */
final class EditorHtml {

    /** Where pictures are served to whoever writes. */
    static final String IMAGES = "/desk/images/";

    private static final Pattern STORED_IMAGE = Pattern.compile("image:([0-9a-f]{64})");

    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .softbreak(" ")
            .attributeProviderFactory(context -> new Attributes())
            .nodeRendererFactory(Inlines::new)
            .nodeRendererFactory(BodyHtml::new)
            .extensions(List.of(TablesExtension.create()))
            .build();

    private EditorHtml() {}

    static String of(Node block) {
        return RENDERER.render(block).strip();
    }

    private static final class Attributes implements AttributeProvider {

        @Override
        public void setAttributes(Node node, String tag, Map<String, String> attributes) {
            if (node instanceof ListBlock list && !list.isTight()) {
                attributes.put("data-loose", "");
            } else if (node instanceof TableCell cell) {
                attributes.remove("align");
                if (cell.getAlignment() != null) {
                    attributes.put("data-align", cell.getAlignment().name().toLowerCase(Locale.ROOT));
                }
            } else if (node instanceof Paragraph && isFigure(node)) {
                attributes.put("class", "figure");
            }
        }

        private static boolean isFigure(Node paragraph) {
            return paragraph.getFirstChild() instanceof Image image && image.getNext() == null;
        }
    }

    /** Citations as they are written, pictures with all they have. */
    private static final class Inlines implements NodeRenderer {

        private final HtmlWriter html;

        Inlines(HtmlNodeRendererContext context) {
            this.html = context.getWriter();
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(CitationGroup.class, Image.class);
        }

        @Override
        public void render(Node node) {
            if (node instanceof CitationGroup group) {
                html.tag("span", Map.of("data-cite", ""));
                html.text(written(group));
                html.tag("/span");
            } else if (node instanceof Image image) {
                image(image);
            }
        }

        private void image(Image image) {
            Matcher stored = STORED_IMAGE.matcher(image.getDestination());
            Map<String, String> attributes = new LinkedHashMap<>();
            attributes.put("src", stored.matches() ? IMAGES + stored.group(1) : image.getDestination());
            attributes.put("alt", PlainWords.describing(image));
            if (image.getTitle() != null && !image.getTitle().isEmpty()) {
                attributes.put("title", image.getTitle());
            }
            html.tag("img", attributes, true);
        }
    }

    private static String written(CitationGroup group) {
        return group.citations().stream().map(Citation::written).collect(Collectors.joining("; ", "[", "]"));
    }
}
