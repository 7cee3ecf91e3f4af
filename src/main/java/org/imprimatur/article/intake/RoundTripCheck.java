package org.imprimatur.article.intake;

import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
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
import org.commonmark.parser.Parser;

/**
 * Checks that Markdown, read back, says the same word for word. Where emphasis would not survive (CommonMark cannot
 * begin it before a bracket inside a word), the words win and the emphasis goes.
 */
final class RoundTripCheck {

    private static final Parser PARSER =
            Parser.builder().extensions(HtmlToMarkdown.TABLES).build();

    private final LossCollector lossCollector;

    RoundTripCheck(LossCollector lossCollector) {
        this.lossCollector = lossCollector;
    }

    static Node parse(String markdown) {
        return PARSER.parse(markdown);
    }

    /** Markdown that says what the document says. */
    String read(Node document) {
        String markdown = HtmlToMarkdown.render(document);
        if (said(PARSER.parse(markdown)).equals(said(document))) {
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
        return HtmlToMarkdown.render(document);
    }

    private void unlessReadable(Node block) {
        if (said(PARSER.parse(HtmlToMarkdown.render(block))).equals(said(block))) {
            return;
        }
        lossCollector.tell(LossKind.EMPHASIS);
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
        return said.toString().replaceAll("\\s+", "");
    }
}
