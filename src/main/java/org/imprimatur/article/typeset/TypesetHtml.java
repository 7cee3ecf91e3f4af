package org.imprimatur.article.typeset;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;
import org.commonmark.renderer.html.UrlSanitizer;
import org.imprimatur.article.image.ImageSizes;
import org.imprimatur.article.markdown.Cell;
import org.imprimatur.article.markdown.PlainWords;
import org.imprimatur.article.source.CitationGroup;
import org.imprimatur.article.source.CitationNumbering;

/** Renders what one text's HTML has beyond CommonMark's: anchors, citation marks, figures, frames around tables. */
final class TypesetHtml implements AttributeProvider, UrlSanitizer {

    /** Words by message key. */
    interface Say {
        String say(String key, Object... arguments);
    }

    private static final Pattern STORED_IMAGE = Pattern.compile("image:([0-9a-f]{64})");

    private static final String COMMA = "<span class=\"cite-and\">,</span>";

    private final String images;
    private final ImageSizes sizes;
    private final CitationNumbering numbering;
    private final Map<Integer, String> sources;
    private final IdentityHashMap<Heading, String> anchors;
    private final Say words;

    TypesetHtml(
            String images,
            ImageSizes sizes,
            CitationNumbering numbering,
            Map<Integer, String> sources,
            IdentityHashMap<Heading, String> anchors,
            Say words) {
        this.images = images;
        this.sizes = sizes;
        this.numbering = numbering;
        this.sources = sources;
        this.anchors = anchors;
        this.words = words;
    }

    @Override
    public void setAttributes(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Heading heading) {
            attributes.put("id", anchors.getOrDefault(heading, ""));
        } else if (node instanceof Link link) {
            attributes.remove("rel");
            if (ParsedBody.leadsOutside(link.getDestination())) {
                attributes.put("rel", "external noopener");
            }
        } else if (node instanceof TableCell cell) {
            String align = attributes.remove("align");
            if (align != null) {
                attributes.put("class", "cell--" + align);
            }
            if (cell.isHeader()) {
                attributes.put("scope", cell instanceof Cell wide && wide.across() > 1 ? "colgroup" : "col");
            }
        }
    }

    /** A second lock: the manuscript has already taken the link off everything else. */
    @Override
    public String sanitizeLinkUrl(String url) {
        return ParsedBody.leadsOutside(url) || url.startsWith("#") || url.startsWith("/") ? url : "";
    }

    @Override
    public String sanitizeImageUrl(String url) {
        return url.startsWith("/") ? url : "";
    }

    NodeRenderer renderer(HtmlNodeRendererContext context) {
        return new Renderer(context);
    }

    private final class Renderer implements NodeRenderer {

        private final HtmlNodeRendererContext context;
        private final HtmlWriter html;

        Renderer(HtmlNodeRendererContext context) {
            this.context = context;
            this.html = context.getWriter();
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(CitationGroup.class, Image.class, ParsedBody.Figure.class, ParsedBody.Frame.class);
        }

        @Override
        public void render(Node node) {
            if (node instanceof CitationGroup group) {
                citations(group);
            } else if (node instanceof Image image) {
                image(image);
            } else if (node instanceof ParsedBody.Figure figure) {
                figure(figure);
            } else {
                frame(node);
            }
        }

        private void children(Node parent) {
            for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
                context.render(child);
            }
        }

        private void citations(CitationGroup group) {
            List<CitationNumbering.Mark> marks = numbering.marks(group);
            boolean linked = isWithinLink(group);
            boolean open = false;
            for (CitationNumbering.Mark mark : marks) {
                if (mark.isKnown()) {
                    if (open) {
                        html.raw(COMMA);
                    } else {
                        html.tag("sup", Map.of("class", "cite"));
                        open = true;
                        if (group.getPrevious() instanceof CitationGroup) {
                            html.raw(COMMA);
                        }
                    }
                    mark(mark, linked);
                    continue;
                }
                if (open) {
                    html.tag("/sup");
                    open = false;
                }
                unknown(mark);
            }
            if (open) {
                html.tag("/sup");
            }
        }

        private void mark(CitationNumbering.Mark mark, boolean linked) {
            Map<String, String> attributes = new LinkedHashMap<>();
            attributes.put("id", CitationNumbering.anchor(mark.number(), mark.nth()));
            if (!linked) {
                attributes.put("href", "#source-" + mark.number());
                attributes.put("aria-label", words.say("typeset.cite", mark.number()));
                attributes.put("aria-describedby", "source-" + mark.number() + "-text");
                attributes.put("data-source", mark.number() + ". " + sources.getOrDefault(mark.number(), ""));
            }
            String tag = linked ? "span" : "a";
            html.tag(tag, attributes);
            html.text(String.valueOf(mark.number()));
            html.tag("/" + tag);
            if (!mark.citation().locator().isEmpty()) {
                html.tag("span", Map.of("class", "cite-place"));
                html.text("(" + mark.citation().locator().replace(". ", ".\u00a0") + ")");
                html.tag("/span");
            }
        }

        /** Nothing a writer typed vanishes: it stands there as typed, and looks wrong. */
        private void unknown(CitationNumbering.Mark mark) {
            html.text(" ");
            Map<String, String> attributes = new LinkedHashMap<>();
            attributes.put("class", "cite-unknown");
            attributes.put(
                    "title", words.say("typeset.cite.unknown", mark.citation().key()));
            html.tag("mark", attributes);
            String locator = mark.citation().locator();
            html.text("[@" + mark.citation().key() + (locator.isEmpty() ? "" : ", " + locator) + "]");
            html.tag("/mark");
        }

        private void figure(ParsedBody.Figure figure) {
            if (!(figure.getFirstChild() instanceof Image image)) {
                return;
            }
            html.line();
            html.tag("figure");
            image(image);
            String title = image.getTitle();
            if (title != null && !title.isBlank()) {
                html.tag("figcaption");
                html.text(title);
                html.tag("/figcaption");
            } else if (image.getFirstChild() != null) {
                html.tag("figcaption");
                children(image);
                html.tag("/figcaption");
            }
            html.tag("/figure");
            html.line();
        }

        /** Images from elsewhere are left out: they could change after the text was signed. */
        private void image(Image image) {
            Matcher stored = STORED_IMAGE.matcher(image.getDestination());
            String alt = PlainWords.describing(image);
            if (!stored.matches()) {
                html.tag("span", Map.of("class", "image-left-out"));
                html.text(words.say("typeset.image.outside", alt));
                html.tag("/span");
                return;
            }
            Map<String, String> attributes = new LinkedHashMap<>();
            attributes.put("src", images + stored.group(1));
            attributes.put("alt", alt);
            Optional<ImageSizes.Size> size = sizes.of(stored.group(1));
            size.ifPresent(known -> {
                attributes.put("width", String.valueOf(known.width()));
                attributes.put("height", String.valueOf(known.height()));
            });
            attributes.put("loading", "lazy");
            attributes.put("decoding", "async");
            html.tag("img", attributes, true);
        }

        private void frame(Node frame) {
            html.line();
            Map<String, String> attributes = new LinkedHashMap<>();
            attributes.put("class", "table-frame");
            attributes.put("role", "region");
            attributes.put("tabindex", "0");
            attributes.put("aria-label", words.say("typeset.table"));
            html.tag("div", attributes);
            children(frame);
            html.tag("/div");
            html.line();
        }
    }

    private static boolean isWithinLink(Node node) {
        for (Node outer = node.getParent(); outer != null; outer = outer.getParent()) {
            if (outer instanceof Link) {
                return true;
            }
        }
        return false;
    }
}
