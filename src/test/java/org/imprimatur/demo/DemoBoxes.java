package org.imprimatur.demo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.server.ResponseStatusException;

/** Whose mailboxes the demonstration shows: those of the staff, and of every reader who wrote or was written to. */
@TestComponent
class DemoBoxes {

    private final People people;
    private final JdbcClient jdbc;
    private final Mailboxes mailboxes;
    private final Set<String> writers = new CopyOnWriteArraySet<>();

    DemoBoxes(People people, JdbcClient jdbc, @Value("${imprimatur.demo.imap-port}") int imapPort) {
        this.people = people;
        this.jdbc = jdbc;
        this.mailboxes = new Mailboxes("127.0.0.1", imapPort);
    }

    /** @param reader whether it belongs to somebody outside the newsroom */
    record Box(String address, String name, boolean reader, List<Delivered> letters) {}

    List<Box> all() {
        List<Box> boxes = new ArrayList<>();
        for (Person person : people.all()) {
            boxes.add(new Box(person.email(), person.name(), false, mailboxes.headings(person.email())));
        }
        readers().forEach(address -> boxes.add(new Box(address, address, true, mailboxes.headings(address))));
        return boxes;
    }

    /** The letters of one box, newest first. */
    Box box(String address) {
        return all().stream()
                .filter(box -> box.address().equals(address))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    Delivered letter(String address, long uid) {
        if (people.byEmail(address).isEmpty() && !readers().contains(address)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return mailboxes.of(address).stream()
                .filter(letter -> letter.uid() == uid)
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    void remember(String writer) {
        writers.add(writer.strip().toLowerCase(Locale.ROOT));
    }

    static String encoded(String address) {
        return URLEncoder.encode(address.strip().toLowerCase(Locale.ROOT), StandardCharsets.UTF_8);
    }

    private Set<String> readers() {
        Set<String> readers = new LinkedHashSet<>(writers);
        readers.addAll(jdbc.sql("select distinct lower(recipient) from outbox_mail where person_id is null order by 1")
                .query(String.class)
                .list());
        people.all().forEach(person -> readers.remove(person.email()));
        return readers;
    }
}
