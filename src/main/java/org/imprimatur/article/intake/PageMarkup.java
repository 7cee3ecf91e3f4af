package org.imprimatur.article.intake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.imprimatur.article.intake.VisibleWords.Height;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * Gives elements of their own to what a page says only by looks, and takes away those that its looks contradict: each
 * stretch of text then stands in {@code strong}, {@code em}, {@code sup}, {@code sub} and {@code s}, as it is seen.
 */
final class PageMarkup {

    private static final String DRESS =
            "b, strong, i, em, cite, dfn, var, sup, sub, s, strike, del, span, font, big, small";
    private static final String LITERAL = "pre, code, kbd, samp, tt";
    private static final String NO_TEXT = "math|svg|script|style|textarea|noscript|template|iframe";
    private static final String OURS = "data-imprimatur";

    /** Their words are bold by what they are. */
    private static final String BOLD = "h1, h2, h3, h4, h5, h6, th, dt";

    private final PageStyles styles;
    private final LossCollector lossCollector;
    private final List<Stretch> stretches = new ArrayList<>();

    /** Code with raised words, formulas or pictures in it is words first: as code they would be level, or lost. */
    private final Set<Element> wordsInCode = Collections.newSetFromMap(new IdentityHashMap<>());

    private PageMarkup(PageStyles styles, LossCollector lossCollector) {
        this.styles = styles;
        this.lossCollector = lossCollector;
    }

    private record Stretch(TextNode words, Look look) {}

    static void writeInto(Document page, PageStyles styles, LossCollector lossCollector) {
        PageMarkup markup = new PageMarkup(styles, lossCollector);
        page.body().filter(markup.new Collector());
        for (Element literal : page.body().select(LITERAL)) {
            if (literal.selectFirst("math, img, ruby") != null) {
                markup.wordsInCode.add(literal);
            }
        }
        List<Element> dress = new ArrayList<>(page.body().select(DRESS));
        dress.removeIf(element -> element.closest("math, svg") != null);
        dress.stream().filter(element -> PageWords.isBlock(element, styles)).forEach(PageMarkup::line);
        markup.stretches.forEach(markup::dress);
        markup.wordsInCode.forEach(PageMarkup::spellOut);
        dress.removeIf(
                element -> element.parent() == null || element.normalName().equals("div"));
        dress.forEach(Element::unwrap);
        merge(page.body());
    }

    /** It is laid out in lines of its own. */
    private static void line(Element element) {
        element.before(new Element("br"));
        element.after(new Element("br"));
    }

    private final class Collector implements NodeFilter {

        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof TextNode words && !words.isBlank() && words.parent() != null) {
                Element around = words.parent();
                Look look = styles.look(around);
                stretches.add(new Stretch(words, look));
                Element literal = look.height() == Height.LEVEL ? null : around.closest(LITERAL);
                while (literal != null && literal.parent() != null) {
                    wordsInCode.add(literal);
                    literal = literal.parent().closest(LITERAL);
                }
            }
            return node instanceof Element element && element.normalName().matches(NO_TEXT)
                    ? FilterResult.SKIP_ENTIRELY
                    : FilterResult.CONTINUE;
        }
    }

    private void dress(Stretch stretch) {
        TextNode words = stretch.words();
        Look look = stretch.look();
        Element around = words.parent();
        if (around == null) {
            return;
        }
        if (!look.visible()) {
            PageParts.tell(LossKind.HIDDEN, words.getWholeText(), lossCollector);
            words.remove();
            return;
        }
        words.text(look.shown(words.getWholeText()));
        if (words.getWholeText().indexOf(WordSymbols.UNKNOWN) >= 0
                && !look.font().isEmpty()) {
            lossCollector.tell(LossKind.SIGN, look.font());
        }
        Element literal = around.closest(LITERAL);
        if (literal != null && !wordsInCode.contains(literal)) {
            if (look.struck()) {
                lossCollector.tell(LossKind.STRUCK_OUT, words.text().strip());
                words.remove();
            }
            return;
        }
        // Markdown cannot end one raised word and begin another, dressed otherwise, right behind it.
        boolean level = look.height() == Height.LEVEL;
        if (level && look.italic()) {
            wrap(words, "em");
        }
        if (level && look.bold() && around.closest(BOLD) == null) {
            wrap(words, "strong");
        }
        if (!level) {
            wrap(words, look.height() == Height.RAISED ? "sup" : "sub");
        }
        if (look.struck()) {
            wrap(words, "s");
        }
    }

    /** Around what is around the words already. */
    private static void wrap(TextNode words, String tag) {
        Node inner = words;
        Element around = words.parent();
        while (around != null && around.childNodeSize() == 1 && around.hasAttr(OURS)) {
            inner = around;
            around = around.parent();
        }
        Element wrapper = new Element(tag).attr(OURS, "");
        inner.replaceWith(wrapper);
        wrapper.appendChild(inner);
    }

    private static void spellOut(Element literal) {
        boolean lines = literal.normalName().equals("pre");
        literal.tagName(lines ? "div" : "span");
        if (!lines) {
            return;
        }
        for (TextNode words : literal.selectXpath(".//text()", TextNode.class)) {
            String[] each = words.getWholeText().split("\n", -1);
            for (int i = 0; i < each.length - 1; i++) {
                words.before(new TextNode(each[i]));
                words.before(new Element("br"));
            }
            words.text(each[each.length - 1]);
        }
    }

    /** Neighbours that look alike become one. */
    private static void merge(Element page) {
        for (Element wrapper : page.select("[" + OURS + "]")) {
            if (wrapper.parent() == null) {
                continue;
            }
            while (wrapper.nextSibling() instanceof Element next
                    && next.hasAttr(OURS)
                    && next.normalName().equals(wrapper.normalName())) {
                wrapper.appendChildren(new ArrayList<>(next.childNodes()));
                next.remove();
            }
        }
        page.select("[" + OURS + "]").forEach(wrapper -> wrapper.removeAttr(OURS));
    }
}
