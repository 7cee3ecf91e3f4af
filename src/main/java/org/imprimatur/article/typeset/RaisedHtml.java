package org.imprimatur.article.typeset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.imprimatur.article.RaisedText;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Raised and lowered words of a page, for whoever takes plain words from it. The numbers of sources are none of them. */
public final class RaisedHtml {

    private static final String RAISED_OR_LOWERED = "sup:not(.cite), sub";

    private RaisedHtml() {}

    /** Puts what plain text has in place of each, the inner ones first, so that 10⁹ does not become 109. */
    public static void spellOut(Element page) {
        List<Element> runs = new ArrayList<>(page.select(RAISED_OR_LOWERED));
        Collections.reverse(runs);
        for (Element run : runs) {
            String words = run.text();
            if (run != page) {
                run.replaceWith(new TextNode(words.isEmpty() ? "" : spelled(run, words)));
            }
        }
    }

    private static String spelled(Element run, String words) {
        String before = before(run);
        return run.nameIs("sup") ? RaisedText.raised(before, words) : RaisedText.lowered(before, words);
    }

    private static String before(Element run) {
        Node previous = run.previousSibling();
        if (previous instanceof TextNode text) {
            return text.getWholeText();
        }
        return previous instanceof Element element ? element.wholeText() : "";
    }
}
