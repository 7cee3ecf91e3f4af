package org.imprimatur.article.intake;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.markdown.BodyParser;
import org.imprimatur.article.markdown.CellList;
import org.imprimatur.article.markdown.Lowered;
import org.imprimatur.article.markdown.Raised;

/**
 * The words a person sees in a text, in order: letters and digits, and the signs that alter a quantity. Raised and
 * lowered ones are words of their own, so that 10⁹ is not 109. Quotation marks, commas and the like are left out, for
 * each program has its own.
 */
final class VisibleWords {

    /** Where a letter stands. */
    enum Height {
        LEVEL(""),
        RAISED("^"),
        LOWERED("_");

        private final String mark;

        Height(String mark) {
            this.mark = mark;
        }
    }

    private static final String SIGNS = "%‰<>≤≥±+−=×÷°~≈→←↑↓§†‡√∞µ";
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹ⁿ";
    private static final String RAISED_MEANS = "0123456789n";
    private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉ₙ";
    private static final String LOWERED_MEANS = "0123456789n";

    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private Height height = Height.LEVEL;

    /** Adds what stands behind what is there already, without a gap. */
    void add(String text, Height at) {
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(c -> {
            int raised = RAISED.indexOf(c);
            int lowered = LOWERED.indexOf(c);
            if (raised >= 0) {
                letter(RAISED_MEANS.charAt(raised), Height.RAISED);
            } else if (lowered >= 0) {
                letter(LOWERED_MEANS.charAt(lowered), Height.LOWERED);
            } else {
                character(c, at);
            }
        });
    }

    void add(String text) {
        add(text, Height.LEVEL);
    }

    /** What follows is a word of its own: a paragraph, a cell or a line has ended. */
    void gap() {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    /** As they stand in the text. */
    List<String> list() {
        gap();
        return List.copyOf(words);
    }

    /** Those of a draft: title, standfirst and body. */
    static VisibleWords of(RevisionText text) {
        VisibleWords visible = new VisibleWords();
        visible.add(text.title());
        visible.gap();
        visible.add(text.standfirst());
        visible.gap();
        BodyParser.parseAsTyped(text.body()).accept(new Walk(visible));
        return visible;
    }

    private void character(int c, Height at) {
        int type = Character.getType(c);
        if (Character.isLetterOrDigit(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK) {
            letter(c, at);
        } else if (SIGNS.indexOf(c) >= 0) {
            gap();
            words.add(at.mark + Character.toString(c));
        } else if (type != Character.FORMAT) {
            gap();
        }
    }

    private void letter(int c, Height at) {
        if (at != height) {
            gap();
        }
        if (word.isEmpty()) {
            word.append(at.mark);
            height = at;
        }
        word.appendCodePoint(c);
    }

    /** Goes through a draft's body. */
    private static final class Walk extends AbstractVisitor {

        private final VisibleWords visible;
        private Height height = Height.LEVEL;

        Walk(VisibleWords visible) {
            this.visible = visible;
        }

        @Override
        public void visit(Text text) {
            visible.add(text.getLiteral(), height);
        }

        @Override
        public void visit(Code code) {
            visible.add(code.getLiteral(), height);
        }

        @Override
        public void visit(HtmlInline html) {
            visible.add(html.getLiteral());
        }

        @Override
        public void visit(FencedCodeBlock code) {
            visible.add(code.getLiteral());
            visible.gap();
        }

        @Override
        public void visit(IndentedCodeBlock code) {
            visible.add(code.getLiteral());
            visible.gap();
        }

        @Override
        public void visit(SoftLineBreak line) {
            visible.gap();
        }

        @Override
        public void visit(HardLineBreak line) {
            visible.gap();
        }

        /** What describes a picture is not seen in the file. */
        @Override
        public void visit(Image image) {}

        @Override
        public void visit(CustomNode node) {
            if (node instanceof CellList) {
                visible.gap();
            }
            Height around = height;
            height = node instanceof Raised ? Height.RAISED : node instanceof Lowered ? Height.LOWERED : around;
            super.visit(node);
            height = around;
            if (node instanceof TableCell || node instanceof CellList || node instanceof CellList.Item) {
                visible.gap();
            }
        }

        @Override
        protected void visitChildren(Node parent) {
            super.visitChildren(parent);
            if (parent instanceof Block) {
                visible.gap();
            }
        }
    }
}
