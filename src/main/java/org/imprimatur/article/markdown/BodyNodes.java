package org.imprimatur.article.markdown;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.Block;
import org.commonmark.node.BulletList;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.renderer.markdown.CoreMarkdownNodeRenderer;
import org.commonmark.renderer.markdown.MarkdownNodeRendererContext;
import org.commonmark.renderer.markdown.MarkdownWriter;

/** Writes what the newest format has beyond CommonMark, and escapes words that would be read as such. */
final class BodyNodes extends CoreMarkdownNodeRenderer {

    /** What would be read as the label of a lettered list, at the beginning of a line. */
    private static final Pattern LABEL = Pattern.compile("[A-Za-z]{1,8}(?=\\)(?:[ \\t]|$))");

    /** A sign that begins an item; all others the library escapes by itself. */
    private static final Pattern PLUS = Pattern.compile("\\+(?=[ \\t]|$)");

    private final MarkdownWriter writer;
    private final TableWriter tables;
    private boolean withinRun;
    private boolean withinTable;

    BodyNodes(MarkdownNodeRendererContext context) {
        super(context);
        this.writer = context.getWriter();
        this.tables = new TableWriter(context);
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        Set<Class<? extends Node>> types = new HashSet<>(super.getNodeTypes());
        types.add(Raised.class);
        types.add(Lowered.class);
        types.add(TableBlock.class);
        types.add(LetteredList.class);
        types.add(Separator.class);
        return types;
    }

    @Override
    public void visit(CustomNode node) {
        char sign = node instanceof Raised ? '^' : '~';
        boolean within = withinRun;
        withinRun = true;
        writer.raw(sign);
        visitChildren(node);
        writer.raw(sign);
        withinRun = within;
    }

    @Override
    public void visit(CustomBlock block) {
        if (block instanceof TableBlock table) {
            withinTable = true;
            tables.write(table);
            withinTable = false;
        } else {
            writer.raw("\\");
            writer.block();
        }
    }

    /** A list that would be read as the rest of the one before it has a separator between, or another marker. */
    @Override
    public void visit(OrderedList list) {
        loosenIfItMust(list);
        if (list.getPrevious() instanceof OrderedList before && isReadAsRestOf(before, list)) {
            writer.raw("\\");
            writer.block();
        }
        if (list instanceof LetteredList) {
            writer.pushTight(list.isTight());
            visitChildren(list);
            writer.popTight();
            writer.block();
        } else {
            super.visit(list);
        }
    }

    @Override
    public void visit(BulletList list) {
        loosenIfItMust(list);
        if (list.getPrevious() instanceof BulletList before) {
            list.setMarker("-".equals(before.getMarker()) ? "*" : "-");
        }
        super.visit(list);
    }

    private static boolean isReadAsRestOf(OrderedList before, OrderedList list) {
        if (!(before instanceof LetteredList lettered) || !(list instanceof LetteredList next)) {
            return !(before instanceof LetteredList)
                    && !(list instanceof LetteredList)
                    && Objects.equals(before.getMarkerDelimiter(), list.getMarkerDelimiter());
        }
        int items = 0;
        for (Node item = before.getFirstChild(); item != null; item = item.getNext()) {
            items++;
        }
        return lettered.labels()
                .label(lettered.getMarkerStartNumber() + items)
                .equals(next.labels().label(next.getMarkerStartNumber()));
    }

    /** A list that begins otherwise than with its first number is read as one only behind a blank line. */
    private static void loosenIfItMust(ListBlock list) {
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            for (Node child = item.getFirstChild(); child != null; child = child.getNext()) {
                boolean later = child instanceof OrderedList inner && inner.getMarkerStartNumber() != 1;
                boolean second = child instanceof ListBlock && child.getPrevious() instanceof ListBlock;
                if (second || later && child.getPrevious() != null) {
                    list.setTight(false);
                }
            }
        }
    }

    @Override
    public void visit(ListItem item) {
        if (!(item.getParent() instanceof LetteredList list)) {
            super.visit(item);
            return;
        }
        int number = list.getMarkerStartNumber();
        for (Node before = item.getPrevious(); before != null; before = before.getPrevious()) {
            number++;
        }
        String marker = list.labels().label(number) + ") ";
        writer.writePrefix(marker);
        writer.pushPrefix(" ".repeat(marker.length()));
        visitChildren(item);
        writer.popPrefix();
    }

    /** The only tag there is. */
    @Override
    public void visit(HardLineBreak line) {
        if (withinTable) {
            writer.raw("<br>");
        } else {
            super.visit(line);
        }
    }

    @Override
    public void visit(SoftLineBreak line) {
        if (withinTable) {
            writer.raw(' ');
        } else {
            super.visit(line);
        }
    }

    /** Piece by piece: each mark that might be read as one, and within a run each blank, with a backslash before it. */
    @Override
    public void visit(Text text) {
        String words = text.getLiteral();
        int from = label(text);
        for (int at = from; at < words.length(); at++) {
            boolean blank = words.charAt(at) == ' ' || words.charAt(at) == '\u00a0';
            if (withinRun && blank || isMark(words.charAt(at)) && mayBegin(text, at)) {
                piece(text, from, at);
                writer.raw("\\" + (blank ? ' ' : words.charAt(at)));
                from = at + 1;
            }
        }
        piece(text, from, words.length());
    }

    /** The escaped label or sign with which the line would otherwise begin a list. */
    private int label(Text text) {
        if (writer.isAtLineStart() && PLUS.matcher(text.getLiteral()).lookingAt()) {
            writer.raw("\\+");
            return 1;
        }
        Matcher label = LABEL.matcher(text.getLiteral());
        if (!label.lookingAt() || !writer.isAtLineStart() && !withinTable) {
            return 0;
        }
        writer.raw(label.group() + "\\)");
        return label.end() + 1;
    }

    private void piece(Text text, int from, int to) {
        if (from == 0 && to == text.getLiteral().length()) {
            super.visit(text);
        } else if (from < to) {
            Text piece = new Text(text.getLiteral().substring(from, to));
            text.insertBefore(piece);
            super.visit(piece);
            piece.unlink();
        }
    }

    private static boolean isMark(char c) {
        return c == '^' || c == '~';
    }

    /** Only where another of its kind stands in the same word, or may stand in what touches it. */
    private boolean mayBegin(Text text, int at) {
        String words = text.getLiteral();
        int begin = at;
        while (begin > 0 && words.charAt(begin - 1) != ' ') {
            begin--;
        }
        int end = at + 1;
        while (end < words.length() && words.charAt(end) != ' ') {
            end++;
        }
        boolean alone = words.indexOf(words.charAt(at), begin) == at
                && (words.indexOf(words.charAt(at), at + 1) < 0 || words.indexOf(words.charAt(at), at + 1) >= end);
        boolean touches = begin == 0 && text.getPrevious() != null
                || end == words.length() && text.getNext() != null
                || text.getParent() != null
                        && !(text.getParent() instanceof Block)
                        && (begin == 0 || end == words.length());
        return withinRun || !alone || touches;
    }
}
