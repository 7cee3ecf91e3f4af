package org.imprimatur.article.intake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.BulletList;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.imprimatur.article.markdown.LetteredList;
import org.imprimatur.article.markdown.ListLabels;
import org.jspecify.annotations.Nullable;

/**
 * A list in plain text, where it certainly is one: two entries or more, with labels that follow each other, and no line
 * that may belong elsewhere. A letter with a full stop is the beginning of a name.
 */
final class PlainList {

    private static final int DEEPEST = 8;
    private static final Pattern ENTRY = Pattern.compile("(?<bullet>[-*•·◦▪‣–])[ \\t]+(?<point>\\S.*)"
            + "|(?<label>\\(?\\d{1,3}[.)]|\\(?[A-Za-z]\\)|\\(?(?:[ivxl]{1,5}|[IVXL]{1,5})\\))[ \\t]+(?<step>\\S.*)");

    /** A list that may go on. */
    private static final class Open {

        private final int indent;
        private final String sign;
        private final ListBlock list;
        private ListLabel last;

        Open(int indent, String sign, ListBlock list, ListLabel last) {
            this.indent = indent;
            this.sign = sign;
            this.list = list;
            this.last = last;
        }
    }

    private final Deque<Open> open = new ArrayDeque<>();
    private final List<ListBlock> outermost = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
    private int entries;
    private boolean loose;

    /** What was found, and how much of the text it takes. */
    record Found(List<ListBlock> lists, List<String> labels, int paragraphs) {}

    /** Whether a line begins like an entry. */
    static boolean isEntry(PlainLine line) {
        return ENTRY.matcher(line.words()).matches() && !line.isRule();
    }

    /** The list that begins with the first of these paragraphs. */
    static Optional<Found> at(List<List<PlainLine>> paragraphs) {
        PlainList list = new PlainList();
        int taken = 0;
        while (taken < paragraphs.size() && list.add(paragraphs.get(taken), taken > 0)) {
            taken++;
        }
        return list.entries < 2 ? Optional.empty() : Optional.of(list.found(taken));
    }

    private Found found(int paragraphs) {
        for (ListBlock list : outermost) {
            tighten(list);
        }
        return new Found(outermost, labels, paragraphs);
    }

    private void tighten(Node list) {
        ((ListBlock) list).setTight(!loose);
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            for (Node block = item.getFirstChild(); block != null; block = block.getNext()) {
                if (block instanceof ListBlock) {
                    tighten(block);
                }
            }
        }
    }

    /** Takes a paragraph whole or not at all. */
    private boolean add(List<PlainLine> paragraph, boolean apart) {
        Open last = open.peek();
        if (!isEntry(paragraph.get(0))) {
            if (!apart
                    || last == null
                    || paragraph.get(0).indent() <= last.indent
                    || paragraph.stream().anyMatch(PlainList::isEntry)) {
                return false;
            }
            loose = true;
            item(last).appendChild(PlainTextReader.paragraph(paragraph));
            return true;
        }
        if (!goesOn(paragraph)) {
            return false;
        }
        loose |= apart;
        List<PlainLine> entry = new ArrayList<>();
        for (PlainLine line : paragraph) {
            if (isEntry(line) && !entry.isEmpty()) {
                entry(entry);
                entry = new ArrayList<>();
            }
            entry.add(line);
        }
        entry(entry);
        return true;
    }

    /** Tries the labels and indents of a paragraph on what is open now. */
    private boolean goesOn(List<PlainLine> paragraph) {
        Deque<Open> trial = new ArrayDeque<>();
        open.descendingIterator().forEachRemaining(level -> {
            Open copy = new Open(level.indent, level.sign, level.list, level.last);
            trial.push(copy);
        });
        int label = 0;
        for (PlainLine line : paragraph) {
            if (isEntry(line)) {
                label = line.indent();
                if (!follows(line, trial, open.isEmpty() && trial.isEmpty())) {
                    return false;
                }
            } else if (line.indent() <= label || line.isRule()) {
                return false;
            }
        }
        return true;
    }

    private static boolean follows(PlainLine line, Deque<Open> trial, boolean first) {
        String sign = sign(line);
        ListLabel label = label(line);
        while (!trial.isEmpty() && trial.peek().indent > line.indent()) {
            trial.pop();
        }
        Open level = trial.peek();
        if (level == null) {
            boolean begins = first;
            trial.push(new Open(line.indent(), sign, new BulletList(), label));
            return begins;
        }
        if (level.indent < line.indent()) {
            trial.push(new Open(line.indent(), sign, new BulletList(), label));
            return trial.size() <= DEEPEST && (label.kind() == ListLabel.Kind.BULLET || label.number() == 1);
        }
        ListLabel next = label.after(level.last);
        boolean follows = next.kind() == level.last.kind()
                && (next.kind() == ListLabel.Kind.BULLET
                        ? sign.equals(level.sign)
                        : next.number() == level.last.number() + 1);
        level.last = next;
        return follows;
    }

    private void entry(List<PlainLine> lines) {
        PlainLine first = lines.get(0);
        ListLabel label = label(first);
        while (!open.isEmpty() && open.peek().indent > first.indent()) {
            open.pop();
        }
        Open level = open.peek();
        if (level == null || level.indent < first.indent()) {
            ListBlock list = list(label);
            if (level == null) {
                outermost.add(list);
            } else {
                item(level).appendChild(list);
            }
            level = new Open(first.indent(), sign(first), list, label);
            open.push(level);
        } else {
            level.last = label.after(level.last);
        }
        List<PlainLine> words = new ArrayList<>(lines);
        words.set(0, new PlainLine(first.indent(), words(first)));
        ListItem item = new ListItem();
        item.appendChild(PlainTextReader.paragraph(words));
        level.list.appendChild(item);
        labels.add(sign(first));
        entries++;
    }

    private static Node item(Open level) {
        Node item = level.list.getLastChild();
        if (item == null) {
            throw new IllegalStateException("An open list has an entry");
        }
        return item;
    }

    private static ListBlock list(ListLabel label) {
        if (label.kind() == ListLabel.Kind.BULLET) {
            BulletList bullets = new BulletList();
            bullets.setMarker("-");
            return bullets;
        }
        ListLabels labels = ListLabels.ofType(label.kind().type);
        if (labels != ListLabels.NUMBERS && labels.canBegin(label.number())) {
            return new LetteredList(labels, label.number());
        }
        OrderedList list = new OrderedList();
        list.setMarkerStartNumber(label.number());
        list.setMarkerDelimiter(".");
        return list;
    }

    private static Matcher parts(PlainLine line) {
        Matcher parts = ENTRY.matcher(line.words());
        if (!parts.matches()) {
            throw new IllegalStateException("This is no entry");
        }
        return parts;
    }

    private static String sign(PlainLine line) {
        Matcher parts = parts(line);
        @Nullable String bullet = parts.group("bullet");
        return bullet == null ? parts.group("label") : bullet;
    }

    private static String words(PlainLine line) {
        Matcher parts = parts(line);
        @Nullable String point = parts.group("point");
        return point == null ? parts.group("step") : point;
    }

    private static ListLabel label(PlainLine line) {
        return ListLabel.of(sign(line)).orElse(ListLabel.BULLET);
    }
}
