package org.imprimatur.article.intake;

import org.jsoup.nodes.Element;

/** Writes raised and lowered figures as the signs Unicode has for them, for texts that are one line of plain words. */
final class RaisedFigures {

    private static final String LEVEL = "0123456789+-=()n";
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ";
    private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ";

    private RaisedFigures() {}

    /** What has no such sign stays level. */
    static String of(Element script) {
        String signs = script.normalName().equals("sup") ? RAISED : LOWERED;
        StringBuilder words = new StringBuilder();
        for (char c : script.text().toCharArray()) {
            int at = LEVEL.indexOf(c == '−' ? '-' : c);
            words.append(at < 0 ? c : signs.charAt(at));
        }
        return words.toString();
    }
}
