package org.imprimatur.article.intake;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Makes a numbered list of a page's footnotes, at the end under "Notes", and words of their marks: "(note 1)". */
final class NotesAtEnd {

    private final PageNotes notes;
    private final DraftBuilder draftBuilder;
    private final Map<Element, Integer> numbers = new IdentityHashMap<>();

    private NotesAtEnd(PageNotes notes, DraftBuilder draftBuilder) {
        this.notes = notes;
        this.draftBuilder = draftBuilder;
    }

    static void write(Document page, PageNotes notes, DraftBuilder draftBuilder) {
        List<Element> bodies = notes.bodies().stream()
                .filter(body -> body.ownerDocument() == page)
                .toList();
        if (bodies.isEmpty()) {
            return;
        }
        NotesAtEnd end = new NotesAtEnd(notes, draftBuilder);
        page.body().select("a").stream()
                .filter(notes::isWay)
                .filter(way -> !end.isMark(way))
                .forEach(Element::remove);
        Element list = standingList(bodies);
        if (list == null) {
            end.collect(page, bodies);
        } else {
            end.number(list, bodies);
        }
        bodies.forEach(end::mark);
        draftBuilder.lossCollector.tell(LossKind.FOOTNOTES, bodies.size(), "");
    }

    private boolean isMark(Element way) {
        return notes.bodies().stream().anyMatch(body -> notes.marksOf(body).contains(way));
    }

    /** The one numbered list they stand in already, under a heading of its own. */
    private static @Nullable Element standingList(List<Element> bodies) {
        Element list = bodies.get(0).parent();
        if (list == null
                || !list.normalName().equals("ol")
                || bodies.stream().anyMatch(body -> body.parent() != list)) {
            return null;
        }
        for (Element at = list; at != null && !at.normalName().equals("body"); at = at.parent()) {
            Element before = at.previousElementSibling();
            while (before != null && before.normalName().equals("hr")) {
                before = before.previousElementSibling();
            }
            if (before != null) {
                return before.normalName().matches("h[1-6]") ? list : null;
            }
        }
        return null;
    }

    private void number(Element list, List<Element> bodies) {
        int number = list.attr("start").matches("\\d{1,6}") ? Integer.parseInt(list.attr("start")) : 1;
        for (Element entry : list.children()) {
            number = entry.attr("value").matches("\\d{1,6}") ? Integer.parseInt(entry.attr("value")) : number;
            if (bodies.contains(entry)) {
                numbers.put(entry, number);
            }
            number++;
        }
    }

    private void collect(Document page, List<Element> bodies) {
        Element list = new Element("ol");
        Element heading = new Element(top(page)).text("Notes");
        for (Element body : bodies) {
            numbers.put(body, numbers.size() + 1);
            removeLine(body);
            body.remove();
            begin(body);
            list.appendChild(body.normalName().equals("li") ? body : new Element("li").appendChild(body));
        }
        generate("Notes");
        Element end = PageParts.main(page);
        (end == null ? page.body() : end).appendChild(heading).appendChild(list);
    }

    /** The one between a text and its notes. */
    private static void removeLine(Element note) {
        note.select("> hr").remove();
        for (Element at = note; at != null && !at.normalName().equals("body"); at = at.parent()) {
            Element before = at.previousElementSibling();
            if (before != null) {
                if (before.normalName().equals("hr")) {
                    before.remove();
                }
                return;
            }
        }
    }

    /** What parted a note from its number is no part of it. */
    private static void begin(Element note) {
        for (TextNode words : note.selectXpath(".//text()", TextNode.class)) {
            words.text(words.getWholeText().replaceFirst("^[\\s\u00A0]+", ""));
            if (!words.isBlank()) {
                return;
            }
        }
    }

    /** The level of the page's own sections. */
    private static String top(Document page) {
        return page.select("h1, h2, h3, h4, h5, h6").stream()
                .map(Element::normalName)
                .min(String::compareTo)
                .orElse("h1");
    }

    private void mark(Element body) {
        for (Element mark : notes.marksOf(body)) {
            Element outer = mark;
            while (outer.parent() != null
                    && outer.parent().normalName().matches("sup|sub|strong|em|span")
                    && outer.parent().text().equals(outer.text())) {
                outer = outer.parent();
            }
            if (outer.parent() != null) {
                String words = "(note " + numbers.getOrDefault(body, 0) + ")";
                outer.replaceWith(new TextNode(" " + words));
                generate(words);
            }
        }
    }

    private void generate(String words) {
        draftBuilder.generated.add(words);
        draftBuilder.generated.gap();
    }
}
