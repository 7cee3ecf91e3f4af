package org.imprimatur.article.intake;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jsoup.nodes.Element;

/** Builds the lists within one container out of numbered paragraphs, which is all a Word file has of lists. */
final class WordLists {

    private final Element container;
    private final Deque<Open> open = new ArrayDeque<>();

    WordLists(Element container) {
        this.container = container;
    }

    /** A paragraph that is none of a list has come. */
    void end() {
        open.clear();
    }

    /** The entry for a paragraph of the number. */
    Element entry(WordNumber number) {
        closeFor(number);
        Open list = open.peek();
        if (list == null || !number.goesOnAfter(list.last)) {
            list = begin(number);
        }
        return list.add(number);
    }

    /** Where a paragraph stands whose number HTML cannot show, and which therefore says it in words. */
    Element besideEntries(WordNumber number) {
        closeFor(number);
        if (!open.isEmpty() && !number.isWithin(open.peek().last)) {
            open.pop();
        }
        return place();
    }

    /** Leaves open only the list that goes on, or those the number stands within. */
    private void closeFor(WordNumber number) {
        boolean known = open.stream().anyMatch(list -> number.goesOnAfter(list.last));
        while (!open.isEmpty()) {
            WordNumber last = open.peek().last;
            if (known ? number.goesOnAfter(last) : number.isWithin(last) && !number.isBeside(last)) {
                return;
            }
            open.pop();
        }
    }

    private Element place() {
        return open.isEmpty() ? container : open.peek().entry;
    }

    private Open begin(WordNumber number) {
        Element list = place().appendElement(number.isBullet() ? "ul" : "ol");
        if (!number.isBullet()) {
            list.attr("type", number.type());
            if (number.value() != 1) {
                list.attr("start", Integer.toString(number.value()));
            }
        }
        Open opened = new Open(list, number);
        open.push(opened);
        return opened;
    }

    /** A list that may go on. */
    private static final class Open {

        private final Element list;
        private WordNumber last;
        private Element entry;
        private int expected;

        Open(Element list, WordNumber first) {
            this.list = list;
            this.last = first;
            this.entry = list;
            this.expected = first.value();
        }

        Element add(WordNumber number) {
            entry = list.appendElement("li");
            if (!number.isBullet() && number.value() != expected) {
                entry.attr("value", Integer.toString(number.value()));
            }
            expected = number.value() + 1;
            last = number;
            return entry;
        }
    }
}
