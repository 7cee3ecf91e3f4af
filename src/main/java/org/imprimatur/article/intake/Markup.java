package org.imprimatur.article.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.markdown.MarkdownRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * HTML to CommonMark, by way of CommonMark's own tree, so that the renderer and not we decide what must be escaped.
 *
 * <p>The result is read back and compared word for word; where emphasis would not survive (CommonMark cannot begin it
 * before a bracket inside a word), the words win and the emphasis goes.
 */
final class Markup {

    private static final int DEEPEST = 150;
    private static final int WIDEST_TABLE = 60;
    private static final int MOST_CELLS = 20_000;

    private static final List<Extension> TABLES = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
    private static final MarkdownRenderer RENDERER =
            MarkdownRenderer.builder().extensions(TABLES).build();

    private static final Pattern CITATION =
            Pattern.compile("\\[@[\\p{Alnum}_:.#$%&+?<>~/-]+(?:; ?@[\\p{Alnum}_:.#$%&+?<>~/-]+)*]");

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
    private static final Set<String> SILENT =
            Set.of("head", "title", "meta", "link", "template", "wbr", "base", "colgroup", "col");
    private static final Map<String, String> ACTIVE = Map.of(
            "script",
            "script",
            "noscript",
            "script",
            "style",
            "style",
            "iframe",
            "frame",
            "object",
            "frame",
            "embed",
            "frame",
            "applet",
            "frame",
            "video",
            "media",
            "audio",
            "media",
            "canvas",
            "media");
    private static final Set<String> FORM = Set.of("input", "button", "select", "textarea", "option", "datalist");

    private static final String PLAIN_DIGITS = "0123456789+-=()n";
    private static final String RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ";
    private static final String LOWERED_DIGITS = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ";

    private final Losses losses;
    private final BiFunction<Element, String, Optional<String>> pictures;
    private int shift;
    private int cells;

    private Markup(Losses losses, BiFunction<Element, String, Optional<String>> pictures) {
        this.losses = losses;
        this.pictures = pictures;
    }

    static Document parse(String html) {
        return Jsoup.parse(html);
    }

    static String plain(Element element) {
        return element.text().strip();
    }

    static String render(Node document) {
        return RENDERER.render(document).stripTrailing();
    }

    /**
     * Body and, where it is still missing, title of the draft.
     *
     * @param pictures says for an {@code img} and its address what the text shall refer to; empty leaves it out
     */
    static void fill(Draft draft, Document html, BiFunction<Element, String, Optional<String>> pictures) {
        refuseDepth(html);
        Markup markup = new Markup(draft.losses, pictures);
        markup.sweep(html);
        List<Element> headings = new ArrayList<>(html.select("h1, h2, h3, h4, h5, h6"));
        headings.removeIf(heading -> plain(heading).isBlank());
        if (draft.title.isBlank() && !headings.isEmpty()) {
            Element first = headings.remove(0);
            draft.title = plain(first);
            first.remove();
        }
        int top = headings.stream().mapToInt(Markup::level).min().orElse(2);
        markup.shift = 2 - top;
        org.commonmark.node.Document document = new org.commonmark.node.Document();
        markup.blocks(html.body(), document);
        draft.body = markup.faithful(document);
    }

    /** Markdown of a piece of HTML that stands inside Markdown. */
    static String fragment(String html, Losses losses, BiFunction<Element, String, Optional<String>> pictures) {
        Document parsed = parse(html);
        refuseDepth(parsed);
        Markup markup = new Markup(losses, pictures);
        markup.sweep(parsed);
        org.commonmark.node.Document document = new org.commonmark.node.Document();
        markup.blocks(parsed.body(), document);
        return markup.faithful(document);
    }

    /** Words as they are, but for citations, which mean in any file what they mean in ours. */
    static void words(String words, Node into) {
        Matcher citation = CITATION.matcher(words);
        int from = 0;
        while (citation.find()) {
            text(words.substring(from, citation.start()), into);
            HtmlInline raw = new HtmlInline();
            raw.setLiteral(citation.group());
            into.appendChild(raw);
            from = citation.end();
        }
        text(words.substring(from), into);
    }

    private static void text(String words, Node into) {
        if (!words.isEmpty()) {
            into.appendChild(new Text(words));
        }
    }

    private static void refuseDepth(Document html) {
        html.traverse((node, depth) -> {
            if (depth > DEEPEST) {
                throw new TooIntricate();
            }
        });
    }

    /** Takes out what acts instead of being read. */
    private void sweep(Document html) {
        for (Element element : html.getAllElements()) {
            String kind = ACTIVE.get(element.normalName());
            if (kind != null) {
                losses.tell(kind);
                element.remove();
            } else if (FORM.contains(element.normalName())) {
                losses.tell("form-field");
                element.remove();
            } else if (element.attributes().asList().stream()
                    .anyMatch(a -> a.getKey().toLowerCase(Locale.ROOT).startsWith("on"))) {
                losses.tell("handler");
            }
        }
    }

    private static int level(Element heading) {
        return heading.normalName().charAt(1) - '0';
    }

    // Blocks

    private void blocks(Element parent, Node into) {
        List<Run> pending = new ArrayList<>();
        for (org.jsoup.nodes.Node child : parent.childNodes()) {
            if (child instanceof Element element && isBlock(element)) {
                paragraph(pending, into);
                pending = new ArrayList<>();
                block(element, into);
            } else {
                inline(child, Style.PLAIN, pending);
            }
        }
        paragraph(pending, into);
    }

    private static boolean isBlock(Element element) {
        return BLOCKS.contains(element.normalName())
                || element.children().stream().anyMatch(Markup::isBlock);
    }

    private void paragraph(List<Run> runs, Node into) {
        Paragraph paragraph = new Paragraph();
        append(runs, paragraph, true);
        if (paragraph.getFirstChild() != null) {
            into.appendChild(paragraph);
        }
    }

    private void block(Element element, Node into) {
        switch (element.normalName()) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element, into);
            case "ul" -> list(element, new BulletList(), into);
            case "ol" -> list(element, numbered(element), into);
            case "blockquote" -> container(element, new BlockQuote(), into);
            case "pre" -> code(element, into);
            case "table" -> table(element, into);
            case "hr" -> into.appendChild(new ThematicBreak());
            case "dt" -> {
                List<Run> runs = runs(element);
                runs.replaceAll(run -> run.styled(run.style().asStrong()));
                paragraph(runs, into);
            }
            case "figcaption" -> {
                List<Run> runs = runs(element);
                runs.replaceAll(run -> run.styled(run.style().asEmphasis()));
                paragraph(runs, into);
            }
            default -> blocks(element, into);
        }
    }

    private void heading(Element element, Node into) {
        List<Run> runs = runs(element);
        List<Run> pictured =
                runs.stream().filter(run -> run.kind() == Kind.IMAGE).toList();
        runs.removeIf(run -> run.kind() == Kind.IMAGE);
        Heading heading = new Heading();
        heading.setLevel(Math.max(2, Math.min(6, level(element) + shift)));
        append(runs, heading, false);
        if (heading.getFirstChild() != null) {
            into.appendChild(heading);
        }
        pictured.forEach(run -> paragraph(new ArrayList<>(List.of(run)), into));
    }

    private void container(Element element, Block block, Node into) {
        blocks(element, block);
        if (block.getFirstChild() != null) {
            into.appendChild(block);
        }
    }

    private static OrderedList numbered(Element element) {
        OrderedList list = new OrderedList();
        String start = element.attr("start");
        list.setMarkerStartNumber(start.matches("\\d{1,6}") ? Integer.parseInt(start) : 1);
        list.setMarkerDelimiter(".");
        return list;
    }

    private void list(Element element, ListBlock list, Node into) {
        boolean tight = true;
        for (org.jsoup.nodes.Node child : element.childNodes()) {
            if (child instanceof TextNode words && words.isBlank()) {
                continue;
            }
            boolean item = child instanceof Element li && li.normalName().equals("li");
            ListItem entry = !item && list.getLastChild() instanceof ListItem last ? last : new ListItem();
            if (child instanceof Element inside && (item || !isBlock(inside))) {
                blocks(inside, entry);
            } else if (child instanceof Element block) {
                block(block, entry);
            } else if (child instanceof TextNode) {
                List<Run> runs = new ArrayList<>();
                inline(child, Style.PLAIN, runs);
                paragraph(runs, entry);
            }
            if (entry.getFirstChild() != null && entry.getParent() == null) {
                list.appendChild(entry);
            }
            tight &= paragraphs(entry) <= 1;
        }
        if (list.getFirstChild() != null) {
            list.setTight(tight);
            if (list instanceof BulletList bullets) {
                bullets.setMarker("-");
            }
            into.appendChild(list);
        }
    }

    private static int paragraphs(Node entry) {
        int paragraphs = 0;
        for (Node child = entry.getFirstChild(); child != null; child = child.getNext()) {
            paragraphs += child instanceof ListBlock ? 0 : 1;
        }
        return paragraphs;
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

    // Tables

    private void table(Element element, Node into) {
        Element caption = element.selectFirst("> caption");
        if (caption != null) {
            paragraph(runs(caption), into);
        }
        List<Element> rows = new ArrayList<>(element.select("> tr, > thead > tr, > tbody > tr, > tfoot > tr"));
        rows.removeIf(row -> row.select("> td, > th").isEmpty());
        int width = rows.stream()
                .mapToInt(row -> row.select("> td, > th").size())
                .max()
                .orElse(0);
        cells += width * rows.size();
        if (width > WIDEST_TABLE || cells > MOST_CELLS) {
            throw new TooIntricate();
        }
        if (width == 0) {
            return;
        }
        if (width == 1 && rows.size() == 1) {
            blocks(Objects.requireNonNull(rows.get(0).selectFirst("> td, > th")), into);
            losses.tell("frame-table");
            return;
        }
        TableBlock table = new TableBlock();
        TableHead head = new TableHead();
        TableBody body = new TableBody();
        int[] below = new int[width];
        boolean merged = false;
        for (Element row : rows) {
            boolean first = head.getFirstChild() == null;
            TableRow line = new TableRow();
            List<Element> own = new ArrayList<>(row.select("> td, > th"));
            int column = 0;
            while (column < width) {
                if (below[column] > 0) {
                    below[column]--;
                    line.appendChild(cell(null, first));
                    column++;
                    continue;
                }
                Element content = own.isEmpty() ? null : own.remove(0);
                line.appendChild(cell(content, first));
                int across = content == null ? 1 : span(content, "colspan", width - column - own.size());
                int down = content == null ? 1 : span(content, "rowspan", rows.size());
                merged |= across > 1 || down > 1;
                for (int i = column; i < Math.min(width, column + across); i++) {
                    below[i] = down - 1;
                    if (i > column) {
                        line.appendChild(cell(null, first));
                    }
                }
                column += Math.max(1, across);
            }
            // Cells pushed out by merged ones above them keep their words in the last column.
            for (Element left : own) {
                append(spaced(runs(left)), line.getLastChild(), false);
            }
            (first ? head : body).appendChild(line);
        }
        if (merged) {
            losses.tell("merged-cells");
        }
        table.appendChild(head);
        if (body.getFirstChild() != null) {
            table.appendChild(body);
        }
        into.appendChild(table);
    }

    private static int span(Element cell, String attribute, int most) {
        String value = cell.attr(attribute).strip();
        int wanted = value.matches("\\d{1,9}") ? Integer.parseInt(value) : value.matches("\\d+") ? most : 1;
        return Math.max(1, Math.min(wanted, most));
    }

    private TableCell cell(@Nullable Element content, boolean header) {
        TableCell cell = new TableCell();
        cell.setHeader(header);
        if (content != null) {
            if (content.selectFirst("table") != null) {
                losses.tell("nested-table");
            } else if (content.selectFirst("ul, ol, pre, blockquote") != null
                    || content.select("> p").size() > 1) {
                losses.tell("cell-blocks");
            }
            append(runs(content), cell, false);
        }
        return cell;
    }

    private static List<Run> spaced(List<Run> runs) {
        runs.add(0, new Run(Kind.TEXT, " ", "", Style.PLAIN));
        return runs;
    }

    // Inline

    private enum Kind {
        TEXT,
        CODE,
        IMAGE,
        BREAK
    }

    private record Style(
            boolean strong, boolean emphasis, @Nullable String href) {

        static final Style PLAIN = new Style(false, false, null);

        Style asStrong() {
            return new Style(true, emphasis, href);
        }

        Style asEmphasis() {
            return new Style(strong, true, href);
        }

        Style to(String address) {
            return new Style(strong, emphasis, address);
        }

        Style meet(Style other) {
            return new Style(
                    strong && other.strong, emphasis && other.emphasis, Objects.equals(href, other.href) ? href : null);
        }
    }

    /** @param target of an image */
    private record Run(Kind kind, String text, String target, Style style) {

        Run styled(Style other) {
            return new Run(kind, text, target, other);
        }

        Run saying(String words) {
            return new Run(kind, words, target, style);
        }
    }

    private List<Run> runs(Element element) {
        List<Run> runs = new ArrayList<>();
        for (org.jsoup.nodes.Node child : element.childNodes()) {
            inline(child, Style.PLAIN, runs);
        }
        return runs;
    }

    private void inline(org.jsoup.nodes.Node node, Style style, List<Run> runs) {
        if (node instanceof TextNode words) {
            runs.add(new Run(Kind.TEXT, words.getWholeText().replaceAll("[ \\t\\n\\r\\f]+", " "), "", style));
        }
        if (!(node instanceof Element element) || SILENT.contains(element.normalName())) {
            return;
        }
        switch (element.normalName()) {
            case "br" -> runs.add(new Run(Kind.BREAK, "", "", style));
            case "strong", "b" -> children(element, style.asStrong(), runs);
            case "em", "i", "cite", "dfn", "var" -> children(element, style.asEmphasis(), runs);
            case "code", "kbd", "samp", "tt" -> {
                if (!element.text().isBlank()) {
                    runs.add(new Run(Kind.CODE, element.text(), "", style));
                }
            }
            case "a" -> children(element, linked(element, style), runs);
            case "img" -> image(element, style, runs);
            case "svg" -> losses.tell("image-format", "SVG");
            case "math" -> {
                losses.tell("equation");
                children(element, style, runs);
            }
            case "sup" -> raised(element, style, RAISED_DIGITS, "^", runs);
            case "sub" -> raised(element, style, LOWERED_DIGITS, "_", runs);
            case "s", "strike", "del" -> {
                if (!plain(element).isEmpty()) {
                    losses.tell("struck-out", plain(element));
                }
            }
            case "u", "ins" -> {
                losses.tell("underline");
                children(element, style, runs);
            }
            default -> {
                // A block inside a cell or a heading: its words stay apart from the ones before.
                if (BLOCKS.contains(element.normalName())) {
                    runs.add(new Run(Kind.TEXT, " ", "", style));
                }
                children(element, style, runs);
                if (BLOCKS.contains(element.normalName())) {
                    runs.add(new Run(Kind.TEXT, " ", "", style));
                }
            }
        }
    }

    private void children(Element element, Style style, List<Run> runs) {
        for (org.jsoup.nodes.Node child : element.childNodes()) {
            inline(child, style, runs);
        }
    }

    private Style linked(Element element, Style style) {
        String href = element.attr("href").strip();
        if (href.isEmpty() || href.startsWith("#")) {
            return style;
        }
        if (href.matches("(?i)(https?://|mailto:).+")) {
            return style.to(href.replaceAll("\\s", "%20"));
        }
        losses.tell("link", href);
        return style;
    }

    private void image(Element element, Style style, List<Run> runs) {
        String alt = element.attr("alt").replaceAll("\\s+", " ").strip();
        String source = element.attr("src").strip();
        Optional<String> target = pictures.apply(element, source);
        if (target.isPresent()) {
            runs.add(new Run(Kind.IMAGE, alt, target.get(), style));
        } else if (source.matches("(?i)https?://\\S+")) {
            String words = alt.isEmpty() ? "Image" : alt;
            runs.add(new Run(Kind.TEXT, words, "", style.to(source)));
        } else if (!alt.isEmpty()) {
            runs.add(new Run(Kind.TEXT, alt, "", style));
        }
    }

    /** 10³ must not become 103: digits have raised forms of their own, anything else keeps a mark. */
    private void raised(Element element, Style style, String digits, String mark, List<Run> runs) {
        String words = plain(element);
        StringBuilder raised = new StringBuilder();
        for (char c : words.toCharArray()) {
            int at = PLAIN_DIGITS.indexOf(c == '−' ? '-' : c);
            if (at < 0) {
                losses.tell("raised");
                String kept = words.length() > 1 ? "(" + words + ")" : words;
                runs.add(new Run(Kind.TEXT, isOrdinal(words) ? words : mark + kept, "", style));
                return;
            }
            raised.append(digits.charAt(at));
        }
        runs.add(new Run(Kind.TEXT, raised.toString(), "", style));
    }

    private static boolean isOrdinal(String words) {
        return words.matches("(?i)st|nd|rd|th|®|™");
    }

    /** Puts the runs under a block, spaces collapsed and never just inside an emphasis. */
    private static void append(List<Run> runs, Node into, boolean breaks) {
        List<Run> tidy = tidy(runs, breaks);
        nest(tidy, into, 0);
    }

    private static List<Run> tidy(List<Run> runs, boolean breaks) {
        List<Run> atoms = new ArrayList<>();
        for (Run run : runs) {
            if (run.kind() == Kind.BREAK && !breaks) {
                atoms.add(new Run(Kind.TEXT, " ", "", run.style()));
            } else if (run.kind() != Kind.TEXT) {
                atoms.add(run);
            } else {
                split(run, atoms);
            }
        }
        List<Run> tidy = new ArrayList<>();
        for (Run atom : atoms) {
            boolean space = isSpace(atom);
            boolean first = tidy.isEmpty() || tidy.get(tidy.size() - 1).kind() == Kind.BREAK;
            if (space && (first || isSpace(tidy.get(tidy.size() - 1)))) {
                continue;
            }
            if (atom.kind() == Kind.BREAK) {
                dropTrailing(tidy);
                if (tidy.isEmpty() || tidy.get(tidy.size() - 1).kind() == Kind.BREAK) {
                    continue;
                }
            }
            tidy.add(atom);
        }
        while (!tidy.isEmpty() && (isSpace(last(tidy)) || last(tidy).kind() == Kind.BREAK)) {
            tidy.remove(tidy.size() - 1);
        }
        for (int i = 1; i + 1 < tidy.size(); i++) {
            if (isSpace(tidy.get(i))) {
                Style between = tidy.get(i - 1).style().meet(tidy.get(i + 1).style());
                tidy.set(i, tidy.get(i).styled(between));
            }
        }
        List<Run> merged = new ArrayList<>();
        for (Run run : tidy) {
            Run before = merged.isEmpty() ? null : last(merged);
            if (before != null
                    && before.kind() == Kind.TEXT
                    && run.kind() == Kind.TEXT
                    && before.style().equals(run.style())) {
                merged.set(merged.size() - 1, before.saying(before.text() + run.text()));
            } else {
                merged.add(run);
            }
        }
        return merged;
    }

    private static void split(Run run, List<Run> atoms) {
        String text = run.text();
        int start = 0;
        int end = text.length();
        while (start < end && text.charAt(start) == ' ') {
            start++;
        }
        while (end > start && text.charAt(end - 1) == ' ') {
            end--;
        }
        if (start > 0) {
            atoms.add(run.saying(" "));
        }
        if (end > start) {
            atoms.add(run.saying(text.substring(start, end)));
        }
        if (end < text.length() && end > start) {
            atoms.add(run.saying(" "));
        }
    }

    private static void dropTrailing(List<Run> runs) {
        while (!runs.isEmpty() && isSpace(last(runs))) {
            runs.remove(runs.size() - 1);
        }
    }

    private static Run last(List<Run> runs) {
        return runs.get(runs.size() - 1);
    }

    private static boolean isSpace(Run run) {
        return run.kind() == Kind.TEXT && run.text().equals(" ");
    }

    /** Links outside, strong within, emphasis innermost. */
    private static void nest(List<Run> runs, Node into, int level) {
        int from = 0;
        while (from < runs.size()) {
            Object key = key(runs.get(from), level);
            int to = from + 1;
            while (level < 3 && to < runs.size() && Objects.equals(key, key(runs.get(to), level))) {
                to++;
            }
            List<Run> group = runs.subList(from, to);
            if (level == 3) {
                leaf(runs.get(from), into);
            } else {
                Node wrapper = wrapper(key, level);
                nest(group, wrapper == null ? into : wrapper, level + 1);
                if (wrapper != null) {
                    into.appendChild(wrapper);
                }
            }
            from = to;
        }
    }

    private static @Nullable Object key(Run run, int level) {
        return switch (level) {
            case 0 -> run.style().href();
            case 1 -> run.style().strong();
            case 2 -> run.style().emphasis();
            default -> run;
        };
    }

    private static @Nullable Node wrapper(@Nullable Object key, int level) {
        if (key instanceof String href) {
            return new Link(href, null);
        }
        if (!Boolean.TRUE.equals(key)) {
            return null;
        }
        return level == 1 ? new StrongEmphasis("**") : new Emphasis("*");
    }

    private static void leaf(Run run, Node into) {
        switch (run.kind()) {
            case TEXT -> words(run.text(), into);
            case CODE -> into.appendChild(new Code(run.text()));
            case BREAK -> into.appendChild(new HardLineBreak());
            case IMAGE -> {
                Image image = new Image(run.target(), null);
                if (!run.text().isEmpty()) {
                    image.appendChild(new Text(run.text()));
                }
                into.appendChild(image);
            }
        }
    }

    // The proof

    private String faithful(Node document) {
        String markdown = render(document);
        if (said(PARSER.parse(markdown)).equals(said(document))) {
            return markdown;
        }
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Paragraph paragraph) {
                unlessReadable(paragraph);
            }

            @Override
            public void visit(Heading heading) {
                unlessReadable(heading);
            }

            @Override
            public void visit(org.commonmark.node.CustomBlock table) {
                if (table instanceof TableBlock) {
                    unlessReadable(table);
                }
            }
        });
        return render(document);
    }

    private void unlessReadable(Node block) {
        if (said(PARSER.parse(render(block))).equals(said(block))) {
            return;
        }
        losses.tell("emphasis");
        block.accept(new AbstractVisitor() {
            @Override
            public void visit(Emphasis emphasis) {
                visitChildren(emphasis);
                unwrap(emphasis);
            }

            @Override
            public void visit(StrongEmphasis strong) {
                visitChildren(strong);
                unwrap(strong);
            }
        });
    }

    private static void unwrap(Node wrapper) {
        Node child = wrapper.getFirstChild();
        while (child != null) {
            Node next = child.getNext();
            wrapper.insertBefore(child);
            child = next;
        }
        wrapper.unlink();
    }

    /** Every word, number and reference, whatever its dress. */
    private static String said(Node node) {
        StringBuilder said = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                said.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                said.append(code.getLiteral());
            }

            @Override
            public void visit(HtmlInline citation) {
                said.append(citation.getLiteral());
            }

            @Override
            public void visit(FencedCodeBlock code) {
                said.append(code.getLiteral());
            }

            @Override
            public void visit(Link link) {
                said.append(link.getDestination());
                visitChildren(link);
            }

            @Override
            public void visit(Image image) {
                said.append(image.getDestination());
                visitChildren(image);
            }

            @Override
            public void visit(SoftLineBreak line) {
                said.append(' ');
            }

            @Override
            public void visit(HardLineBreak line) {
                said.append(' ');
            }
        });
        return said.toString().replaceAll("\\s+", "");
    }
}
