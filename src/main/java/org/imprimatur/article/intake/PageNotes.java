package org.imprimatur.article.intake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The footnotes of a page, whatever program saved it: a short mark that links to a note, and the note's link back to the
 * mark.
 */
final class PageNotes {

    private static final int HIGHEST = 6;
    private static final Pattern MARK = Pattern.compile("[\\[(]?[\\p{L}\\p{N}]{1,5}[\\])]?|[*†‡§¶#]{1,4}");

    private final Map<String, Element> named = new HashMap<>();

    /** The marks of each note, notes in the order of their first mark. */
    private final Map<Element, List<Element>> marks = new LinkedHashMap<>();

    private final Set<Element> ways = Collections.newSetFromMap(new IdentityHashMap<>());

    private PageNotes() {}

    static PageNotes of(Document page) {
        PageNotes notes = new PageNotes();
        List<Element> links = new ArrayList<>(page.select("a[href^=#]"));
        links.removeIf(link -> PageComments.isLink(link) || link.attr("href").length() < 2);
        Map<Element, Integer> order = new IdentityHashMap<>();
        for (Element link : links) {
            order.put(link, order.size());
            notes.name(link, link);
            for (Element inside : link.select("[id], [name]")) {
                notes.name(inside, link);
            }
            Element around = link.parent();
            if (around != null && around.normalName().matches("sup|span")) {
                notes.name(around, link);
            }
        }
        Map<Element, Element> backs = new IdentityHashMap<>();
        for (Element back : links) {
            Element mark = notes.named.get(aim(back));
            if (mark != null && isBefore(mark, back, order) && isMark(mark) && isUnder(back, aim(mark))) {
                backs.put(mark, back);
            }
        }
        notes.collect(links, backs);
        return notes;
    }

    private static boolean isBefore(Element one, Element other, Map<Element, Integer> order) {
        int last = order.size();
        return order.getOrDefault(one, last) < order.getOrDefault(other, last);
    }

    private void name(Element element, Element link) {
        for (String name : List.of(element.id(), element.attr("name"))) {
            if (!name.isEmpty()) {
                named.putIfAbsent(name, link);
            }
        }
    }

    private void collect(List<Element> links, Map<Element, Element> backs) {
        Map<String, Element> bodies = new HashMap<>();
        for (Element link : links) {
            Element back = backs.get(link);
            Element body = back == null ? null : body(back, backs.keySet());
            if (back != null && body != null) {
                bodies.putIfAbsent(aim(link), body);
                ways.add(link);
                ways.add(back);
            }
        }
        for (Element link : links) {
            Element body = bodies.get(aim(link));
            if (body != null && isMark(link) && !link.parents().contains(body)) {
                ways.add(link);
                marks.computeIfAbsent(body, b -> new ArrayList<>()).add(link);
            }
        }
    }

    private static String aim(Element link) {
        return link.attr("href").substring(1);
    }

    private static boolean isMark(Element link) {
        return MARK.matcher(link.text().strip()).matches();
    }

    private static boolean isUnder(Element back, String name) {
        @Nullable Element at = back;
        for (int i = 0; i < HIGHEST && at != null; i++) {
            if (at.id().equals(name) || at.attr("name").equals(name)) {
                return true;
            }
            at = at.parent();
        }
        return false;
    }

    /** The paragraph or list entry with the way back, and what else is around it that holds this note only. */
    private static @Nullable Element body(Element back, Set<Element> marks) {
        @Nullable Element at = back;
        while (at != null && !at.normalName().matches("p|li|dd|div|aside|td")) {
            if (at.normalName().matches("h[1-6]|body")) {
                return null;
            }
            at = at.parent();
        }
        while (at != null && !at.normalName().equals("li") && holdsOnly(at.parent(), back, marks)) {
            at = at.parent();
        }
        return at;
    }

    private static boolean holdsOnly(@Nullable Element around, Element back, Set<Element> marks) {
        if (around == null || !around.normalName().matches("div|li|aside|p")) {
            return false;
        }
        // A container with much in it is none of a single note; looking through all of it would be looking for nothing.
        if (around.childrenSize() > 50) {
            return false;
        }
        return around.select("a[href^=#]").stream().filter(link -> link != back).noneMatch(PageNotes::isMark)
                && around.select("a[href^=#]").stream().noneMatch(marks::contains);
    }

    /** Those that are marked somewhere, by the order of their marks. */
    List<Element> bodies() {
        return List.copyOf(marks.keySet());
    }

    List<Element> marksOf(Element body) {
        return marks.getOrDefault(body, List.of());
    }

    /** Whether it is a mark or the way back to one: no word of the text. */
    boolean isWay(Element element) {
        return ways.contains(element);
    }
}
