package org.imprimatur.article.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A line of plain text.
 *
 * @param indent how many columns it is set in
 * @param words  without the blanks at its ends
 */
record PlainLine(int indent, String words) {

    private static final int TAB = 4;
    private static final Pattern UNDERLINE = Pattern.compile("={3,}|-{3,}");
    private static final Pattern RULE = Pattern.compile("([-_*=~])(?:[ \\t]*\\1){2,}");

    /** Paragraphs: lines with a blank one before and behind them. */
    static List<List<PlainLine>> paragraphs(String text) {
        List<List<PlainLine>> paragraphs = new ArrayList<>();
        List<PlainLine> open = new ArrayList<>();
        for (String written : text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1)) {
            PlainLine line = of(written);
            if (!line.words.isEmpty()) {
                open.add(line);
            } else if (!open.isEmpty()) {
                paragraphs.add(open);
                open = new ArrayList<>();
            }
        }
        if (!open.isEmpty()) {
            paragraphs.add(open);
        }
        return paragraphs;
    }

    private static PlainLine of(String written) {
        int indent = 0;
        int at = 0;
        while (at < written.length() && (written.charAt(at) == ' ' || written.charAt(at) == '\t')) {
            indent += written.charAt(at) == '\t' ? TAB - indent % TAB : 1;
            at++;
        }
        return new PlainLine(indent, written.substring(at).strip());
    }

    /** Whether it can stand under the words of a heading. */
    boolean isUnderline() {
        return UNDERLINE.matcher(words).matches();
    }

    boolean isRule() {
        return RULE.matcher(words).matches();
    }

    boolean hasLetters() {
        return words.codePoints().anyMatch(Character::isLetter);
    }
}
