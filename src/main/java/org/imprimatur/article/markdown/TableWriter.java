package org.imprimatur.article.markdown;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;
import org.commonmark.renderer.markdown.MarkdownNodeRendererContext;
import org.commonmark.renderer.markdown.MarkdownWriter;
import org.commonmark.text.AsciiMatcher;
import org.jspecify.annotations.Nullable;

/** Writes tables, a row to a line. */
final class TableWriter {

    private static final String BREAK = "<br>";

    private final MarkdownNodeRendererContext context;
    private final MarkdownWriter writer;
    private final AsciiMatcher pipe = AsciiMatcher.builder().c('|').build();

    TableWriter(MarkdownNodeRendererContext context) {
        this.context = context;
        this.writer = context.getWriter();
    }

    void write(TableBlock table) {
        List<TableRow> rows = rows(table);
        int width = width(rows);
        writer.pushTight(true);
        boolean header = table.getFirstChild() instanceof TableHead;
        Cell[] above = new Cell[width];
        int[] below = new int[width];
        if (!header) {
            writer.raw("|" + " |".repeat(width));
            writer.block();
            dashes(null, width);
        }
        for (int i = 0; i < rows.size(); i++) {
            row(rows.get(i), width, above, below, header && i == 0);
            if (header && i == 0) {
                dashes(rows.get(0), width);
            }
        }
        writer.popTight();
        writer.block();
    }

    private static List<TableRow> rows(Node parent) {
        List<TableRow> rows = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof TableRow row) {
                rows.add(row);
            } else {
                rows.addAll(rows(node));
            }
        }
        return rows;
    }

    private static int width(List<TableRow> rows) {
        int[] below = new int[0];
        int widest = 0;
        for (TableRow row : rows) {
            int column = 0;
            for (Node node = row.getFirstChild(); node != null; node = node.getNext()) {
                while (column < below.length && below[column] > 0) {
                    below[column++]--;
                }
                int across = node instanceof Cell cell ? cell.across() : 1;
                if (column + across > below.length) {
                    below = Arrays.copyOf(below, column + across);
                }
                Arrays.fill(below, column, column + across, node instanceof Cell cell ? cell.down() - 1 : 0);
                column += across;
            }
            while (column < below.length) {
                if (below[column] > 0) {
                    below[column]--;
                }
                column++;
            }
            widest = Math.max(widest, below.length);
        }
        return widest;
    }

    private void dashes(@Nullable TableRow header, int width) {
        List<String> columns = new ArrayList<>();
        for (Node node = header == null ? null : header.getFirstChild(); node != null; node = node.getNext()) {
            TableCell cell = (TableCell) node;
            for (int i = 0; i < (cell instanceof Cell wide ? wide.across() : 1); i++) {
                columns.add(dashes(cell.getAlignment()));
            }
        }
        while (columns.size() < width) {
            columns.add("---");
        }
        writer.raw("|" + String.join("|", columns) + "|");
        writer.block();
    }

    private static String dashes(TableCell.@Nullable Alignment alignment) {
        if (alignment == null) {
            return "---";
        }
        return switch (alignment) {
            case LEFT -> ":---";
            case RIGHT -> "---:";
            case CENTER -> ":---:";
        };
    }

    private void row(TableRow row, int width, Cell[] above, int[] below, boolean header) {
        Node next = row.getFirstChild();
        boolean empty = header && isEmpty(row);
        int column = 0;
        while (column < width) {
            Cell over = below[column] > 0 ? above[column] : null;
            writer.raw("|");
            int across;
            if (over != null) {
                writer.raw("^^");
                across = over.across();
            } else {
                across = next instanceof Cell cell ? cell.across() : 1;
                content(next, empty && column == 0);
                Arrays.fill(above, column, Math.min(width, column + across), null);
                if (next instanceof Cell cell) {
                    above[column] = cell;
                    Arrays.fill(below, column, Math.min(width, column + across), cell.down());
                }
                next = next == null ? null : next.getNext();
            }
            for (int i = column; i < Math.min(width, column + across); i++) {
                below[i] = Math.max(0, below[i] - 1);
            }
            writer.raw("|".repeat(across - 1));
            column += across;
        }
        writer.raw("|");
        writer.block();
    }

    private static boolean isEmpty(TableRow row) {
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            if (cell.getFirstChild() != null) {
                return false;
            }
        }
        return true;
    }

    /** @param meant whether it makes a header of a row of empty cells */
    private void content(@Nullable Node cell, boolean meant) {
        if (cell == null || cell.getFirstChild() == null) {
            writer.raw(meant ? "\\ " : " ");
            return;
        }
        writer.pushRawEscape(pipe);
        for (Node child = cell.getFirstChild(); child != null; child = child.getNext()) {
            if (child.getPrevious() != null && (child instanceof CellList || child.getPrevious() instanceof CellList)) {
                writer.raw(BREAK);
            }
            if (child instanceof CellList list) {
                list(list);
            } else {
                context.render(child);
            }
        }
        writer.popRawEscape();
    }

    private void list(CellList list) {
        int number = list.start();
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            if (item.getPrevious() != null) {
                writer.raw(BREAK);
            }
            writer.raw(marker(list.labels(), number++) + " ");
            for (Node child = item.getFirstChild(); child != null; child = child.getNext()) {
                context.render(child);
            }
        }
    }

    private static String marker(@Nullable ListLabels labels, int number) {
        if (labels == null) {
            return "-";
        }
        return labels.label(number) + (labels == ListLabels.NUMBERS ? "." : ")");
    }
}
