package org.imprimatur.mime.text;

import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Gives elements of their own to what a page says only by looks: what its styles raise, lower or strike, what formulas
 * raise and lower, and the words that stand for its images. Who reads the page afterwards, for its words or to show it,
 * needs to know nothing of styles.
 */
public final class ExplicitMarkup {

    /** Their words stand in what is inside of them; an element between them and that would break them. */
    private static final Set<String> STRUCTURES =
            Set.of("body", "table", "tbody", "thead", "tfoot", "tr", "ul", "ol", "dl", "details");

    private ExplicitMarkup() {}

    public static void writeInto(Document page) {
        for (Element styled : StyleRules.of(page).styled()) {
            if (styled.parent() != null) {
                apply(styled);
            }
        }
        formulas(page);
        images(page);
    }

    private static void apply(Element styled) {
        ElementStyle style = ElementStyle.of(styled);
        if (style.isStruck()) {
            strike(styled);
        }
        if (style.isRaised()) {
            wrap(styled, "sup");
        } else if (style.isLowered()) {
            wrap(styled, "sub");
        }
    }

    private static void strike(Element element) {
        if (STRUCTURES.contains(element.normalName())) {
            element.children().forEach(ExplicitMarkup::strike);
        } else {
            wrap(element, "s");
        }
    }

    private static void wrap(Element element, String tag) {
        Element only = element.childNodeSize() == 1 ? element.firstElementChild() : null;
        if (element.childNodeSize() == 0 || (only != null && only.normalName().equals(tag))) {
            return;
        }
        Element wrapping = new Element(tag);
        wrapping.appendChildren(List.copyOf(element.childNodes()));
        element.appendChild(wrapping);
    }

    private static void formulas(Document page) {
        for (Element formula : page.select("msup, msub, msubsup, mfrac, annotation, annotation-xml")) {
            switch (formula.normalName()) {
                case "msup" -> wrapChild(formula, 1, "sup");
                case "msub" -> wrapChild(formula, 1, "sub");
                case "msubsup" -> {
                    wrapChild(formula, 1, "sub");
                    wrapChild(formula, 2, "sup");
                }
                case "mfrac" -> {
                    if (formula.childrenSize() > 1) {
                        formula.child(1).before(new TextNode("/"));
                    }
                }
                default -> formula.remove();
            }
        }
    }

    private static void wrapChild(Element formula, int place, String tag) {
        if (formula.childrenSize() > place) {
            Element child = formula.child(place);
            child.replaceWith(new Element(tag).appendChild(child.clone()));
        }
    }

    private static void images(Document page) {
        for (Element image : page.select("img[alt], area[alt], input[type=image][alt]")) {
            String words = image.attr("alt").strip();
            if (words.isEmpty()) {
                continue;
            }
            // A single sign stands for itself, as pictures of faces do.
            boolean sign = words.codePoints().noneMatch(Character::isLetterOrDigit)
                    || words.codePointCount(0, words.length()) == 1;
            image.replaceWith(new TextNode(sign ? words : "[" + words + "]"));
        }
    }
}
