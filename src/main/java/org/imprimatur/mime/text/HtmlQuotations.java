package org.imprimatur.mime.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.imprimatur.platform.VisibleText;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/** Finds what is quoted in the HTML of a reply by the marks that mail programs leave. */
public final class HtmlQuotations {

    /** What is in them is quoted. */
    private static final Evaluator AROUND = QueryParser.parse(String.join(
            ", ",
            // Gmail
            "div.gmail_quote",
            "blockquote.gmail_quote",
            // Apple Mail, Thunderbird
            "blockquote[type=cite]",
            "div.moz-cite-prefix",
            "div.moz-forward-container",
            // Proton, Front, Newton, Zimbra, Yahoo, Tuta
            "div.protonmail_quote",
            "blockquote.protonmail_quote",
            "blockquote.front-blockquote",
            "div.cm_quote",
            "blockquote.cm_quote",
            "div[data-marker=__QUOTED_TEXT__]",
            "div[class*=yahoo_quoted]",
            // GMX, Web.de
            "div[name=quote]",
            "blockquote.tutanota_quote"));

    /** They and all that follows them are quoted. */
    private static final Evaluator FROM_HERE = QueryParser.parse(String.join(
            ", ",
            // Outlook on the web and on phones
            "div#divRplyFwdMsg",
            "div#appendonsend",
            "div#mail-editor-reference-message-container",
            // Exchange
            "div[id^=divRpF]",
            // Word, as Outlook on the desktop uses it
            "div[style*=border-top:solid #E1E1E1]",
            "div[style*=border-top:solid #B5C4DF]",
            "div[style*=border-top: solid #E1E1E1]",
            "div[style*=border:none;border-top:solid]",
            // Zimbra
            "hr[data-marker=__DIVIDER__]",
            "hr#zwchr"));

    /** What programs set apart as a signature. */
    private static final Evaluator SIGNATURES = QueryParser.parse(String.join(
            ", ",
            "div.gmail_signature",
            ".moz-signature",
            "div.protonmail_signature_block",
            "div#ms-outlook-mobile-signature",
            "div#composer_signature",
            "br#lineBreakAtBeginningOfSignature + div"));

    private HtmlQuotations() {}

    public record Split(String said, String quoted, String signature) {}

    /** Empty if nothing is marked as quoted, or nothing but quotation would be left. */
    public static Optional<Split> split(Document page) {
        Document rest = page.clone();
        List<Element> taken = new ArrayList<>();
        Element from = rest.selectFirst(FROM_HERE);
        if (from != null) {
            taken.addAll(cutFrom(from));
        }
        for (Element around : rest.select(AROUND)) {
            if (around.ownerDocument() == rest) {
                around.remove();
                taken.add(around);
            }
        }
        List<Element> signatures = rest.select(SIGNATURES);
        signatures.forEach(Element::remove);
        String said = HtmlText.of(rest);
        String quoted = words(taken);
        return VisibleText.isBlank(quoted) || VisibleText.isBlank(said)
                ? Optional.empty()
                : Optional.of(new Split(said, quoted, words(signatures)));
    }

    private static String words(List<Element> elements) {
        return String.join("\n\n", elements.stream().map(HtmlText::of).toList()).strip();
    }

    private static List<Element> cutFrom(Element from) {
        List<Element> taken = new ArrayList<>();
        for (Element at = from; at != null && !at.normalName().equals("body"); at = at.parent()) {
            for (Node next = at.nextSibling(); next != null; next = at.nextSibling()) {
                next.remove();
                taken.add(new Element("div").appendChild(next));
            }
        }
        from.remove();
        taken.add(0, from);
        return taken;
    }
}
