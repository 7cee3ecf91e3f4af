package org.imprimatur.article.intake;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.imprimatur.article.markdown.Cell;
import org.imprimatur.article.markdown.CellList;
import org.imprimatur.article.markdown.LetteredList;
import org.imprimatur.article.markdown.ListLabels;

/** Lays what a cell of a file holds into a cell of a text: paragraphs as lines, lists as lists, all else as words. */
final class CellLines {

    private final Cell cell;
    private final LossCollector lossCollector;
    private final VisibleWords generated;

    CellLines(Cell cell, LossCollector lossCollector, VisibleWords generated) {
        this.generated = generated;
        this.cell = cell;
        this.lossCollector = lossCollector;
    }

    void add(Node held) {
        for (Node block = held.getFirstChild(); block != null; ) {
            Node next = block.getNext();
            block(block);
            block = next;
        }
    }

    private void block(Node block) {
        if (block instanceof Paragraph || block instanceof Heading) {
            line(block);
        } else if (block instanceof ListBlock list) {
            if (isPlain(list)) {
                cell.appendChild(listed(list));
            } else {
                told(list);
            }
        } else if (block instanceof FencedCodeBlock code) {
            lossCollector.tell(LossKind.CELL_BLOCKS);
            startLine();
            cell.appendChild(new Code(code.getLiteral().strip().replaceAll("\\s+", " ")));
        } else if (!(block instanceof ThematicBreak)) {
            if (!(block instanceof TableBlock)) {
                lossCollector.tell(LossKind.CELL_BLOCKS);
            }
            flat(block);
        }
    }

    /** Two items at least, for one line that begins with a dash is no list; and nothing in any but a paragraph. */
    private static boolean isPlain(ListBlock list) {
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            if (!(item.getFirstChild() instanceof Paragraph) || item.getFirstChild() != item.getLastChild()) {
                return false;
            }
            for (Node child = item.getFirstChild().getFirstChild(); child != null; child = child.getNext()) {
                if (child instanceof HardLineBreak) {
                    return false;
                }
            }
        }
        return list.getFirstChild() != list.getLastChild();
    }

    private static CellList listed(ListBlock list) {
        CellList listed = list instanceof LetteredList lettered
                ? new CellList(lettered.labels(), lettered.getMarkerStartNumber())
                : list instanceof OrderedList ordered
                        ? new CellList(ListLabels.NUMBERS, ordered.getMarkerStartNumber())
                        : new CellList(null, 1);
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            CellList.Item line = new CellList.Item();
            while (item.getFirstChild().getFirstChild() != null) {
                line.appendChild(item.getFirstChild().getFirstChild());
            }
            listed.appendChild(line);
        }
        return listed;
    }

    /** Its items as lines that begin with their labels. */
    private void told(ListBlock list) {
        lossCollector.tell(LossKind.CELL_BLOCKS);
        int number = list instanceof OrderedList ordered ? ordered.getMarkerStartNumber() : 1;
        for (Node item = list.getFirstChild(); item != null; ) {
            Node next = item.getNext();
            startLine();
            String label = label(list, number++);
            generated.add(label);
            generated.gap();
            cell.appendChild(new Text(label));
            boolean first = true;
            for (Node child = item.getFirstChild(); child != null; ) {
                Node after = child.getNext();
                if (first && child instanceof Paragraph) {
                    move(child);
                } else {
                    block(child);
                }
                first = false;
                child = after;
            }
            item = next;
        }
    }

    private static String label(ListBlock list, int number) {
        if (list instanceof BulletList) {
            return "• ";
        }
        return list instanceof LetteredList lettered
                ? "(" + lettered.labels().label(number) + ") "
                : "(" + number + ") ";
    }

    private void flat(Node block) {
        if (block instanceof TableRow) {
            startLine();
            List<Node> cells = new ArrayList<>();
            for (Node held = block.getFirstChild(); held != null; held = held.getNext()) {
                cells.add(held);
            }
            for (Node held : cells) {
                if (held != cells.get(0)) {
                    cell.appendChild(new Text(" "));
                }
                move(held);
            }
        } else {
            for (Node child = block.getFirstChild(); child != null; ) {
                Node next = child.getNext();
                if (child instanceof TableRow || !(child instanceof Paragraph || child instanceof ListItem)) {
                    flat(child);
                } else {
                    block(child);
                }
                child = next;
            }
        }
    }

    private void line(Node block) {
        startLine();
        move(block);
    }

    private void startLine() {
        if (cell.getLastChild() != null && !(cell.getLastChild() instanceof CellList)) {
            cell.appendChild(new HardLineBreak());
        }
    }

    private void move(Node from) {
        while (from.getFirstChild() != null) {
            cell.appendChild(from.getFirstChild());
        }
    }
}
