package org.imprimatur.article.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.article.intake.VisibleWords.Height;
import org.imprimatur.platform.VisibleText;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Reads the text of an HTML element with its inline markup: strong, emphasis, links, code, images. */
final class InlineReader {

    private static final Set<String> SILENT =
            Set.of("head", "title", "meta", "link", "template", "wbr", "base", "colgroup", "col");
    /** In a style sheet's words, or in Word's: by how many points. */
    private static final Pattern RAISE = Pattern.compile(
            "(?i)vertical-align\\s*:\\s*(?:super|sub)\\b|mso-text-raise\\s*:\\s*(?<points>-?[\\d.]*[1-9][\\d.]*)");

    private final LossCollector lossCollector;
    private final BiFunction<Element, String, Optional<String>> pictures;
    private final boolean edited;

    /** @param edited whether it is a text of ours, whose links lead within the site too and whose pictures have captions */
    InlineReader(LossCollector lossCollector, BiFunction<Element, String, Optional<String>> pictures, boolean edited) {
        this.lossCollector = lossCollector;
        this.pictures = pictures;
        this.edited = edited;
    }

    List<TextRun> runs(Element element) {
        List<TextRun> runs = new ArrayList<>();
        for (org.jsoup.nodes.Node child : element.childNodes()) {
            read(child, TextRun.Style.PLAIN, runs);
        }
        return runs;
    }

    /** Adds what one node says. */
    void read(org.jsoup.nodes.Node node, TextRun.Style around, List<TextRun> runs) {
        TextRun.Style style = node instanceof Element element ? raisedOrLowered(element, around, runs) : around;
        if (node instanceof TextNode words) {
            runs.add(TextRun.text(words.getWholeText().replaceAll("[ \\t\\n\\r\\f]+", " "), style));
        }
        if (!(node instanceof Element element) || SILENT.contains(element.normalName())) {
            return;
        }
        switch (element.normalName()) {
            case "br" -> runs.add(new TextRun(TextRun.Kind.BREAK, "", "", style.at(Height.LEVEL)));
            case "strong", "b" -> children(element, style.asStrong(), runs);
            case "em", "i", "cite", "dfn", "var" -> children(element, style.asEmphasis(), runs);
            case "code", "kbd", "samp", "tt" -> code(element, style, runs);
            case "a" -> children(element, linked(element, style), runs);
            case "img" -> image(element, style, runs);
            case "svg" -> lossCollector.tell(LossKind.IMAGE_FORMAT, "SVG");
            case "math" -> {
                lossCollector.tell(LossKind.EQUATION);
                children(element, style, runs);
            }
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

    /** Blanks at its ends stay between it and the words around it. */
    private static void code(Element element, TextRun.Style style, List<TextRun> runs) {
        String words = element.wholeText().replaceAll("[\\s\u00a0]+", " ");
        if (VisibleText.isBlank(words)) {
            return;
        }
        if (words.startsWith(" ")) {
            runs.add(TextRun.text(" ", style));
        }
        runs.add(new TextRun(TextRun.Kind.CODE, HtmlToMarkdown.plain(element), "", style));
        if (words.endsWith(" ")) {
            runs.add(TextRun.text(" ", style));
        }
    }

    private void children(Element element, TextRun.Style style, List<TextRun> runs) {
        for (org.jsoup.nodes.Node child : element.childNodes()) {
            read(child, style, runs);
        }
    }

    private TextRun.Style linked(Element element, TextRun.Style style) {
        String href = element.attr("href").strip();
        boolean within = href.startsWith("#") || href.startsWith("/");
        if (href.isEmpty() || href.startsWith("#") && !edited) {
            return style;
        }
        if (href.matches("(?i)(https?://|mailto:).+") || edited && within) {
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
            String caption = edited ? element.attr("title").strip() : "";
            runs.add(TextRun.image(alt, target.get(), caption, style.at(Height.LEVEL)));
        } else if (source.matches("(?i)https?://\\S+")) {
            String words = alt.isEmpty() ? "Image" : alt;
            runs.add(TextRun.text(words, style.to(source)));
        } else if (!alt.isEmpty()) {
            runs.add(TextRun.text(alt, style));
        }
    }

    /** By the element itself or by its styling. What is raised within raised words stands at the same height as they. */
    private TextRun.Style raisedOrLowered(Element element, TextRun.Style style, List<TextRun> runs) {
        Height height = heightOf(element);
        if (height == Height.LEVEL || height == style.height()) {
            return style;
        }
        if (!style.isLevel()) {
            lossCollector.tell(LossKind.RAISED);
            return style;
        }
        if (height == Height.RAISED) {
            RaisedNumber.lookAt(HtmlToMarkdown.plain(element), runs, lossCollector);
        }
        return style.at(height);
    }

    private static Height heightOf(Element element) {
        if (element.normalName().equals("sup")) {
            return Height.RAISED;
        }
        if (element.normalName().equals("sub")) {
            return Height.LOWERED;
        }
        Matcher raise = RAISE.matcher(element.attr("style"));
        if (!raise.find()) {
            return Height.LEVEL;
        }
        boolean lowered = raise.group().toLowerCase(Locale.ROOT).endsWith("sub")
                || raise.group("points") != null && raise.group("points").startsWith("-");
        return lowered ? Height.LOWERED : Height.RAISED;
    }
}
