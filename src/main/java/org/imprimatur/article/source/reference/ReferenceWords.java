package org.imprimatur.article.source.reference;

import java.util.Locale;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** The words of a reference, with the address behind a link where it is not shown itself, and the line ends there are. */
final class ReferenceWords extends AbstractVisitor {

    private final StringBuilder words = new StringBuilder();

    private ReferenceWords() {}

    static String of(Node node) {
        ReferenceWords visitor = new ReferenceWords();
        node.accept(visitor);
        return visitor.words.toString();
    }

    @Override
    public void visit(Text text) {
        words.append(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
        words.append(code.getLiteral());
    }

    @Override
    public void visit(HtmlInline html) {
        words.append(html.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak end) {
        words.append('\n');
    }

    @Override
    public void visit(HardLineBreak end) {
        words.append('\n');
    }

    @Override
    public void visit(Link link) {
        String shown = of(link.getFirstChild(), link);
        words.append(shown);
        String address = link.getDestination();
        boolean outside = address.toLowerCase(Locale.ROOT).matches("https?://.*");
        if (outside && !shown.contains(bare(address)) && !bare(address).contains(shown.strip())) {
            words.append(' ').append(address);
        }
    }

    private static String of(Node first, Link link) {
        ReferenceWords within = new ReferenceWords();
        for (Node child = first; child != null && child.getParent() == link; child = child.getNext()) {
            child.accept(within);
        }
        return within.words.toString();
    }

    private static String bare(String address) {
        return address.replaceFirst("(?i)^https?://(?:www\\.)?", "").replaceFirst("/$", "");
    }
}
