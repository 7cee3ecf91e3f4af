package org.imprimatur.article.intake;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.imprimatur.article.markdown.BodyParser;
import org.imprimatur.article.markdown.BodyWriter;
import org.imprimatur.article.markdown.Lowered;
import org.imprimatur.article.markdown.PlainWords;
import org.imprimatur.article.markdown.Raised;

/**
 * Checks that Markdown, read back, says the same word for word. Where emphasis would not survive (CommonMark cannot
 * begin it before a bracket inside a word), the words win and the emphasis goes.
 */
final class RoundTripCheck {

    private final LossCollector lossCollector;

    RoundTripCheck(LossCollector lossCollector) {
        this.lossCollector = lossCollector;
    }

    /** Markdown that says what the document says. */
    String read(Node document) {
        String markdown = BodyWriter.write(document);
        if (said(BodyParser.parseAsTyped(markdown)).equals(said(document))) {
            return markdown;
        }
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Paragraph paragraph) {
                unlessReadable(paragraph);
            }

            @Override
            public void visit(Heading heading) {
                unlessReadable(heading);
            }

            @Override
            public void visit(org.commonmark.node.CustomBlock table) {
                if (table instanceof TableBlock) {
                    unlessReadable(table);
                }
            }
        });
        return BodyWriter.write(document);
    }

    private void unlessReadable(Node block) {
        if (isReadable(block)) {
            return;
        }
        lossCollector.tell(LossKind.EMPHASIS);
        withoutEmphasis(block);
        if (!isReadable(block)) {
            lossCollector.tell(LossKind.RAISED);
            inPlainText(block);
        }
    }

    private static boolean isReadable(Node node) {
        return said(BodyParser.parseAsTyped(BodyWriter.write(node))).equals(said(node));
    }

    /** Raised and lowered words as plain text has them, where Markdown cannot raise them. */
    private static void inPlainText(Node block) {
        List<Node> runs = new ArrayList<>();
        block.accept(new AbstractVisitor() {
            @Override
            public void visit(CustomNode node) {
                visitChildren(node);
                if (node instanceof Raised || node instanceof Lowered) {
                    runs.add(node);
                }
            }
        });
        for (Node run : runs) {
            run.insertBefore(new Text(PlainWords.of(run)));
            run.unlink();
        }
    }

    private static void withoutEmphasis(Node block) {
        block.accept(new AbstractVisitor() {
            @Override
            public void visit(Emphasis emphasis) {
                visitChildren(emphasis);
                unwrap(emphasis);
            }

            @Override
            public void visit(StrongEmphasis strong) {
                visitChildren(strong);
                unwrap(strong);
            }
        });
    }

    private static void unwrap(Node wrapper) {
        Node child = wrapper.getFirstChild();
        while (child != null) {
            Node next = child.getNext();
            wrapper.insertBefore(child);
            child = next;
        }
        wrapper.unlink();
    }

    /** Every word, number and reference, whatever its dress. */
    private static String said(Node node) {
        StringBuilder said = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                said.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                said.append(code.getLiteral());
            }

            @Override
            public void visit(CustomNode node) {
                String height = node instanceof Raised ? "^" : node instanceof Lowered ? "~" : "";
                said.append(height);
                visitChildren(node);
                said.append(height);
            }

            @Override
            public void visit(HtmlInline citation) {
                said.append(citation.getLiteral());
            }

            @Override
            public void visit(FencedCodeBlock code) {
                said.append(code.getLiteral());
            }

            @Override
            public void visit(Link link) {
                said.append(link.getDestination());
                visitChildren(link);
            }

            @Override
            public void visit(Image image) {
                said.append(image.getDestination());
                visitChildren(image);
            }

            @Override
            public void visit(SoftLineBreak line) {
                said.append(' ');
            }

            @Override
            public void visit(HardLineBreak line) {
                said.append(' ');
            }
        });
        return said.toString().replaceAll("[\\s\u00a0]+", "");
    }
}
