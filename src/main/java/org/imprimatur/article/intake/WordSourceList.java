package org.imprimatur.article.intake;

import java.util.List;
import org.imprimatur.article.intake.VisibleWords.Height;
import org.imprimatur.platform.VisibleText;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * The list of sources that a program keeps at the end of a Word file. It repeats what the draft's own list says, so each
 * line that is about one of the draft's sources is left out; any other stays in the text.
 */
final class WordSourceList {

    /** Marks a line of the list. */
    static final String LINE = "line-of-source-list";

    private static final int LONGEST_HEADING = 60;

    private WordSourceList() {}

    static void leaveOut(Element body, WordCitations citations, DraftBuilder draftBuilder) {
        List<Element> lines = body.select("." + LINE).stream()
                .filter(line -> !isLabel(line.text()))
                .toList();
        if (lines.isEmpty() || citations.isEmpty()) {
            return;
        }
        Element heading = headingOf(lines.get(0), body);
        int left = 0;
        for (Element line : lines) {
            if (citations.describe(line.text())) {
                remove(withItsLabel(line), draftBuilder.replaced);
                left++;
            }
        }
        if (heading != null && left == lines.size() && isEmpty(heading)) {
            remove(heading, draftBuilder.replaced);
        }
        draftBuilder.lossCollector.tell(LossKind.SOURCE_LIST, left, "");
    }

    /** The number in front of a line, which in a table has a cell of its own. */
    private static boolean isLabel(String words) {
        return VisibleText.isBlank(words.replaceAll("[\\[\\]().\\d]", ""));
    }

    private static @Nullable Element headingOf(Element line, Element body) {
        Element at = line;
        while (at.parent() != null && at.parent() != body) {
            at = at.parent();
        }
        Element before = at.previousElementSibling();
        return before != null
                        && before.normalName().matches("h[1-6]")
                        && before.text().length() <= LONGEST_HEADING
                ? before
                : null;
    }

    /** Whether it stands above nothing. */
    private static boolean isEmpty(Element heading) {
        Element next = heading.nextElementSibling();
        return next == null || next.normalName().matches("h[1-6]");
    }

    private static void remove(Element element, VisibleWords replaced) {
        for (TextNode words : element.selectXpath(".//text()", TextNode.class)) {
            replaced.add(words.getWholeText(), heightOf(words));
            if (isLabel(words.getWholeText())) {
                replaced.gap();
            }
        }
        replaced.gap();
        element.remove();
    }

    private static Height heightOf(TextNode words) {
        for (Element at = (Element) words.parentNode(); at != null; at = at.parent()) {
            if (at.normalName().equals("sup")) {
                return Height.RAISED;
            }
            if (at.normalName().equals("sub")) {
                return Height.LOWERED;
            }
        }
        return Height.LEVEL;
    }

    /** The line with whatever holds nothing else: the entry of a list, the row of a table. */
    private static Element withItsLabel(Element line) {
        Element at = line;
        for (Element around = line.parent();
                around != null && !around.normalName().equals("body") && holdsNothingBut(at, around);
                around = around.parent()) {
            at = around;
        }
        return at;
    }

    private static boolean holdsNothingBut(Element element, Element around) {
        return around.children().stream()
                .allMatch(child -> child == element || (isLabel(child.text()) && child.selectFirst("img") == null));
    }
}
