package org.imprimatur.article.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Converts HTML tables to CommonMark tables. What such a table cannot say is told. */
final class TableConverter {

    private static final int WIDEST_TABLE = 60;
    private static final int MOST_CELLS = 20_000;

    private final HtmlToMarkdown blocks;
    private final InlineReader inlineReader;
    private final LossCollector lossCollector;
    private int cells;

    TableConverter(HtmlToMarkdown blocks, InlineReader inlineReader, LossCollector lossCollector) {
        this.blocks = blocks;
        this.inlineReader = inlineReader;
        this.lossCollector = lossCollector;
    }

    void table(Element element, Node into) {
        Element caption = element.selectFirst("> caption");
        if (caption != null) {
            HtmlToMarkdown.paragraph(inlineReader.runs(caption), into);
        }
        List<Element> rows = new ArrayList<>(element.select("> tr, > thead > tr, > tbody > tr, > tfoot > tr"));
        rows.removeIf(row -> row.select("> td, > th").isEmpty());
        int width = rows.stream()
                .mapToInt(row -> row.select("> td, > th").size())
                .max()
                .orElse(0);
        cells += width * rows.size();
        if (width > WIDEST_TABLE || cells > MOST_CELLS) {
            throw new FileImporter.TooIntricate();
        }
        if (width == 1 && rows.size() == 1) {
            blocks.blocks(Objects.requireNonNull(rows.get(0).selectFirst("> td, > th")), into);
            lossCollector.tell(LossKind.FRAME_TABLE);
        } else if (width > 0) {
            into.appendChild(new Grid(rows, width).table());
        }
    }

    /** The rows of one table, laid out in columns; where a merged cell reaches, there are empty ones. */
    private final class Grid {

        private final List<Element> rows;
        private final int width;

        /** How many more rows the cell in each column reaches down. */
        private final int[] below;

        private boolean merged;

        Grid(List<Element> rows, int width) {
            this.rows = rows;
            this.width = width;
            this.below = new int[width];
        }

        TableBlock table() {
            TableHead head = new TableHead();
            TableBody body = new TableBody();
            for (Element row : rows) {
                boolean first = head.getFirstChild() == null;
                (first ? head : body).appendChild(line(row, first));
            }
            if (merged) {
                lossCollector.tell(LossKind.MERGED_CELLS);
            }
            TableBlock table = new TableBlock();
            table.appendChild(head);
            if (body.getFirstChild() != null) {
                table.appendChild(body);
            }
            return table;
        }

        private TableRow line(Element row, boolean header) {
            TableRow line = new TableRow();
            List<Element> own = new ArrayList<>(row.select("> td, > th"));
            int column = 0;
            while (column < width) {
                if (below[column] > 0) {
                    below[column]--;
                    line.appendChild(cell(null, header));
                    column++;
                } else {
                    column += place(own, column, line, header);
                }
            }
            // Cells pushed out by merged ones above them keep their words in the last column.
            for (Element left : own) {
                InlineWriter.append(spaced(inlineReader.runs(left)), line.getLastChild(), false);
            }
            return line;
        }

        /** @return how many columns the next cell takes */
        private int place(List<Element> own, int column, TableRow line, boolean header) {
            Element content = own.isEmpty() ? null : own.remove(0);
            line.appendChild(cell(content, header));
            int across = content == null ? 1 : span(content, "colspan", width - column - own.size());
            int down = content == null ? 1 : span(content, "rowspan", rows.size());
            merged |= across > 1 || down > 1;
            for (int i = column; i < Math.min(width, column + across); i++) {
                below[i] = down - 1;
                if (i > column) {
                    line.appendChild(cell(null, header));
                }
            }
            return across;
        }
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
                lossCollector.tell(LossKind.NESTED_TABLE);
            } else if (content.selectFirst("ul, ol, pre, blockquote") != null
                    || content.select("> p").size() > 1) {
                lossCollector.tell(LossKind.CELL_BLOCKS);
            }
            InlineWriter.append(inlineReader.runs(content), cell, false);
        }
        return cell;
    }

    private static List<TextRun> spaced(List<TextRun> runs) {
        runs.add(0, TextRun.text(" ", TextRun.Style.PLAIN));
        return runs;
    }
}
