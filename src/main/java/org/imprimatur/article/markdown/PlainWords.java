package org.imprimatur.article.markdown;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.imprimatur.article.RaisedText;
import org.imprimatur.article.source.CitationGroup;

/** The visible words of a node as plain text, without citation marks and images; raised ones stay apart from the rest. */
public final class PlainWords extends AbstractVisitor {

    private final StringBuilder text = new StringBuilder();
    private final List<CitedWords.Mark> marks = new ArrayList<>();
    private final boolean images;

    private PlainWords(boolean images) {
        this.images = images;
    }

    public static String of(Node node) {
        return new PlainWords(false).with(node);
    }

    /** With the places of the citation marks, each right behind the word it stands close to. */
    static CitedWords cited(Node node) {
        PlainWords words = new PlainWords(false);
        node.accept(words);
        return new CitedWords(words.text.toString().stripTrailing(), words.marks);
    }

    /** What describes an image in place of it. */
    public static String describing(Image image) {
        return new PlainWords(true).withAllIn(image);
    }

    private String with(Node node) {
        node.accept(this);
        return text.toString().strip();
    }

    private String withAllIn(Node parent) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            child.accept(this);
        }
        return text.toString().strip();
    }

    @Override
    public void visit(Text node) {
        text.append(node.getLiteral());
    }

    @Override
    public void visit(Code node) {
        text.append(node.getLiteral());
    }

    @Override
    public void visit(FencedCodeBlock node) {
        text.append(node.getLiteral()).append(' ');
    }

    @Override
    public void visit(IndentedCodeBlock node) {
        text.append(node.getLiteral()).append(' ');
    }

    @Override
    public void visit(SoftLineBreak node) {
        text.append(' ');
    }

    @Override
    public void visit(HardLineBreak node) {
        text.append(' ');
    }

    @Override
    public void visit(Image node) {
        if (images) {
            super.visit(node);
        }
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof Raised || node instanceof Lowered) {
            String words = new PlainWords(images).withAllIn(node);
            if (!words.isEmpty()) {
                text.append(node instanceof Raised ? RaisedText.raised(text, words) : RaisedText.lowered(text, words));
            }
            return;
        }
        if (node instanceof CitationGroup group) {
            int at = text.length();
            while (at > 0 && text.charAt(at - 1) == ' ') {
                at--;
            }
            int place = at;
            group.citations().forEach(citation -> marks.add(new CitedWords.Mark(place, citation.key())));
        }
        if (node instanceof CellList) {
            text.append(' ');
        }
        super.visit(node);
        if (node instanceof TableCell || node instanceof CellList || node instanceof CellList.Item) {
            text.append(' ');
        }
    }

    @Override
    protected void visitChildren(Node parent) {
        super.visitChildren(parent);
        if (parent instanceof Block) {
            text.append(' ');
        }
    }
}
