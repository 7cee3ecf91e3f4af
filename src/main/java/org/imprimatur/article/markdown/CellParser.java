package org.imprimatur.article.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;
import org.jspecify.annotations.Nullable;

/** Parses what a cell holds: words, lines with {@code <br>} between them, and where two lines begin like items, lists. */
final class CellParser {

    private static final Pattern BREAK = Pattern.compile("(?i)<br[ \\t]*/?>");
    private static final Pattern ITEM = Pattern.compile(
            "(?:(?<bullet>-)|(?<number>\\d{1,9})(?<sign>[.)])|(?<label>[A-Za-z]{1,8})\\))[ \\t]+(?<words>\\S.*)");

    private final InlineParser inlineParser;

    CellParser(InlineParser inlineParser) {
        this.inlineParser = inlineParser;
    }

    /** One line of a cell, and where in the content it begins. */
    private record Line(String words, int from) {}

    void parse(CellSource source, Cell cell) {
        SourceSpan at = source.at();
        int begin = at == null ? 0 : at.getInputIndex();
        inline(source.content(), begin, cell);
        List<Line> lines = lines(source.content(), begin, cell);
        noteBreaks(cell);
        if (lines.stream().filter(line -> ITEM.matcher(line.words()).matches()).count() > 1) {
            while (cell.getFirstChild() != null) {
                cell.getFirstChild().unlink();
            }
            withLists(lines, begin, cell);
        }
        breaks(cell);
    }

    private void inline(String words, int begin, Node into) {
        inlineParser.parse(SourceLines.of(SourceLine.of(words, SourceSpan.of(0, 0, begin, words.length()))), into);
    }

    /** Only a break that is not within something else ends a line that may be an item. */
    private static List<Line> lines(String content, int begin, Cell cell) {
        List<Line> lines = new ArrayList<>();
        int from = 0;
        for (Node node = cell.getFirstChild(); node != null; node = node.getNext()) {
            if (isBreak(node)) {
                int at = node.getSourceSpans().get(0).getInputIndex() - begin;
                lines.add(new Line(content.substring(from, at), from));
                from = at + ((HtmlInline) node).getLiteral().length();
            }
        }
        lines.add(new Line(content.substring(from), from));
        return lines.stream().map(CellParser::stripped).toList();
    }

    private static Line stripped(Line line) {
        String words = line.words().strip();
        return new Line(words, line.from() + line.words().indexOf(words));
    }

    private static boolean isBreak(Node node) {
        return node instanceof HtmlInline html
                && BREAK.matcher(html.getLiteral()).matches();
    }

    private void withLists(List<Line> lines, int begin, Cell cell) {
        CellList open = null;
        LabelReadings readings = new LabelReadings("");
        for (Line line : lines) {
            Matcher item = ITEM.matcher(line.words());
            String label = item.matches() ? item.group("label") : null;
            boolean continued = label != null && isLettered(open) && readings.isContinuedBy(label);
            if (label != null && !continued) {
                readings = new LabelReadings(label);
            }
            if (!item.matches() || label != null && !continued && readings.isEmpty()) {
                words(line, begin, cell);
                open = null;
                continue;
            }
            if (open == null || !continued && !isMore(item, open)) {
                open = list(item, readings);
                cell.appendChild(open);
            } else if (continued) {
                open.read(readings.labels(), readings.first());
            }
            CellList.Item entry = new CellList.Item();
            inline(item.group("words"), begin + line.from() + item.start("words"), entry);
            open.appendChild(entry);
        }
    }

    private void words(Line line, int begin, Cell cell) {
        if (cell.getLastChild() != null && !(cell.getLastChild() instanceof CellList)) {
            cell.appendChild(new HardLineBreak());
        }
        inline(line.words(), begin + line.from(), cell);
    }

    private static boolean isLettered(@Nullable CellList list) {
        return list != null && list.labels() != null && list.labels() != ListLabels.NUMBERS;
    }

    private static boolean isMore(Matcher item, CellList open) {
        return item.group("bullet") != null && open.labels() == null
                || item.group("number") != null && open.labels() == ListLabels.NUMBERS;
    }

    private static CellList list(Matcher item, LabelReadings readings) {
        if (item.group("bullet") != null) {
            return new CellList(null, 1);
        }
        return item.group("number") != null
                ? new CellList(ListLabels.NUMBERS, Integer.parseInt(item.group("number")))
                : new CellList(readings.labels(), readings.first());
    }

    private static void noteBreaks(Cell cell) {
        cell.accept(new AbstractVisitor() {
            @Override
            public void visit(HtmlInline html) {
                if (isBreak(html)) {
                    cell.breaks().add(html.getSourceSpans().get(0).getInputIndex());
                }
            }
        });
    }

    private static void breaks(Cell cell) {
        List<Node> breaks = new ArrayList<>();
        cell.accept(new AbstractVisitor() {
            @Override
            public void visit(HtmlInline html) {
                if (isBreak(html)) {
                    breaks.add(html);
                }
            }
        });
        for (Node node : breaks) {
            HardLineBreak line = new HardLineBreak();
            line.setSourceSpans(node.getSourceSpans());
            node.insertAfter(line);
            node.unlink();
        }
    }
}
