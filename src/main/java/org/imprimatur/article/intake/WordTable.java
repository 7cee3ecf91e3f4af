package org.imprimatur.article.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.imprimatur.platform.VisibleText;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Reads a table of a Word file, where a cell says over how many columns it goes and the one below that it goes on. */
final class WordTable {

    /** As many columns as Word allows. */
    private static final int WIDEST = 63;

    private final WordImport wordImport;
    private final WordPart part;
    private final WordFields fields;

    /** Cells that may go on in the next row, by their first column. */
    private Map<Integer, Element> above = new HashMap<>();

    private final Map<Element, Integer> ends = new HashMap<>();
    private boolean inHead = true;

    WordTable(WordImport wordImport, WordPart part, WordFields fields) {
        this.wordImport = wordImport;
        this.part = part;
        this.fields = fields;
    }

    void write(WordElement table, Element into) {
        Element written = into.appendElement("table");
        each("w:tr", table, row -> row(row, written));
        if (VisibleText.isBlank(written.text()) && written.selectFirst("img") == null) {
            written.remove();
            return;
        }
        int width = ends.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        ends.forEach((row, end) -> fill(row, width - end));
    }

    /** Rows and cells may stand in content controls and other wrappers; what was deleted is not there any more. */
    private static void each(String name, WordElement parent, Consumer<WordElement> reader) {
        for (WordElement child : parent.children()) {
            if (child.name().equals(name)) {
                reader.accept(child);
            } else if (child.name().equals("mc:AlternateContent")) {
                WordElement chosen = new WordElement("unknown:chosen");
                child.alternative().forEach(chosen::add);
                each(name, chosen, reader);
            } else if (!WordInline.SILENT.contains(child.name())
                    && !Set.of("w:del", "w:moveFrom").contains(child.name())) {
                each(name, child, reader);
            }
        }
    }

    private void row(WordElement row, Element table) {
        WordElement properties = row.child("w:trPr");
        if (properties != null && (properties.child("w:del") != null || properties.isOn("w:hidden"))) {
            return;
        }
        inHead &= properties != null && properties.isOn("w:tblHeader");
        Element line = new Element("tr");
        Map<Integer, Element> here = new HashMap<>();
        List<Element> reachedFromAbove = new ArrayList<>();
        int[] column = {0};
        fill(line, column[0] += columns(properties, "w:gridBefore", 0));
        each("w:tc", row, cell -> column[0] += cell(cell, column[0], line, here, reachedFromAbove));
        above = here;
        if (line.childrenSize() == 0) {
            return;
        }
        reachedFromAbove.forEach(cell -> cell.attr("rowspan", Integer.toString(span(cell, "rowspan") + 1)));
        ends.put(line, column[0]);
        String group = inHead ? "thead" : "tbody";
        Element last = table.lastElementChild();
        (last != null && last.normalName().equals(group) ? last : table.appendElement(group)).appendChild(line);
    }

    /** @return how many columns it takes */
    private int cell(
            WordElement cell, int column, Element line, Map<Integer, Element> here, List<Element> reachedFromAbove) {
        WordElement properties = cell.child("w:tcPr");
        if (properties != null && properties.child("w:cellDel") != null) {
            return 0;
        }
        int across = columns(properties, "w:gridSpan", 1);
        Element left = line.lastElementChild();
        if (left != null && goesOn(properties, "w:hMerge")) {
            left.attr("colspan", Integer.toString(span(left, "colspan") + across));
            content(cell, left);
            return across;
        }
        Element upper = above.get(column);
        if (upper != null && goesOn(properties, "w:vMerge")) {
            reachedFromAbove.add(upper);
            here.put(column, upper);
            content(cell, upper);
            return across;
        }
        Element written = line.appendElement(inHead ? "th" : "td");
        if (across > 1) {
            written.attr("colspan", Integer.toString(across));
        }
        if (properties != null && properties.child("w:vMerge") != null) {
            here.put(column, written);
        }
        content(cell, written);
        return across;
    }

    private void content(WordElement cell, Element into) {
        new WordBlocks(wordImport, part, into, fields).read(cell);
    }

    private static boolean goesOn(@Nullable WordElement properties, String merge) {
        WordElement merged = properties == null ? null : properties.child(merge);
        return merged != null && !"restart".equals(merged.val());
    }

    private static int columns(@Nullable WordElement properties, String name, int otherwise) {
        String said = properties == null ? null : properties.valAt(name);
        return said == null || !said.matches("\\d{1,9}") ? otherwise : Math.min(WIDEST, Integer.parseInt(said));
    }

    private static int span(Element cell, String attribute) {
        return cell.hasAttr(attribute) ? Integer.parseInt(cell.attr(attribute)) : 1;
    }

    private void fill(Element row, int columns) {
        if (columns > 0) {
            Element empty = row.appendElement("td");
            if (columns > 1) {
                empty.attr("colspan", Integer.toString(columns));
            }
        }
    }
}
