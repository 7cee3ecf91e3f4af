package org.imprimatur.article.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;

/** Tables whose cells have a blank before and behind their words, as many people type them: {@code | 5 mg | twice |}. */
public final class SpacedTables {

    private static final String DASHES = ":?---:?";

    private SpacedTables() {}

    /** Whether the body has tables and all of them are written so. */
    public static boolean areAllIn(String body) {
        List<SourceSpan> lines = lines(body);
        return !lines.isEmpty()
                && lines.stream()
                        .map(line -> words(body, line))
                        .allMatch(line -> spaced(line).equals(line))
                && lines.stream().map(line -> words(body, line)).noneMatch(SpacedTables::hasOtherDashes);
    }

    /** The body with its tables written so; as it is if it would be read differently. */
    public static String in(String body) {
        TreeMap<Integer, SourceSpan> lines = new TreeMap<>();
        lines(body).forEach(line -> lines.put(line.getInputIndex(), line));
        StringBuilder spaced = new StringBuilder();
        int from = 0;
        for (SourceSpan line : lines.values()) {
            spaced.append(body, from, line.getInputIndex()).append(spaced(words(body, line)));
            from = line.getInputIndex() + line.getLength();
        }
        String result = spaced.append(body.substring(from)).toString();
        return read(result).equals(read(body)) ? result : body;
    }

    private static String read(String body) {
        return BodyWriter.write(BodyParser.parseAsTyped(body));
    }

    private static List<SourceSpan> lines(String body) {
        List<SourceSpan> lines = new ArrayList<>();
        Node document = BodyParser.parseAsTyped(body);
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(CustomBlock block) {
                if (block instanceof TableBlock) {
                    lines.addAll(block.getSourceSpans());
                }
                visitChildren(block);
            }
        });
        return lines;
    }

    private static String words(String body, SourceSpan line) {
        return body.substring(line.getInputIndex(), line.getInputIndex() + line.getLength());
    }

    /** Dashes of another number than we write would come back as three. */
    private static boolean hasOtherDashes(String line) {
        return line.matches("[|:\\- ]*-[|:\\- ]*")
                && cells(line).stream().anyMatch(cell -> !cell.strip().matches(DASHES));
    }

    /** Pipes that touch have no cell between them, and stay so. */
    private static String spaced(String line) {
        StringBuilder spaced = new StringBuilder("|");
        for (String cell : cells(line)) {
            String words = cell.strip();
            spaced.append(cell.isEmpty() ? "" : words.isEmpty() ? " " : " " + words + " ")
                    .append('|');
        }
        return spaced.toString();
    }

    private static List<String> cells(String line) {
        String row = line.strip();
        List<String> cells = new ArrayList<>();
        int begin = row.startsWith("|") ? 1 : 0;
        for (int i = begin; i < row.length(); i++) {
            if (row.charAt(i) == '\\') {
                i++;
            } else if (row.charAt(i) == '|') {
                cells.add(row.substring(begin, i));
                begin = i + 1;
            }
        }
        if (begin < row.length()) {
            cells.add(row.substring(begin));
        }
        return cells;
    }
}
