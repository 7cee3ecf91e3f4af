package org.imprimatur.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.outbox.RenderedLetters;
import org.imprimatur.outbox.RenderedLetters.Posted;
import org.imprimatur.outbox.RenderedLetters.Read;
import org.imprimatur.people.Person;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/** What pages and letters say at one moment: each page is opened once, each letter is read as its addressee would. */
final class Said {

    private final Desk desk;
    private final RenderedLetters letters;
    private final Map<String, Opened> opened = new HashMap<>();
    private List<Posted> posted = List.of();
    private long last;
    private @Nullable Lie lie;

    private record Opened(String address, Desk.Answer answer, String words) {}

    Said(Desk desk, RenderedLetters letters, long last) {
        this.desk = desk;
        this.letters = letters;
        this.last = last;
    }

    /** Another moment: all is opened anew, and letters are those that were written since. */
    void anew() {
        opened.clear();
        posted = letters.since(last).stream()
                .map(letter -> saying(letter, letter.read().text().replace('\u00a0', ' ')))
                .toList();
        posted.forEach(letter -> last = Math.max(last, letter.seq()));
    }

    /** Whether this lie would change anything of what was said at this moment. */
    boolean hasRoomFor(Lie other) {
        return opened.values().stream().anyMatch(page -> other.changes(page.address(), page.words()))
                || posted.stream()
                        .anyMatch(letter ->
                                other.changes(place(letter), letter.read().text()));
    }

    /** From now on, what was said at this moment is said with this lie in it; null to be honest again. */
    void with(@Nullable Lie told) {
        lie = told;
    }

    /** @param who null for a reader */
    Desk.Answer page(@Nullable Person who, String address) {
        String key = (who == null ? "" : who.id()) + " " + address;
        Opened page = opened.get(key);
        if (page == null) {
            Desk.Answer answer = desk.open(who, address);
            page = new Opened(address, answer, answer.page().outerHtml());
            opened.put(key, page);
        }
        if (lie == null || !lie.changes(address, page.words())) {
            return page.answer();
        }
        return new Desk.Answer(page.answer().status(), Jsoup.parse(lie.in(page.words()), "http://localhost"));
    }

    /** All that were opened, each once. */
    Map<String, Document> pages() {
        Map<String, Document> pages = new HashMap<>();
        opened.values().forEach(page -> pages.put(page.address(), page.answer().page()));
        return pages;
    }

    private static String place(Posted letter) {
        return "letter " + letter.read().kind();
    }

    List<Posted> letters() {
        return posted.stream().map(this::told).toList();
    }

    private Posted told(Posted letter) {
        String text = letter.read().text();
        return lie == null || !lie.changes(place(letter), text) ? letter : saying(letter, lie.in(text));
    }

    private static Posted saying(Posted letter, String text) {
        Read read = letter.read();
        Read told = new Read(read.kind(), read.state(), read.subject(), text, read.html());
        return new Posted(letter.seq(), letter.to(), letter.turn(), letter.thread(), told);
    }
}
