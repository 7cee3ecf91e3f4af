package org.imprimatur.article.intake;

import java.util.List;
import org.imprimatur.article.intake.VisibleWords.Height;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Reads the signs of a formula in MathML, in the order in which they are read. */
final class FormulaWords {

    private FormulaWords() {}

    static void add(Element formula, VisibleWords words) {
        add(formula, words, Height.LEVEL);
    }

    private static void add(Node node, VisibleWords words, Height height) {
        if (node instanceof TextNode text) {
            words.add(text.getWholeText().strip(), height);
        }
        if (!(node instanceof Element element)
                || element.normalName().matches("annotation(-xml)?|mphantom|mspace|none")) {
            return;
        }
        List<Element> parts = element.children();
        switch (element.normalName()) {
            case "msup", "mover" -> scripts(parts, words, height, Height.RAISED, Height.RAISED);
            case "msub", "munder" -> scripts(parts, words, height, Height.LOWERED, Height.LOWERED);
            case "msubsup", "munderover" -> scripts(parts, words, height, Height.LOWERED, Height.RAISED);
            case "msqrt" -> {
                words.add("√", height);
                each(element, words, height);
            }
            case "mroot" -> {
                if (parts.size() == 2) {
                    add(parts.get(1), words, Height.RAISED);
                    words.add("√", height);
                    add(parts.get(0), words, height);
                }
            }
            case "mfrac" ->
                parts.forEach(part -> {
                    words.gap();
                    add(part, words, height);
                    words.gap();
                });
            case "mtd", "mtr", "mlabeledtr", "mtext" -> {
                words.gap();
                each(element, words, height);
                words.gap();
            }
            default -> each(element, words, height);
        }
    }

    private static void each(Element element, VisibleWords words, Height height) {
        element.childNodes().forEach(child -> add(child, words, height));
    }

    private static void scripts(List<Element> parts, VisibleWords words, Height height, Height first, Height second) {
        for (int i = 0; i < parts.size(); i++) {
            words.gap();
            add(parts.get(i), words, i == 0 ? height : i == 1 ? first : second);
        }
        words.gap();
    }
}
