package org.imprimatur.article.markdown;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** Renders as HTML what the newest format has beyond CommonMark and its tables. */
public final class BodyHtml implements NodeRenderer {

    private final HtmlNodeRendererContext context;
    private final HtmlWriter html;

    public BodyHtml(HtmlNodeRendererContext context) {
        this.context = context;
        this.html = context.getWriter();
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Raised.class, Lowered.class, LetteredList.class, Cell.class, CellList.class, CellList.Item.class);
    }

    @Override
    public void render(Node node) {
        if (node instanceof LetteredList list) {
            list(list);
        } else if (node instanceof Cell cell) {
            cell(cell);
        } else if (node instanceof CellList list) {
            list(list);
        } else if (node instanceof CellList.Item) {
            around(node, "li");
        } else {
            String tag = node instanceof Raised ? "sup" : "sub";
            around(node, tag);
        }
    }

    private void around(Node node, String tag) {
        html.tag(tag);
        children(node);
        html.tag("/" + tag);
    }

    private void list(CellList list) {
        ListLabels labels = list.labels();
        String tag = labels == null ? "ul" : "ol";
        Map<String, String> attributes = new LinkedHashMap<>();
        if (labels != null && labels != ListLabels.NUMBERS) {
            attributes.put("type", labels.type());
        }
        if (labels != null && list.start() != 1) {
            attributes.put("start", String.valueOf(list.start()));
        }
        html.tag(tag, context.extendAttributes(list, tag, attributes));
        children(list);
        html.tag("/" + tag);
    }

    private void list(LetteredList list) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("type", list.labels().type());
        if (list.getMarkerStartNumber() != 1) {
            attributes.put("start", String.valueOf(list.getMarkerStartNumber()));
        }
        html.line();
        html.tag("ol", context.extendAttributes(list, "ol", attributes));
        html.line();
        children(list);
        html.line();
        html.tag("/ol");
        html.line();
    }

    private void cell(Cell cell) {
        Map<String, String> attributes = new LinkedHashMap<>();
        if (cell.getAlignment() != null) {
            attributes.put("align", cell.getAlignment().name().toLowerCase(Locale.ROOT));
        }
        if (cell.across() > 1) {
            attributes.put("colspan", String.valueOf(cell.across()));
        }
        if (cell.down() > 1) {
            attributes.put("rowspan", String.valueOf(cell.down()));
        }
        String tag = cell.isHeader() ? "th" : "td";
        html.line();
        html.tag(tag, context.extendAttributes(cell, tag, attributes));
        children(cell);
        html.tag("/" + tag);
        html.line();
    }

    private void children(Node parent) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            context.render(child);
        }
    }
}
