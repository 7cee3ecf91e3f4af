package org.imprimatur.article.intake;

import java.util.Set;
import org.imprimatur.article.intake.VisibleWords.Height;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** Reads the words a person sees on a page, in a walk through the page as it came. */
final class PageWords implements NodeFilter {

    /** More than any article can be; what is longer need not be read to the end. */
    private static final int MOST_CHARACTERS = 1_500_000;

    /** What does not part words. Anything unknown is laid out like these, too. */
    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "br",
            "caption",
            "center",
            "dd",
            "details",
            "dialog",
            "dir",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hgroup",
            "hr",
            "legend",
            "li",
            "listing",
            "main",
            "menu",
            "nav",
            "ol",
            "p",
            "plaintext",
            "pre",
            "rt",
            "search",
            "section",
            "summary",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "tr",
            "ul",
            "xmp");

    private final PageStyles styles;
    private final PageParts parts;
    private final VisibleWords words = new VisibleWords();
    private int characters;

    private PageWords(PageStyles styles, PageParts parts) {
        this.styles = styles;
        this.parts = parts;
    }

    static VisibleWords of(Document page, PageStyles styles, PageParts parts) {
        PageWords walk = new PageWords(styles, parts);
        page.body().filter(walk);
        return walk.words;
    }

    /** Whether a line ends before and after it. */
    static boolean isBlock(Element element, PageStyles styles) {
        return BLOCKS.contains(element.normalName())
                || styles.declared(element, "display").matches("block|flex|grid|list-item|table(-cell|-row)?");
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            add(text);
        }
        if (!(node instanceof Element element)) {
            return FilterResult.CONTINUE;
        }
        if (element.normalName().matches("img|q")) {
            words.gap();
        }
        if (parts.isLeftOut(element)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        if (element.normalName().equals("math")) {
            words.gap();
            FormulaWords.add(element, words);
            words.gap();
            return FilterResult.SKIP_ENTIRELY;
        }
        if (isBlock(element, styles)) {
            words.gap();
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element && (element.normalName().equals("q") || isBlock(element, styles))) {
            words.gap();
        }
        return FilterResult.CONTINUE;
    }

    private void add(TextNode text) {
        Element around = text.parent();
        if (around == null || parts.isLeftOut(text)) {
            return;
        }
        if (text.getWholeText().matches("\\s+")) {
            // A blank is as wide seen or unseen, and struck out is none the less one.
            words.gap();
            return;
        }
        Look look = styles.look(around);
        if (!look.visible() || look.struck()) {
            return;
        }
        characters += text.getWholeText().length();
        if (characters > MOST_CHARACTERS) {
            throw new FileImporter.TooIntricate();
        }
        Height height = look.height();
        words.add(look.shown(text.getWholeText()), height);
    }
}
