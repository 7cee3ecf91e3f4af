package org.imprimatur.article.markdown;

import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.SourceLine;

/** Makes tables of plain cells of those that span, have no header, or hold lines. */
final class TableEscapes extends AbstractVisitor {

    private final String body;
    private final Places places;
    private final Edits edits;

    private TableEscapes(String body, Edits edits) {
        this.body = body;
        this.places = new Places(body);
        this.edits = edits;
    }

    static void find(String body, Node document, Edits edits) {
        document.accept(new TableEscapes(body, edits));
    }

    @Override
    public void visit(CustomBlock block) {
        if (block instanceof TableBlock && !(block.getFirstChild() instanceof TableHead)) {
            SourceSpan line = block.getSourceSpans().get(0);
            String header = body.substring(line.getInputIndex(), line.getInputIndex() + line.getLength());
            List<CellSource> cells = CellSource.of(SourceLine.of(header, line));
            cells.get(0).span().ifPresent(at -> edits.before(at.getInputIndex(), "\\ "));
        }
        visitChildren(block);
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof Cell cell) {
            cell.joints().forEach(at -> edits.before(at, " "));
            cell.aboves().forEach(at -> edits.before(at, "\\"));
            cell.breaks().forEach(at -> edits.before(places.of(cell, at), "\\"));
        }
        visitChildren(node);
    }
}
