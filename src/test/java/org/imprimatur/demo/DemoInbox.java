package org.imprimatur.demo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.imprimatur.people.Admits;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The demonstration's mailbox: everything that was sent, read over IMAP, for anybody who looks. */
@Controller
@TestComponent
class DemoInbox {

    /** Letters bring inline styles; nothing else of theirs may act, and links leave the frame. */
    private static final String LETTER_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data: 'self'; frame-ancestors 'self'; "
                    + "sandbox allow-popups allow-popups-to-escape-sandbox";

    private final People people;
    private final Mailboxes mailboxes;

    DemoInbox(People people, @Value("${imprimatur.demo.imap-port}") int imapPort) {
        this.people = people;
        this.mailboxes = new Mailboxes("127.0.0.1", imapPort);
    }

    @Admits(Admits.Who.EVERYBODY)
    @GetMapping("/dev/inbox")
    String boxes(
            @RequestParam(name = "to", required = false) String to,
            @RequestParam(name = "letter", required = false) Long letter,
            Model model) {
        List<Box> boxes = people.all().stream()
                .map(person -> new Box(person, mailboxes.headings(person.email())))
                .toList();
        Box open = boxes.stream()
                .filter(box -> box.person().email().equals(to))
                .findFirst()
                .orElse(null);
        if (to != null && open == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("page", new InboxPage(boxes, open, letter == null ? null : find(to, letter)));
        return "dev/inbox";
    }

    @Admits(Admits.Who.EVERYBODY)
    @GetMapping("/dev/inbox/html")
    ResponseEntity<byte[]> html(@RequestParam("to") String to, @RequestParam("letter") long letter) {
        String page =
                "<!doctype html><base target=\"_blank\">" + find(to, letter).html();
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "html", StandardCharsets.UTF_8))
                .header("Content-Security-Policy", LETTER_POLICY)
                .header("X-Frame-Options", "SAMEORIGIN")
                .body(page.getBytes(StandardCharsets.UTF_8));
    }

    @Admits(Admits.Who.EVERYBODY)
    @GetMapping("/dev/inbox/raw")
    ResponseEntity<byte[]> raw(@RequestParam("to") String to, @RequestParam("letter") long letter) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                .body(find(to, letter).raw().getBytes(StandardCharsets.UTF_8));
    }

    private Delivered find(String to, long letter) {
        if (to == null || people.byEmail(to).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return mailboxes.of(to).stream()
                .filter(delivered -> delivered.uid() == letter)
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** @param open null until a box was chosen; {@code letter} null until one was opened */
    record InboxPage(List<Box> boxes, Box open, Delivered letter) {}

    record Box(Person person, List<Delivered> letters) {}
}
