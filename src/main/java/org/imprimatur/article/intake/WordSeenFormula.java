package org.imprimatur.article.intake;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.imprimatur.article.intake.VisibleWords.Height;
import org.xml.sax.Attributes;

/** The signs of formulas met on the plain walk over a Word file, which stand in attributes or nowhere. */
final class WordSeenFormula {

    private static final Set<String> ROWS = Set.of("m:eqArr", "m:mr", "m:m");

    /** The signs of a pair of brackets, or of what stands above a letter. */
    private static final class Signs {

        private String before = "";
        private String between = "";
        private String after = "";
        private boolean begun;
    }

    private final Deque<Signs> signs = new ArrayDeque<>();
    private int raised;
    private int lowered;
    private Height outermost = Height.LEVEL;

    /** Where letters stand because of the formula they are in. */
    Height height() {
        return outermost;
    }

    void begin(String name, String parent, Attributes attributes, WordSeenText text) {
        switch (name) {
            case "m:sup", "m:deg" -> {
                raised++;
                outermost = outermost == Height.LEVEL ? Height.RAISED : outermost;
            }
            case "m:sub", "m:lim" -> {
                lowered++;
                outermost = outermost == Height.LEVEL ? Height.LOWERED : outermost;
            }
            case "m:f", "m:nary" -> text.gap();
            case "m:d" -> brackets();
            case "m:acc" -> above("\u0302");
            case "m:bar" -> above("\u0305");
            case "m:begChr" -> signs.element().before = value(attributes);
            case "m:sepChr" -> signs.element().between = value(attributes);
            case "m:endChr" -> signs.element().after = value(attributes);
            case "m:chr" -> sign(parent, value(attributes), text);
            case "m:e" -> part(parent, text);
            default -> {}
        }
    }

    void end(String name, String parent, WordSeenText text) {
        switch (name) {
            case "m:sup", "m:deg" -> raised--;
            case "m:sub", "m:lim" -> lowered--;
            case "m:f", "m:num", "m:fName" -> text.gap();
            case "m:d", "m:acc", "m:bar" -> text.words(signs.pop().after, outermost);
            case "m:e" -> {
                if (ROWS.contains(parent) || parent.equals("m:rad")) {
                    text.gap();
                }
            }
            default -> {}
        }
        if (raised == 0 && lowered == 0) {
            outermost = Height.LEVEL;
        }
    }

    private void brackets() {
        Signs pair = new Signs();
        pair.before = "(";
        pair.between = "|";
        pair.after = ")";
        signs.push(pair);
    }

    private void above(String usual) {
        Signs above = new Signs();
        above.after = usual;
        signs.push(above);
    }

    private void sign(String parent, String value, WordSeenText text) {
        if (parent.equals("m:naryPr")) {
            text.words(value, outermost);
        } else if (parent.equals("m:accPr") || parent.equals("m:barPr")) {
            signs.element().after = value;
        }
    }

    private void part(String parent, WordSeenText text) {
        if (parent.equals("m:rad")) {
            text.words("√", outermost);
        } else if (parent.equals("m:d")) {
            Signs pair = signs.element();
            text.words(pair.begun ? pair.between : pair.before, outermost);
            pair.begun = true;
        }
    }

    private static String value(Attributes attributes) {
        for (int i = 0; i < attributes.getLength(); i++) {
            if (attributes.getLocalName(i).equals("val")) {
                return attributes.getValue(i);
            }
        }
        return "";
    }
}
