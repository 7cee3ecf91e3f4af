package org.imprimatur.article.export;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.jsoup.nodes.Element;
import org.openxmlformats.schemas.officeDocument.x2006.sharedTypes.STOnOff1;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;

/** Writes a table, with cells that span columns and rows, and the header repeated on each page. */
final class WordTable {

    private final XWPFDocument word;
    private final BiConsumer<Element, Supplier<XWPFParagraph>> content;

    /** By column: how many rows more the cell above reaches down, and how many columns it takes. */
    private final Map<Integer, Reach> reaches = new HashMap<>();

    /** @param content writes what stands in a cell into its paragraphs */
    WordTable(XWPFDocument word, BiConsumer<Element, Supplier<XWPFParagraph>> content) {
        this.word = word;
        this.content = content;
    }

    private record Reach(int rows, int columns) {}

    void write(Element element) {
        XWPFTable table = word.createTable();
        table.removeRow(0);
        table.setStyleID(WordStyles.id("Table Grid"));
        if (element.selectFirst("thead") != null) {
            table.getCTTbl().getTblPr().addNewTblLook().setFirstRow(STOnOff1.ON);
        }
        for (Element row : element.select("tr")) {
            row(row, table.createRow());
        }
        // Two tables that touch would be one.
        word.createParagraph();
    }

    private void row(Element row, XWPFTableRow line) {
        while (!line.getTableCells().isEmpty()) {
            line.removeCell(0);
        }
        line.setRepeatHeader(row.closest("thead") != null);
        List<Element> cells = row.children();
        int next = 0;
        int column = 0;
        while (next < cells.size() || reaches.containsKey(column)) {
            Reach above = reaches.remove(column);
            if (above != null) {
                merged(line, above, column);
                column += above.columns();
            } else {
                column += cell(cells.get(next++), line, column);
            }
        }
    }

    private void merged(XWPFTableRow line, Reach above, int column) {
        XWPFTableCell cell = line.createCell();
        across(cell, above.columns());
        cell.getCTTc().getTcPr().addNewVMerge().setVal(STMerge.CONTINUE);
        if (above.rows() > 1) {
            reaches.put(column, new Reach(above.rows() - 1, above.columns()));
        }
    }

    /** @return how many columns it takes */
    private int cell(Element element, XWPFTableRow line, int column) {
        XWPFTableCell cell = line.createCell();
        int columns = span(element, "colspan");
        int rows = span(element, "rowspan");
        across(cell, columns);
        if (rows > 1) {
            cell.getCTTc().getTcPr().addNewVMerge().setVal(STMerge.RESTART);
            reaches.put(column, new Reach(rows - 1, columns));
        }
        content.accept(element, () -> aligned(element, next(cell)));
        return columns;
    }

    private static void across(XWPFTableCell cell, int columns) {
        var properties = cell.getCTTc().isSetTcPr()
                ? cell.getCTTc().getTcPr()
                : cell.getCTTc().addNewTcPr();
        if (columns > 1) {
            properties.addNewGridSpan().setVal(BigInteger.valueOf(columns));
        }
    }

    /** A cell has an empty paragraph to begin with, since one without is no cell. */
    private static XWPFParagraph next(XWPFTableCell cell) {
        XWPFParagraph first = cell.getParagraphs().isEmpty()
                ? cell.addParagraph()
                : cell.getParagraphs().get(0);
        return cell.getParagraphs().size() == 1 && first.getRuns().isEmpty() ? first : cell.addParagraph();
    }

    private static XWPFParagraph aligned(Element cell, XWPFParagraph paragraph) {
        switch (cell.attr("align")) {
            case "right" -> paragraph.setAlignment(ParagraphAlignment.RIGHT);
            case "center" -> paragraph.setAlignment(ParagraphAlignment.CENTER);
            default -> {}
        }
        return paragraph;
    }

    private static int span(Element cell, String attribute) {
        String value = cell.attr(attribute);
        return value.matches("[1-9]\\d{0,2}") ? Integer.parseInt(value) : 1;
    }
}
