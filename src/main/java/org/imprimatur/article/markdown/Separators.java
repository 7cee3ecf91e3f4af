package org.imprimatur.article.markdown;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.PostProcessor;

/** Makes separators of paragraphs in which nothing but a backslash was written; an escaped one is a backslash to read. */
final class Separators implements PostProcessor {

    @Override
    public Node process(Node document) {
        List<Paragraph> found = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Paragraph paragraph) {
                if (isSeparator(paragraph)) {
                    found.add(paragraph);
                }
            }
        });
        for (Paragraph paragraph : found) {
            Separator separator = new Separator();
            separator.setSourceSpans(paragraph.getSourceSpans());
            paragraph.insertAfter(separator);
            paragraph.unlink();
        }
        return document;
    }

    private static boolean isSeparator(Paragraph paragraph) {
        return paragraph.getFirstChild() instanceof Text text
                && text.getNext() == null
                && text.getLiteral().equals("\\")
                && paragraph.getSourceSpans().size() == 1
                && paragraph.getSourceSpans().get(0).getLength() == 1;
    }
}
