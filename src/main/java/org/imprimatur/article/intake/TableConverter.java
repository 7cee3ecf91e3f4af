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
import org.imprimatur.article.markdown.Cell;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Converts HTML tables to tables of a text, cell by cell; what such a table cannot say is told. */
final class TableConverter {

    private static final int WIDEST_TABLE = 60;
    private static final int MOST_CELLS = 20_000;

    private final HtmlToMarkdown blocks;
    private final InlineReader inlineReader;
    private final LossCollector lossCollector;
    private final VisibleWords generated;
    private int cells;

    /** @param generated takes the labels of what is a list no more */
    TableConverter(
            HtmlToMarkdown blocks, InlineReader inlineReader, LossCollector lossCollector, VisibleWords generated) {
        this.generated = generated;
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
        int most = rows.stream()
                .mapToInt(row -> row.select("> td, > th").size())
                .max()
                .orElse(0);
        cells += most * rows.size();
        if (most > WIDEST_TABLE || cells > MOST_CELLS) {
            throw new FileImporter.TooIntricate();
        }
        if (most == 1 && rows.size() == 1) {
            blocks.blocks(Objects.requireNonNull(rows.get(0).selectFirst("> td, > th")), into);
            lossCollector.tell(LossKind.FRAME_TABLE);
        } else if (most > 0) {
            into.appendChild(new Grid(rows).table());
        }
    }

    /** The rows of one table, laid out in columns as a browser does: a cell goes where none reaches down from above. */
    private final class Grid {

        private final List<Element> rows;
        private final boolean header;
        private final int[] below = new int[WIDEST_TABLE + 1];
        private int width;

        Grid(List<Element> rows) {
            this.rows = rows;
            this.header = isHeader(rows);
        }

        TableBlock table() {
            TableBlock table = new TableBlock();
            TableHead head = new TableHead();
            TableBody body = new TableBody();
            width = width();
            for (int i = 0; i < rows.size(); i++) {
                boolean first = header && i == 0;
                (first ? head : body).appendChild(row(i, first));
            }
            if (header) {
                table.appendChild(head);
            }
            if (body.getFirstChild() != null) {
                table.appendChild(body);
            }
            return table;
        }

        /** As wide as the widest row; the last cell of a row reaches no further than some other row does. */
        private int width() {
            int[] down = new int[WIDEST_TABLE + 1];
            int widest = 0;
            for (int i = 0; i < rows.size(); i++) {
                int column = 0;
                int end = 0;
                for (Element cell : own(rows.get(i))) {
                    while (down[column] > 0) {
                        column++;
                    }
                    int across = span(cell, "colspan", WIDEST_TABLE);
                    end = column + 1;
                    if (column + across > WIDEST_TABLE) {
                        across = 1;
                    }
                    if (end > WIDEST_TABLE) {
                        throw new FileImporter.TooIntricate();
                    }
                    for (int c = column; c < column + across; c++) {
                        down[c] = Math.max(down[c], rowsDown(cell, i));
                    }
                    column += across;
                    refuse(column);
                }
                widest = Math.max(widest, end);
                for (int c = 0; c < down.length; c++) {
                    down[c] = Math.max(0, down[c] - 1);
                }
            }
            return widest;
        }

        private void refuse(int column) {
            if (column > WIDEST_TABLE) {
                throw new FileImporter.TooIntricate();
            }
        }

        private TableRow row(int i, boolean first) {
            TableRow row = new TableRow();
            List<Element> own = own(rows.get(i));
            int column = 0;
            while (column < width) {
                if (below[column] > 0) {
                    column++;
                    continue;
                }
                Cell cell = own.isEmpty() ? new Cell() : cell(own.get(0));
                int across = own.isEmpty() ? 1 : free(column, span(own.get(0), "colspan", WIDEST_TABLE));
                int down = own.isEmpty() || first ? 1 : rowsDown(own.get(0), i);
                if (first && rowsDown(own.isEmpty() ? rows.get(i) : own.get(0), i) > 1) {
                    lossCollector.tell(LossKind.MERGED_CELLS);
                }
                if (!own.isEmpty()) {
                    own.remove(0);
                }
                cell.setHeader(first);
                cell.setAcross(across);
                cell.setDown(down);
                row.appendChild(cell);
                for (int c = column; c < column + across; c++) {
                    below[c] = down;
                }
                column += across;
            }
            for (int c = 0; c < below.length; c++) {
                below[c] = Math.max(0, below[c] - 1);
            }
            return row;
        }

        /** How many columns from here on are free, of those it wants. */
        private int free(int column, int wanted) {
            int across = 1;
            while (across < wanted && column + across < width && below[column + across] == 0) {
                across++;
            }
            return across;
        }

        /** Not beyond the group of rows it stands in. */
        private int rowsDown(Element cell, int row) {
            int left = 1;
            while (row + left < rows.size()
                    && rows.get(row + left).parent() == rows.get(row).parent()) {
                left++;
            }
            return cell.attr("rowspan").strip().equals("0") ? left : span(cell, "rowspan", left);
        }
    }

    private static List<Element> own(Element row) {
        return new ArrayList<>(row.select("> td, > th"));
    }

    /** Where the file says so: the first row of a head, or one of nothing but header cells. */
    private static boolean isHeader(List<Element> rows) {
        Element first = rows.get(0);
        return first.parent() != null && first.parent().nameIs("thead")
                || first.select("> td").isEmpty();
    }

    private static int span(Element cell, String attribute, int most) {
        String value = cell.attr(attribute).strip();
        int wanted = value.matches("\\d{1,9}") ? Integer.parseInt(value) : value.matches("\\d+") ? most : 1;
        return Math.max(1, Math.min(wanted, most));
    }

    private static TableCell.@Nullable Alignment alignment(String word) {
        return switch (word) {
            case "left" -> TableCell.Alignment.LEFT;
            case "right" -> TableCell.Alignment.RIGHT;
            case "center" -> TableCell.Alignment.CENTER;
            default -> null;
        };
    }

    private Cell cell(Element content) {
        Cell cell = new Cell();
        cell.setAlignment(alignment(content.attr("data-align")));
        if (content.selectFirst("table") != null) {
            lossCollector.tell(LossKind.NESTED_TABLE);
        }
        boolean simple = content.select("*").stream()
                .noneMatch(element -> element != content && HtmlToMarkdown.isBlockName(element));
        if (simple) {
            InlineWriter.append(inlineReader.runs(content), cell, true);
        } else {
            Node held = new org.commonmark.node.Document();
            blocks.blocks(content, held);
            new CellLines(cell, lossCollector, generated).add(held);
        }
        return cell;
    }
}
