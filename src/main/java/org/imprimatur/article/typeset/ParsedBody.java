package org.imprimatur.article.typeset;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.markdown.BodyParser;
import org.imprimatur.article.markdown.PlainWords;
import org.imprimatur.article.source.CitationGroup;

/** A text's body after parsing: its blocks, headings and citations in the order a reader meets them. */
final class ParsedBody {

    private static final Pattern OUTSIDE = Pattern.compile("https?://[^/].*|mailto:.+");
    private static final Pattern WITHIN = Pattern.compile("#.*|/(?![/\\\\]).*|/");
    private static final Pattern RUN = Pattern.compile("\\S+");

    private final Node document;
    private final List<CitationGroup> citations = new ArrayList<>();
    private final List<Heading> headings = new ArrayList<>();

    private ParsedBody(Node document) {
        this.document = document;
        wrap();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(CustomNode node) {
                if (node instanceof CitationGroup group) {
                    citations.add(group);
                }
                visitChildren(node);
            }

            @Override
            public void visit(Heading heading) {
                headings.add(heading);
                visitChildren(heading);
            }

            /** What stands in place of an image nobody sees is words, without links; a figure's caption is read. */
            @Override
            public void visit(Image image) {
                if (image.getParent() instanceof Figure) {
                    visitChildren(image);
                }
            }
        });
        citations.forEach(ParsedBody::closeUp);
        makeRoomForTheTitle();
    }

    static ParsedBody of(RevisionText text) {
        return new ParsedBody(BodyParser.parse(text.body(), text.format()));
    }

    Node document() {
        return document;
    }

    List<CitationGroup> citations() {
        return List.copyOf(citations);
    }

    List<Heading> headings() {
        return List.copyOf(headings);
    }

    int words() {
        return (int) RUN.matcher(plain(document))
                .results()
                .filter(run -> run.group().codePoints().anyMatch(Character::isLetterOrDigit))
                .count();
    }

    static boolean leadsOutside(String destination) {
        return OUTSIDE.matcher(destination.toLowerCase(Locale.ROOT)).matches();
    }

    /** The visible words of a node, without citation marks and images. */
    static String plain(Node node) {
        return PlainWords.of(node);
    }

    /** Wide tables get a frame to scroll in, lone images become figures, links that lead astray lose their link. */
    private void wrap() {
        List<Node> found = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Paragraph paragraph) {
                Node only = paragraph.getFirstChild();
                if (only instanceof Image && only.getNext() == null) {
                    found.add(paragraph);
                }
                visitChildren(paragraph);
            }

            @Override
            public void visit(Link link) {
                visitChildren(link);
                found.add(link);
            }

            @Override
            public void visit(CustomBlock block) {
                if (block instanceof TableBlock) {
                    found.add(block);
                }
                visitChildren(block);
            }
        });
        for (Node node : found) {
            if (node instanceof Paragraph paragraph) {
                Figure figure = new Figure();
                paragraph.insertBefore(figure);
                figure.appendChild(paragraph.getFirstChild());
                paragraph.unlink();
            } else if (node instanceof Link link) {
                keepOrUnlink(link);
            } else {
                Frame frame = new Frame();
                node.insertBefore(frame);
                frame.appendChild(node);
            }
        }
    }

    private static void keepOrUnlink(Link link) {
        String destination = link.getDestination();
        if (leadsOutside(destination) || WITHIN.matcher(destination).matches()) {
            return;
        }
        while (link.getFirstChild() != null) {
            link.insertBefore(link.getFirstChild());
        }
        link.unlink();
    }

    /** Writers put a space before the bracket; a raised number stands close to its word. */
    private static void closeUp(CitationGroup group) {
        Node before = group.getPrevious();
        if (before instanceof Text text) {
            text.setLiteral(text.getLiteral().stripTrailing());
            if (text.getLiteral().isEmpty()) {
                text.unlink();
            }
        } else if (before instanceof SoftLineBreak) {
            before.unlink();
        }
    }

    /** The page's only first-level heading is its title. */
    private void makeRoomForTheTitle() {
        if (headings.stream().anyMatch(heading -> heading.getLevel() == 1)) {
            headings.forEach(heading -> heading.setLevel(Math.min(6, heading.getLevel() + 1)));
        }
    }

    /** An image that has a paragraph to itself, with its caption. */
    static final class Figure extends CustomBlock {}

    /** Around a table, so that a wide one scrolls and the page does not. */
    static final class Frame extends CustomBlock {}
}
