package org.imprimatur.article.intake;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;

/** Composes nested lists of entries that stand one after another, each with its level and its label. */
final class ListComposer {

    private final Element into;
    private final Deque<Open> open = new ArrayDeque<>();

    /** @param into where the outermost lists go */
    ListComposer(Element into) {
        this.into = into;
    }

    /** A list that may go on, and the label of its last entry. */
    private static final class Open {

        private final int level;
        private final String name;
        private final Element list;
        private ListLabel last;

        Open(int level, String name, Element list, ListLabel last) {
            this.level = level;
            this.name = name;
            this.list = list;
            this.last = last;
        }
    }

    /** @param name tells lists apart that follow each other */
    void entry(int level, String name, ListLabel written, List<Node> content) {
        while (!open.isEmpty() && open.peek().level > level) {
            open.pop();
        }
        Open current = open.peek();
        ListLabel label = written;
        if (current != null && current.level == level) {
            label = written.after(current.last);
            if (!current.name.equals(name) || label.kind() != current.last.kind()) {
                open.pop();
                current = null;
            }
        } else {
            current = null;
        }
        Element entry = new Element("li").appendChildren(content);
        if (current == null) {
            current = begin(level, name, label);
        } else if (label.kind() != ListLabel.Kind.BULLET && label.number() != current.last.number() + 1) {
            entry.attr("value", String.valueOf(label.number()));
        }
        current.list.appendChild(entry);
        current.last = label;
    }

    /** Another paragraph of the last entry. */
    void more(Element paragraph) {
        Element last = open.isEmpty() ? null : open.peek().list.lastElementChild();
        (last == null ? into : last).appendChild(paragraph);
    }

    private Open begin(int level, String name, ListLabel label) {
        boolean bullets = label.kind() == ListLabel.Kind.BULLET;
        Element list = new Element(bullets ? "ul" : "ol");
        if (!bullets) {
            list.attr("type", label.kind().type);
            list.attr("start", String.valueOf(label.number()));
        }
        @Nullable Element around = open.isEmpty() ? null : open.peek().list.lastElementChild();
        (around == null ? into : around).appendChild(list);
        Open begun = new Open(level, name, list, label);
        open.push(begun);
        return begun;
    }
}
