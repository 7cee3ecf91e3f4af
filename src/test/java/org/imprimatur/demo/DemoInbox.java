package org.imprimatur.demo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.imprimatur.outbox.MailPanel;
import org.imprimatur.platform.AllowedFor;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The demonstration's mailbox: everything that was sent, read over IMAP, for anybody who looks. */
@Controller
@TestComponent
class DemoInbox {

    /** Letters bring inline styles; nothing else of theirs may act, and links leave the frame. */
    private static final String LETTER_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data: 'self'; frame-ancestors 'self'; "
                    + "sandbox allow-popups allow-popups-to-escape-sandbox";

    private final DemoBoxes boxes;

    DemoInbox(DemoBoxes boxes) {
        this.boxes = boxes;
    }

    @AllowedFor(AllowedFor.Who.EVERYBODY)
    @GetMapping("/dev/inbox")
    String boxes(
            @RequestParam(name = "to", required = false) String to,
            @RequestParam(name = "letter", required = false) Long letter,
            @RequestParam(name = "view", defaultValue = "html") String view,
            Model model) {
        if (to == null) {
            model.addAttribute("page", new InboxPage(boxes.all(), null, null, List.of(), ""));
        } else if (letter == null) {
            model.addAttribute("page", new InboxPage(List.of(), boxes.box(to), null, List.of(), ""));
        } else {
            Delivered shown = boxes.letter(to, letter);
            model.addAttribute("page", new InboxPage(List.of(), boxes.box(to), shown, views(shown), view(shown, view)));
        }
        return "dev/inbox";
    }

    @AllowedFor(AllowedFor.Who.EVERYBODY)
    @GetMapping("/dev/inbox/html")
    ResponseEntity<byte[]> html(@RequestParam("to") String to, @RequestParam("letter") long letter) {
        String page = "<!doctype html><base target=\"_blank\">"
                + boxes.letter(to, letter).html();
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "html", StandardCharsets.UTF_8))
                .header("Content-Security-Policy", LETTER_POLICY)
                .header("X-Frame-Options", "SAMEORIGIN")
                .body(page.getBytes(StandardCharsets.UTF_8));
    }

    @AllowedFor(AllowedFor.Who.EVERYBODY)
    @GetMapping("/dev/inbox/raw")
    ResponseEntity<byte[]> raw(@RequestParam("to") String to, @RequestParam("letter") long letter) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                .body(boxes.letter(to, letter).raw().getBytes(StandardCharsets.UTF_8));
    }

    private static List<MailPanel.Tab> views(Delivered letter) {
        String address = "/dev/inbox?to=" + DemoBoxes.encoded(letter.mailbox()) + "&letter=" + letter.uid() + "&view=";
        return List.of(
                new MailPanel.Tab(address + "html", "As a page", "html", null),
                new MailPanel.Tab(address + "text", "As plain text", "text", null),
                new MailPanel.Tab(address + "raw", "As it was sent", "raw", null));
    }

    private static String view(Delivered letter, String wanted) {
        return wanted.equals("html") && letter.html().isEmpty() ? "text" : wanted;
    }

    /** @param open null until a box was chosen; {@code letter} null until one was opened */
    record InboxPage(
            List<DemoBoxes.Box> boxes, DemoBoxes.Box open, Delivered letter, List<MailPanel.Tab> views, String view) {}
}
