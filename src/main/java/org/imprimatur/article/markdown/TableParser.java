package org.imprimatur.article.markdown;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Block;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;
import org.jspecify.annotations.Nullable;

/**
 * Parses tables as GitHub's are, and more: cells that span, tables without a header, lines and lists in cells. Rows and
 * columns are what they are there.
 */
final class TableParser extends AbstractBlockParser {

    private static final int MOST_CELLS = 1_000_000;

    private static final String COLUMN = "[ \\t]*:?-+:?[ \\t]*";
    private static final Pattern SEPARATOR =
            Pattern.compile("[ \\t]*\\|?" + COLUMN + "(?:\\|" + COLUMN + ")*+\\|?[ \\t]*");
    private static final Pattern DASHES = Pattern.compile("(:?)-+(:?)");

    private static final String AS_ABOVE = "^^";
    private static final String MEANT_EMPTY = "\\";

    private final TableBlock table = new TableBlock();
    private final List<SourceLine> lines = new ArrayList<>();
    private final List<TableCell.Alignment> alignments;
    private boolean lazy = true;
    private int cells;

    private TableParser(SourceLine header, List<TableCell.Alignment> alignments) {
        this.lines.add(header);
        this.alignments = alignments;
    }

    @Override
    public boolean canHaveLazyContinuationLines() {
        return lazy;
    }

    @Override
    public Block getBlock() {
        return table;
    }

    /** A line with a pipe is a row, one with nothing but a pipe is not, and neither belongs to what comes before. */
    @Override
    public BlockContinue tryContinue(ParserState state) {
        String line = state.getLine()
                .getContent()
                .subSequence(
                        state.getNextNonSpaceIndex(),
                        state.getLine().getContent().length())
                .toString();
        if (line.indexOf('|') < 0) {
            return BlockContinue.none();
        }
        if (line.startsWith("|") && line.substring(1).replaceAll("[ \\t]", "").isEmpty()) {
            lazy = false;
            return BlockContinue.none();
        }
        return BlockContinue.atIndex(state.getIndex());
    }

    @Override
    public void addLine(SourceLine line) {
        lines.add(line);
    }

    @Override
    public void parseInlines(InlineParser inlineParser) {
        CellParser cellParser = new CellParser(inlineParser);
        List<CellSource> header = CellSource.of(lines.get(0));
        int width = header.size();
        TableRow first = row(header, width, cellParser, null);
        if (isHeader(first)) {
            TableHead head = new TableHead();
            head.appendChild(first);
            for (Node cell = first.getFirstChild(); cell != null; cell = cell.getNext()) {
                ((Cell) cell).setHeader(true);
            }
            table.appendChild(head);
        }
        TableBody body = new TableBody();
        Cell[] above = new Cell[width];
        for (SourceLine line : lines.subList(Math.min(2, lines.size()), lines.size())) {
            body.appendChild(row(CellSource.of(line), width, cellParser, above));
        }
        if (body.getFirstChild() != null) {
            table.appendChild(body);
        }
    }

    private static boolean isHeader(TableRow row) {
        for (Node node = row.getFirstChild(); node != null; node = node.getNext()) {
            if (node.getFirstChild() != null || node instanceof Cell cell && cell.isMeant()) {
                return true;
            }
        }
        return row.getFirstChild() == null;
    }

    /** @param above which cell each column had in the row before; null for the header, which has none */
    private TableRow row(List<CellSource> sources, int width, CellParser cellParser, Cell @Nullable [] above) {
        TableRow row = new TableRow();
        int column = 0;
        while (column < width) {
            CellSource source = column < sources.size() ? sources.get(column) : CellSource.missing();
            int across = 1;
            while (column + across < width
                    && column + across < sources.size()
                    && sources.get(column + across).isNothing()) {
                across++;
            }
            count(across);
            Cell cell = cell(source, column, across, cellParser, above);
            if (cell != null) {
                joints(sources, column, across).forEach(at -> cell.joints().add(at.getInputIndex()));
                row.appendChild(cell);
                if (above != null) {
                    Arrays.fill(above, column, column + across, null);
                    above[column] = cell;
                }
            }
            column += across;
        }
        return row;
    }

    /** The places of the cells after the first that belong to it. */
    private static Stream<SourceSpan> joints(List<CellSource> sources, int column, int across) {
        return sources.stream().skip(column + 1L).limit(across - 1L).flatMap(joint -> joint.span().stream());
    }

    private void count(int more) {
        cells += more;
        if (cells > MOST_CELLS) {
            throw new IllegalArgumentException("A table of more than " + MOST_CELLS + " cells");
        }
    }

    /** Null if it is a part of the cell above. */
    private @Nullable Cell cell(
            CellSource source, int column, int across, CellParser cellParser, Cell @Nullable [] above) {
        Cell over = above == null ? null : above[column];
        if (source.content().equals(AS_ABOVE) && over != null && over.across() == across) {
            over.setDown(over.down() + 1);
            source.span().ifPresent(at -> over.aboves().add(at.getInputIndex()));
            return null;
        }
        Cell cell = new Cell();
        cell.setAcross(across);
        cell.setAlignment(alignments.get(column));
        if (source.content().equals(MEANT_EMPTY)) {
            cell.mean();
        } else {
            cellParser.parse(source, cell);
        }
        source.span().ifPresent(cell::addSourceSpan);
        return cell;
    }

    /** Asked at each line that may be the one of dashes below a header. */
    static final class Factory extends AbstractBlockParserFactory {

        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            List<SourceLine> paragraph = matched.getParagraphLines().getLines();
            if (paragraph.isEmpty()) {
                return BlockStart.none();
            }
            SourceLine header = paragraph.get(paragraph.size() - 1);
            CharSequence line = state.getLine().getContent();
            String dashes = line.subSequence(state.getIndex(), line.length()).toString();
            if (header.getContent().toString().indexOf('|') < 0
                    || dashes.indexOf('|') < 0
                    || !SEPARATOR.matcher(dashes).matches()) {
                return BlockStart.none();
            }
            List<TableCell.Alignment> alignments = alignments(dashes);
            return alignments.size() < CellSource.of(header).size()
                    ? BlockStart.none()
                    : BlockStart.of(new TableParser(header, alignments))
                            .atIndex(state.getIndex())
                            .replaceParagraphLines(1);
        }

        private static List<TableCell.@Nullable Alignment> alignments(String dashes) {
            List<TableCell.@Nullable Alignment> alignments = new ArrayList<>();
            Matcher column = DASHES.matcher(dashes);
            while (column.find()) {
                boolean left = !column.group(1).isEmpty();
                boolean right = !column.group(2).isEmpty();
                alignments.add(
                        left && right
                                ? TableCell.Alignment.CENTER
                                : left ? TableCell.Alignment.LEFT : right ? TableCell.Alignment.RIGHT : null);
            }
            return alignments;
        }
    }
}
