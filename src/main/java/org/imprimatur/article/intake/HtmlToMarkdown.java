package org.imprimatur.article.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.imprimatur.article.markdown.LetteredList;
import org.imprimatur.article.markdown.ListLabels;
import org.imprimatur.article.typeset.RaisedHtml;
import org.imprimatur.platform.VisibleText;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Converts HTML to Markdown by way of CommonMark's own tree, so that the renderer and not we decide what must be
 * escaped; the result has its {@link RoundTripCheck}.
 */
final class HtmlToMarkdown {

    private static final Set<String> BLOCKS = Set.of(
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "li",
            "blockquote",
            "pre",
            "table",
            "hr",
            "div",
            "section",
            "article",
            "main",
            "header",
            "footer",
            "aside",
            "nav",
            "figure",
            "figcaption",
            "dl",
            "dt",
            "dd",
            "address",
            "center",
            "details",
            "summary",
            "tbody",
            "thead",
            "tfoot",
            "tr",
            "td",
            "th",
            "caption");

    private static final Pattern LIST_STYLE =
            Pattern.compile("(?i)list-style(?:-type)?\\s*:[^;]*\\b(lower|upper)-(alpha|latin|roman)\\b");

    private final LossCollector lossCollector;
    private final InlineReader inlineReader;
    private final TableConverter tableConverter;
    private int shift;

    private HtmlToMarkdown(
            LossCollector lossCollector,
            VisibleWords generated,
            BiFunction<Element, String, Optional<String>> pictures,
            boolean edited) {
        this.lossCollector = lossCollector;
        this.inlineReader = new InlineReader(lossCollector, pictures, edited);
        this.tableConverter = new TableConverter(this, inlineReader, lossCollector, generated);
    }

    static Document parse(String html) {
        return Jsoup.parse(html);
    }

    static String plain(Element element) {
        if (element.selectFirst("sup, sub") == null) {
            return element.text().strip();
        }
        Element copy = element.clone();
        RaisedHtml.spellOut(copy);
        return copy.text().strip();
    }

    /**
     * Body and, where it is still missing, title of the draft.
     *
     * @param pictures says for an {@code img} and its address what the text shall refer to; empty leaves it out
     */
    static void fill(DraftBuilder draftBuilder, Document html, BiFunction<Element, String, Optional<String>> pictures) {
        HtmlToMarkdown htmlToMarkdown =
                new HtmlToMarkdown(draftBuilder.lossCollector, draftBuilder.generated, pictures, false);
        HtmlSanitizer.clean(html, draftBuilder.lossCollector);
        List<Element> headings = new ArrayList<>(html.select("h1, h2, h3, h4, h5, h6"));
        headings.removeIf(heading -> VisibleText.isBlank(plain(heading)));
        if (VisibleText.isBlank(draftBuilder.title) && !headings.isEmpty()) {
            Element first = headings.remove(0);
            draftBuilder.title = plain(first);
            first.remove();
        }
        int top = headings.stream().mapToInt(HtmlToMarkdown::level).min().orElse(2);
        htmlToMarkdown.shift = 2 - top;
        org.commonmark.node.Document document = new org.commonmark.node.Document();
        htmlToMarkdown.blocks(html.body(), document);
        draftBuilder.body = new RoundTripCheck(htmlToMarkdown.lossCollector).read(document);
    }

    /** Markdown of a piece of HTML that stands inside Markdown. */
    static String fragment(
            String html, DraftBuilder draftBuilder, BiFunction<Element, String, Optional<String>> pictures) {
        return piece(html, new HtmlToMarkdown(draftBuilder.lossCollector, draftBuilder.generated, pictures, false));
    }

    /** Markdown of what the editor made of a text: with links within the site, captions, and columns that are aligned. */
    static String edited(String html, BiFunction<Element, String, Optional<String>> pictures) {
        return piece(html, new HtmlToMarkdown(new LossCollector(), new VisibleWords(), pictures, true));
    }

    private static String piece(String html, HtmlToMarkdown htmlToMarkdown) {
        Document parsed = parse(html);
        HtmlSanitizer.clean(parsed, htmlToMarkdown.lossCollector);
        org.commonmark.node.Document document = new org.commonmark.node.Document();
        htmlToMarkdown.blocks(parsed.body(), document);
        return new RoundTripCheck(htmlToMarkdown.lossCollector).read(document);
    }

    private static int level(Element heading) {
        return heading.normalName().charAt(1) - '0';
    }

    /** Everything under the element, paragraph by paragraph. */
    void blocks(Element parent, Node into) {
        List<TextRun> pending = new ArrayList<>();
        for (org.jsoup.nodes.Node child : parent.childNodes()) {
            if (child instanceof Element element && isBlock(element)) {
                paragraph(pending, into);
                pending = new ArrayList<>();
                block(element, into);
            } else {
                inlineReader.read(child, TextRun.Style.PLAIN, pending);
            }
        }
        paragraph(pending, into);
    }

    static boolean isBlockName(Element element) {
        return BLOCKS.contains(element.normalName());
    }

    private static boolean isBlock(Element element) {
        return isBlockName(element) || element.children().stream().anyMatch(HtmlToMarkdown::isBlock);
    }

    static void paragraph(List<TextRun> runs, Node into) {
        Paragraph paragraph = new Paragraph();
        InlineWriter.append(runs, paragraph, true);
        if (paragraph.getFirstChild() != null) {
            into.appendChild(paragraph);
        }
    }

    private void block(Element element, Node into) {
        switch (element.normalName()) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element, into);
            case "ul" -> list(element, new BulletList(), into);
            case "ol" -> list(element, numbered(element, number(element.attr("start"), 1)), into);
            case "blockquote" -> container(element, new BlockQuote(), into);
            case "pre" -> code(element, into);
            case "table" -> tableConverter.table(element, into);
            case "hr" -> into.appendChild(new ThematicBreak());
            case "dt" -> {
                List<TextRun> runs = inlineReader.runs(element);
                runs.replaceAll(textRun -> textRun.styled(textRun.style().asStrong()));
                paragraph(runs, into);
            }
            case "figcaption" -> {
                List<TextRun> runs = inlineReader.runs(element);
                runs.replaceAll(textRun -> textRun.styled(textRun.style().asEmphasis()));
                paragraph(runs, into);
            }
            default -> blocks(element, into);
        }
    }

    private void heading(Element element, Node into) {
        List<TextRun> runs = inlineReader.runs(element);
        List<TextRun> pictured = runs.stream()
                .filter(textRun -> textRun.kind() == TextRun.Kind.IMAGE)
                .toList();
        runs.removeIf(textRun -> textRun.kind() == TextRun.Kind.IMAGE);
        Heading heading = new Heading();
        heading.setLevel(Math.max(2, Math.min(6, level(element) + shift)));
        InlineWriter.append(runs, heading, false);
        if (heading.getFirstChild() != null) {
            into.appendChild(heading);
        }
        pictured.forEach(textRun -> paragraph(new ArrayList<>(List.of(textRun)), into));
    }

    private void container(Element element, Block block, Node into) {
        blocks(element, block);
        if (block.getFirstChild() != null) {
            into.appendChild(block);
        }
    }

    private static OrderedList numbered(Element element, int start) {
        ListLabels labels = labels(element);
        if (labels != ListLabels.NUMBERS && labels.canBegin(start)) {
            return new LetteredList(labels, start);
        }
        OrderedList list = new OrderedList();
        list.setMarkerStartNumber(start);
        list.setMarkerDelimiter(".");
        return list;
    }

    private static ListLabels labels(Element element) {
        Matcher style = LIST_STYLE.matcher(element.attr("style"));
        if (!style.find()) {
            return ListLabels.ofType(element.attr("type"));
        }
        boolean small = style.group(1).equalsIgnoreCase("lower");
        return style.group(2).equalsIgnoreCase("roman")
                ? small ? ListLabels.ROMAN : ListLabels.CAPITAL_ROMAN
                : small ? ListLabels.LETTERS : ListLabels.CAPITALS;
    }

    private static int number(String attribute, int otherwise) {
        return attribute.strip().matches("\\d{1,6}") ? Integer.parseInt(attribute.strip()) : otherwise;
    }

    private void list(Element element, ListBlock first, Node into) {
        ListBlock list = first;
        int next = first instanceof OrderedList ordered ? ordered.getMarkerStartNumber() : 1;
        for (org.jsoup.nodes.Node child : element.childNodes()) {
            if (child instanceof TextNode words && words.isBlank()) {
                continue;
            }
            boolean item = child instanceof Element li && li.normalName().equals("li");
            if (item && list instanceof OrderedList && number(child.attr("value"), next) != next) {
                finish(list, into);
                next = number(child.attr("value"), next);
                list = numbered(element, next);
            }
            ListItem entry = !item && list.getLastChild() instanceof ListItem last ? last : new ListItem();
            entry(child, item, entry);
            if (entry.getFirstChild() != null && entry.getParent() == null) {
                list.appendChild(entry);
                next++;
            }
        }
        finish(list, into);
        if (element.hasAttr("data-loose")) {
            list.setTight(false);
        }
    }

    private void entry(org.jsoup.nodes.Node child, boolean item, ListItem entry) {
        if (child instanceof Element inside && (item || !isBlock(inside))) {
            blocks(inside, entry);
        } else if (child instanceof Element block) {
            block(block, entry);
        } else if (child instanceof TextNode) {
            List<TextRun> runs = new ArrayList<>();
            inlineReader.read(child, TextRun.Style.PLAIN, runs);
            paragraph(runs, entry);
        }
    }

    private static void finish(ListBlock list, Node into) {
        if (list.getFirstChild() == null) {
            return;
        }
        boolean tight = true;
        for (Node entry = list.getFirstChild(); entry != null; entry = entry.getNext()) {
            tight &= mayBeTight(entry);
        }
        list.setTight(tight);
        if (list instanceof BulletList bullets) {
            bullets.setMarker("-");
        }
        into.appendChild(list);
    }

    /** One paragraph or table and then lists: whatever came after a list would be read as the end of its last line. */
    private static boolean mayBeTight(Node entry) {
        boolean list = false;
        int others = 0;
        for (Node child = entry.getFirstChild(); child != null; child = child.getNext()) {
            if (list && !(child instanceof ListBlock)) {
                return false;
            }
            list |= child instanceof ListBlock;
            others += child instanceof ListBlock ? 0 : 1;
        }
        return others <= 1;
    }

    private static void code(Element element, Node into) {
        String literal = element.wholeText().replace("\r\n", "\n");
        FencedCodeBlock block = new FencedCodeBlock();
        block.setFenceCharacter("`");
        int fence = 3;
        Matcher ticks = Pattern.compile("`{3,}").matcher(literal);
        while (ticks.find()) {
            fence = Math.max(fence, ticks.group().length() + 1);
        }
        block.setOpeningFenceLength(fence);
        block.setClosingFenceLength(fence);
        block.setLiteral(literal.endsWith("\n") ? literal : literal + "\n");
        into.appendChild(block);
    }
}
