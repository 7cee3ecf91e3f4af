package org.imprimatur.mime;

import org.imprimatur.mime.text.ExplicitMarkup;
import org.imprimatur.mime.text.HtmlText;
import org.imprimatur.platform.VisibleText;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** A text of a mail, as plain text, as HTML, or as both. */
final class TextAndHtml {

    private final @Nullable String text;
    private final @Nullable String html;
    private @Nullable Document page;

    /**
     * @param text null if only HTML is given
     * @param html null if only text is given
     */
    TextAndHtml(@Nullable String text, @Nullable String html) {
        this.text = text;
        this.html = html;
    }

    @Nullable
    String text() {
        return text;
    }

    @Nullable
    String html() {
        return html;
    }

    /** The HTML, parsed at most once since that takes long; null if there is none. */
    @Nullable
    Document page() {
        if (page == null && html != null) {
            page = Parser.htmlParser().setMaxDepth(ParseLimits.HTML_DEPTH).parseInput(html, "");
            ExplicitMarkup.writeInto(page);
        }
        return page;
    }

    /** Whether neither form says anything to the eye. */
    boolean isBlank() {
        if (text != null && !VisibleText.isBlank(text)) {
            return false;
        }
        Document parsed = page();
        return parsed == null || VisibleText.isBlank(HtmlText.of(parsed));
    }
}
