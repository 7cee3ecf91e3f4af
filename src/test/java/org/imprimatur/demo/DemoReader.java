package org.imprimatur.demo;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.imprimatur.platform.AllowedFor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lets a visitor of the demonstration write to the newsroom as a reader: a real mail, sent over SMTP. */
@Controller
@TestComponent
class DemoReader {

    static final String ADDRESS = "reader@home.example";

    private final DemoBoxes boxes;
    private final DemoAddresses addresses;
    private final int smtpPort;

    DemoReader(DemoBoxes boxes, DemoAddresses addresses, @Value("${spring.mail.port}") int smtpPort) {
        this.boxes = boxes;
        this.addresses = addresses;
        this.smtpPort = smtpPort;
    }

    @AllowedFor(AllowedFor.Who.EVERYBODY)
    @GetMapping("/dev/inbox/write")
    String write(
            @RequestParam(defaultValue = "") String about,
            @RequestParam(defaultValue = "") String box,
            @RequestParam(required = false) Long answer,
            Model model) {
        WriteForm form = answer == null ? about(about) : answering(boxes.letter(box, answer));
        model.addAttribute("page", new WritePage(form, addresses.all(), addresses.titles(), Map.of()));
        return "dev/write";
    }

    @AllowedFor(AllowedFor.Who.EVERYBODY)
    @PostMapping("/dev/inbox/write")
    ModelAndView send(WriteForm form, @RequestParam(required = false) MultipartFile attachment, RedirectAttributes next)
            throws MessagingException, IOException {
        Map<String, String> problems = problems(form);
        if (!problems.isEmpty()) {
            return new ModelAndView(
                    "dev/write",
                    Map.of("page", new WritePage(form, addresses.all(), addresses.titles(), problems)),
                    HttpStatus.UNPROCESSABLE_ENTITY);
        }
        new ReaderMail(
                        form.from().strip(),
                        form.name().strip(),
                        form.to().strip(),
                        form.subject(),
                        form.text(),
                        form.inReplyTo(),
                        form.references(),
                        attachment)
                .send(smtpPort);
        boxes.remember(form.from());
        next.addFlashAttribute(
                "sent", "Sent to " + form.to().strip() + ". The newsroom looks into its mailbox every two seconds.");
        return new ModelAndView("redirect:/dev/inbox?to=" + DemoBoxes.encoded(form.from()));
    }

    private WriteForm about(String slug) {
        DemoAddresses.About article = addresses.about(slug);
        return new WriteForm(
                ADDRESS,
                "Demo Reader",
                article.address(),
                article.title().isEmpty() ? "" : "A mistake in “" + article.title() + "”",
                "",
                "",
                "");
    }

    private static WriteForm answering(Delivered letter) {
        String subject = letter.subject();
        return new WriteForm(
                letter.mailbox(),
                letter.mailbox().equals(ADDRESS) ? "Demo Reader" : "",
                letter.answersTo(),
                subject.regionMatches(true, 0, "Re:", 0, 3) ? subject : "Re: " + subject,
                "\n\n" + letter.quoted(),
                letter.messageId(),
                letter.references());
    }

    private static Map<String, String> problems(WriteForm form) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (!isAddress(form.from())) {
            problems.put("from", "Write the address you write from, such as " + ADDRESS + ".");
        }
        if (!isAddress(form.to())) {
            problems.put("to", "Write the address it goes to.");
        }
        return problems;
    }

    private static boolean isAddress(String text) {
        try {
            return InternetAddress.parse(text, true).length == 1;
        } catch (AddressException none) {
            return false;
        }
    }

    /** @param inReplyTo empty if it answers nothing */
    record WriteForm(
            String from, String name, String to, String subject, String text, String inReplyTo, String references) {

        WriteForm {
            from = from == null ? "" : from;
            name = name == null ? "" : name;
            to = to == null ? "" : to;
            subject = subject == null ? "" : subject;
            text = text == null ? "" : text;
            inReplyTo = inReplyTo == null ? "" : inReplyTo;
            references = references == null ? "" : references;
        }
    }

    /**
     * @param addresses with what each is for
     * @param abouts    titles of live articles by slug
     * @param problems  by the name of their field
     */
    record WritePage(
            WriteForm form, Map<String, String> addresses, Map<String, String> abouts, Map<String, String> problems) {}
}
