package org.imprimatur.article.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.imprimatur.platform.VisibleText;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Reads the text of an HTML element with its inline markup: strong, emphasis, links, code, images. */
final class InlineReader {

    private static final Set<String> SILENT =
            Set.of("head", "title", "meta", "link", "template", "wbr", "base", "colgroup", "col");
    private static final String PLAIN_DIGITS = "0123456789+-=()n";
    private static final String RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ";
    private static final String LOWERED_DIGITS = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ";

    private final LossCollector lossCollector;
    private final BiFunction<Element, String, Optional<String>> pictures;

    InlineReader(LossCollector lossCollector, BiFunction<Element, String, Optional<String>> pictures) {
        this.lossCollector = lossCollector;
        this.pictures = pictures;
    }

    List<TextRun> runs(Element element) {
        List<TextRun> runs = new ArrayList<>();
        for (org.jsoup.nodes.Node child : element.childNodes()) {
            read(child, TextRun.Style.PLAIN, runs);
        }
        return runs;
    }

    /** Adds what one node says. */
    void read(org.jsoup.nodes.Node node, TextRun.Style style, List<TextRun> runs) {
        if (node instanceof TextNode words) {
            runs.add(TextRun.text(words.getWholeText().replaceAll("[ \\t\\n\\r\\f]+", " "), style));
        }
        if (!(node instanceof Element element) || SILENT.contains(element.normalName())) {
            return;
        }
        switch (element.normalName()) {
            case "br" -> runs.add(new TextRun(TextRun.Kind.BREAK, "", "", style));
            case "strong", "b" -> children(element, style.asStrong(), runs);
            case "em", "i", "cite", "dfn", "var" -> children(element, style.asEmphasis(), runs);
            case "code", "kbd", "samp", "tt" -> {
                if (!VisibleText.isBlank(element.text())) {
                    runs.add(new TextRun(TextRun.Kind.CODE, element.text(), "", style));
                }
            }
            case "a" -> children(element, linked(element, style), runs);
            case "img" -> image(element, style, runs);
            case "svg" -> lossCollector.tell(LossKind.IMAGE_FORMAT, "SVG");
            case "math" -> {
                lossCollector.tell(LossKind.EQUATION);
                children(element, style, runs);
            }
            case "sup" -> raised(element, style, RAISED_DIGITS, "^", runs);
            case "sub" -> raised(element, style, LOWERED_DIGITS, "_", runs);
            case "s", "strike", "del" -> {
                if (!HtmlToMarkdown.plain(element).isEmpty()) {
                    lossCollector.tell(LossKind.STRUCK_OUT, HtmlToMarkdown.plain(element));
                }
            }
            case "u", "ins" -> {
                lossCollector.tell(LossKind.UNDERLINE);
                children(element, style, runs);
            }
            default -> {
                // A block inside a cell or a heading: its words stay apart from the ones before.
                if (HtmlToMarkdown.isBlockName(element)) {
                    runs.add(TextRun.text(" ", style));
                }
                children(element, style, runs);
                if (HtmlToMarkdown.isBlockName(element)) {
                    runs.add(TextRun.text(" ", style));
                }
            }
        }
    }

    private void children(Element element, TextRun.Style style, List<TextRun> runs) {
        for (org.jsoup.nodes.Node child : element.childNodes()) {
            read(child, style, runs);
        }
    }

    private TextRun.Style linked(Element element, TextRun.Style style) {
        String href = element.attr("href").strip();
        if (href.isEmpty() || href.startsWith("#")) {
            return style;
        }
        if (href.matches("(?i)(https?://|mailto:).+")) {
            return style.to(href.replaceAll("\\s", "%20"));
        }
        lossCollector.tell(LossKind.LINK, href);
        return style;
    }

    private void image(Element element, TextRun.Style style, List<TextRun> runs) {
        String alt = element.attr("alt").replaceAll("\\s+", " ").strip();
        String source = element.attr("src").strip();
        Optional<String> target = pictures.apply(element, source);
        if (target.isPresent()) {
            runs.add(new TextRun(TextRun.Kind.IMAGE, alt, target.get(), style));
        } else if (source.matches("(?i)https?://\\S+")) {
            String words = alt.isEmpty() ? "Image" : alt;
            runs.add(TextRun.text(words, style.to(source)));
        } else if (!alt.isEmpty()) {
            runs.add(TextRun.text(alt, style));
        }
    }

    /** 10³ must not become 103: digits have raised forms of their own, anything else keeps a mark. */
    private void raised(Element element, TextRun.Style style, String digits, String mark, List<TextRun> runs) {
        String words = HtmlToMarkdown.plain(element);
        StringBuilder raised = new StringBuilder();
        for (char c : words.toCharArray()) {
            int at = PLAIN_DIGITS.indexOf(c == '−' ? '-' : c);
            if (at < 0) {
                lossCollector.tell(LossKind.RAISED);
                String kept = words.length() > 1 ? "(" + words + ")" : words;
                runs.add(TextRun.text(isOrdinal(words) ? words : mark + kept, style));
                return;
            }
            raised.append(digits.charAt(at));
        }
        runs.add(TextRun.text(raised.toString(), style));
    }

    private static boolean isOrdinal(String words) {
        return words.matches("(?i)st|nd|rd|th|®|™");
    }
}
