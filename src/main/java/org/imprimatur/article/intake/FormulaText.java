package org.imprimatur.article.intake;

import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Writes formulas in MathML as words one can read aloud: x<sup>2</sup>, (a + b)/c, √(x). */
final class FormulaText {

    private final Element line = new Element("span");
    private String script = "";

    private FormulaText() {}

    static void writeInto(Document page, LossCollector lossCollector) {
        for (Element formula : page.select("math")) {
            if (formula.parent() == null) {
                continue;
            }
            FormulaText text = new FormulaText();
            text.write(formula);
            lossCollector.tell(LossKind.EQUATION);
            formula.replaceWith(text.line);
            text.line.before(new TextNode(" "));
            text.line.after(new TextNode(" "));
        }
    }

    private void write(Node node) {
        if (node instanceof TextNode text) {
            say(text.getWholeText().replaceAll("[\\u2061-\\u2064]", "").strip());
        }
        if (!(node instanceof Element element)
                || element.normalName().matches("annotation(-xml)?|mphantom|mspace|none")) {
            return;
        }
        List<Element> parts = element.children();
        switch (element.normalName()) {
            case "msup", "mover" -> scripts(parts, "sup", "sup");
            case "msub", "munder" -> scripts(parts, "sub", "sub");
            case "msubsup", "munderover" -> scripts(parts, "sub", "sup");
            case "msqrt" -> {
                say("√(");
                each(element);
                say(")");
            }
            case "mroot" -> {
                if (parts.size() == 2) {
                    raised(parts.get(1), "sup");
                    say("√");
                    grouped(parts.get(0), true);
                }
            }
            case "mfrac" -> fraction(parts);
            case "mtr", "mlabeledtr" -> {
                say(" ");
                each(element);
                say("; ");
            }
            case "mtd", "mtext" -> {
                say(" ");
                each(element);
                say(" ");
            }
            case "mo" -> operator(element);
            default -> each(element);
        }
    }

    private void each(Element element) {
        element.childNodes().forEach(this::write);
    }

    /** Signs between two things have space around them. */
    private void operator(Element sign) {
        String words = sign.text().strip();
        boolean between =
                script.isEmpty() && words.matches("[=+−<>≤≥≈≠±×÷·→-]") && sign.previousElementSibling() != null;
        say(between ? " " : "");
        each(sign);
        say(between ? " " : "");
    }

    private void fraction(List<Element> parts) {
        for (int i = 0; i < parts.size(); i++) {
            say(i > 0 ? "/" : "");
            grouped(parts.get(i), false);
        }
    }

    private void grouped(Element part, boolean always) {
        boolean group = always
                || part.text().strip().codePointCount(0, part.text().strip().length()) > 1
                        && !part.normalName().matches("m[ino]|mtext");
        say(group ? "(" : "");
        write(part);
        say(group ? ")" : "");
    }

    private void scripts(List<Element> parts, String first, String second) {
        for (int i = 0; i < parts.size(); i++) {
            if (i == 0) {
                write(parts.get(i));
            } else {
                raised(parts.get(i), i == 1 ? first : second);
            }
        }
    }

    /** What is raised once more within a raised part has a sign instead. */
    private void raised(Element part, String tag) {
        if (script.isEmpty()) {
            script = tag;
            write(part);
            script = "";
        } else {
            String around = script;
            say(tag.equals("sup") ? "^(" : "_(");
            script = tag;
            write(part);
            script = around;
            say(")");
        }
    }

    private void say(String words) {
        if (words.isEmpty()) {
            return;
        }
        Node last = line.lastChild();
        if (script.isEmpty()) {
            line.appendText(words);
        } else if (last instanceof Element before && before.normalName().equals(script)) {
            before.appendText(words);
        } else {
            line.appendChild(new Element(script).appendText(words));
        }
    }
}
