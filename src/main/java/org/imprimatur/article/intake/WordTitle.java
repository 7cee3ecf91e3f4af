package org.imprimatur.article.intake;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.imprimatur.platform.VisibleText;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Finds the title of a Word file: the paragraph in its title style, else the first one, if it says what the file says it
 * is called, or is a heading, or is set as a title is. What stands further down is never taken for one.
 */
final class WordTitle {

    /** Marks a paragraph that looks like a title. */
    static final String SET_APART = "set-apart";

    /** A kicker, a date, a name may stand before the title. */
    private static final int MOST_BEFORE = 3;

    private static final String DIGITS = "0123456789+-=()n";
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ";
    private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ";

    private final DraftBuilder draftBuilder;
    private final Element body;
    private final List<Element> blocks;

    private WordTitle(Element body, DraftBuilder draftBuilder) {
        this.draftBuilder = draftBuilder;
        this.body = body;
        this.blocks = body.children().stream()
                .filter(block -> !VisibleText.isBlank(block.text()))
                .toList();
    }

    /** @param ownTitle what the file says it is called */
    static void take(Element body, String ownTitle, DraftBuilder draftBuilder) {
        WordTitle title = new WordTitle(body, draftBuilder);
        Optional<Element> subtitle = title.opening("subtitle");
        Optional<Element> found = title.opening("title").or(() -> title.first(ownTitle));
        found.ifPresent(element -> draftBuilder.title = title.taken(element));
        subtitle.ifPresent(element -> draftBuilder.standfirst = title.taken(element));
        body.select("h1.title, p.subtitle, p." + SET_APART).removeAttr("class");
    }

    /** The paragraph of that style, if it stands at the beginning. */
    private Optional<Element> opening(String style) {
        for (Element block : blocks.subList(0, Math.min(blocks.size(), MOST_BEFORE + 2))) {
            if (block.hasClass(style)) {
                return Optional.of(block);
            }
            if (isHeading(block) && !block.hasClass("title")) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Optional<Element> first(String ownTitle) {
        if (blocks.isEmpty()) {
            return Optional.empty();
        }
        Element first = blocks.get(0);
        boolean paragraph = first.normalName().equals("p") && !first.hasClass("subtitle");
        boolean named = !ownTitle.isEmpty() && folded(ownTitle).equals(folded(HtmlToMarkdown.plain(first)));
        boolean setApart =
                first.hasClass(SET_APART) && blocks.stream().skip(1).anyMatch(block -> !block.hasClass(SET_APART));
        return isHeading(first) || (paragraph && (named || setApart)) ? Optional.of(first) : Optional.empty();
    }

    private static boolean isHeading(Element block) {
        return block.normalName().matches("h[1-6]");
    }

    private static String folded(String words) {
        return Normalizer.normalize(words, Normalizer.Form.NFKC)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /** Its words, which are no part of the body any more; its pictures stay there. */
    private String taken(Element element) {
        for (Element struck : element.select("s")) {
            draftBuilder.lossCollector.tell(LossKind.STRUCK_OUT, HtmlToMarkdown.plain(struck));
            struck.remove();
        }
        raise(element, "sup", RAISED);
        raise(element, "sub", LOWERED);
        for (Element picture : element.select("img")) {
            element.before(new Element("p").appendChild(picture));
        }
        element.remove();
        return HtmlToMarkdown.plain(element);
    }

    /** A title is plain text, in which only figures can stand higher or lower. */
    private static void raise(Element element, String tag, String digits) {
        for (Element raised : element.select(tag)) {
            StringBuilder words = new StringBuilder();
            for (char c : raised.wholeText().toCharArray()) {
                int at = DIGITS.indexOf(c);
                words.append(at < 0 ? c : digits.charAt(at));
            }
            raised.replaceWith(new TextNode(words.toString()));
        }
    }
}
