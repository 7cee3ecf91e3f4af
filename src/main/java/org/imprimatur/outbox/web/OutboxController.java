package org.imprimatur.outbox.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.mime.MailAddress;
import org.imprimatur.outbox.LetterPreview;
import org.imprimatur.outbox.LetterRenderer;
import org.imprimatur.outbox.LetterState;
import org.imprimatur.outbox.LetterTab;
import org.imprimatur.outbox.OutboxCommands;
import org.imprimatur.outbox.OutboxLetter;
import org.imprimatur.outbox.OutboxReadModel;
import org.imprimatur.outbox.SecretLetters;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.KeysetPage;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.SearchWords;
import org.imprimatur.platform.VisibleText;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/** The mail page: what waits, what failed and why, and what can be done about it. */
@Controller
@RequestMapping("/desk/mail")
class OutboxController {

    /** A letter looks as it was written and can do nothing else. */
    private static final String SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; sandbox; base-uri 'none'; "
            + "form-action 'none'; frame-ancestors 'self'";

    private final OutboxReadModel readModel;
    private final OutboxCommands commands;
    private final LetterPreview letterPreview;
    private final LetterRenderer letterRenderer;
    private final Messages messages;

    OutboxController(
            OutboxReadModel readModel,
            OutboxCommands commands,
            LetterPreview letterPreview,
            LetterRenderer letterRenderer,
            Messages messages) {
        this.readModel = readModel;
        this.commands = commands;
        this.letterPreview = letterPreview;
        this.letterRenderer = letterRenderer;
        this.messages = messages;
    }

    @GetMapping
    @AllowedFor(AllowedFor.Who.EDITORS)
    String list(
            @CurrentPerson Person me,
            @RequestParam(defaultValue = "waiting") String tab,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String q,
            Model model) {
        LetterTab chosen = LetterTab.of(tab);
        SearchWords words = SearchWords.of(q);
        KeysetPage<OutboxLetter> page = readModel.page(chosen, words, before, after);
        String href = words.blank()
                ? "/desk/mail?tab=" + chosen.word()
                : "/desk/mail?q=" + UriUtils.encode(q, StandardCharsets.UTF_8);
        List<OutboxReadModel.Suppressed> suppressed =
                words.blank() && chosen == LetterTab.SUPPRESSED ? readModel.suppressed(address) : List.of();
        model.addAttribute(
                "page",
                new OutboxPage(
                        words.blank() ? chosen.word() : "found",
                        q.strip(),
                        page.shown().stream().map(letter -> row(me, letter)).toList(),
                        suppressed.stream().limit(KeysetPage.SIZE).toList(),
                        moreHref(href, suppressed),
                        page.laterHref(href),
                        page.earlierHref(href),
                        OutboxCommands.mayAct(me)
                                && words.blank()
                                && chosen == LetterTab.FAILED
                                && !page.shown().isEmpty(),
                        OutboxCommands.mayAct(me)));
        return "outbox/letters";
    }

    @GetMapping("/{id}")
    @AllowedFor(AllowedFor.Who.EDITORS)
    String letter(@CurrentPerson Person me, @PathVariable UUID id, Model model) {
        model.addAttribute("page", view(me, id, "", null));
        return "outbox/letter";
    }

    @GetMapping("/{id}/page")
    @AllowedFor(AllowedFor.Who.EDITORS)
    ResponseEntity<byte[]> page(@PathVariable UUID id) {
        LetterRenderer.Page page =
                readModel.find(id).flatMap(letterPreview::of).orElseThrow(OutboxCommands.NoSuchLetter::new);
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header("Content-Security-Policy", SANDBOX)
                .body(page.html().getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping("/{id}/retry")
    @AllowedFor(AllowedFor.Who.ADMINISTRATORS)
    String retry(@CurrentPerson Person me, @PathVariable UUID id, RedirectAttributes flash) {
        flash.addFlashAttribute(
                "flash", messages.say("mail.retried", commands.retry(me, id).toName()));
        return "redirect:/desk/mail/" + id;
    }

    @PostMapping("/retry-failed")
    @AllowedFor(AllowedFor.Who.ADMINISTRATORS)
    String retryAllFailed(@CurrentPerson Person me, RedirectAttributes flash) {
        flash.addFlashAttribute("flash", messages.say("mail.retried.all", commands.retryAllFailed(me)));
        return "redirect:/desk/mail";
    }

    @PostMapping("/try-now")
    @AllowedFor(AllowedFor.Who.ADMINISTRATORS)
    String tryNow(@CurrentPerson Person me, RedirectAttributes flash) {
        commands.tryNow(me);
        flash.addFlashAttribute("flash", messages.say("mail.tried-now"));
        return "redirect:/desk/mail";
    }

    @PostMapping("/{id}/cancel")
    @AllowedFor(AllowedFor.Who.ADMINISTRATORS)
    String cancel(@CurrentPerson Person me, @PathVariable UUID id, RedirectAttributes flash) {
        flash.addFlashAttribute(
                "flash", messages.say("mail.cancelled", commands.cancel(me, id).toName()));
        return "redirect:/desk/mail/" + id;
    }

    @PostMapping("/{id}/resend")
    @AllowedFor(AllowedFor.Who.ADMINISTRATORS)
    ModelAndView resend(
            @CurrentPerson Person me,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String to,
            RedirectAttributes flash) {
        Optional<MailAddress> address = MailAddress.parse(to.strip());
        if (address.isEmpty()) {
            String problem = messages.say(VisibleText.isBlank(to) ? "mail.resend.missing" : "mail.resend.unusable");
            return new ModelAndView(
                    "outbox/letter", Map.of("page", view(me, id, to, problem)), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        UUID again = commands.resend(me, id, address.get());
        flash.addFlashAttribute("flash", messages.say("mail.resent", address.get()));
        return new ModelAndView("redirect:/desk/mail/" + again);
    }

    @PostMapping("/suppressed/lift")
    @AllowedFor(AllowedFor.Who.ADMINISTRATORS)
    String lift(@CurrentPerson Person me, @RequestParam String address, RedirectAttributes flash) {
        flash.addFlashAttribute("flash", messages.say("mail.lifted", address, commands.lift(me, address)));
        return "redirect:/desk/mail?tab=suppressed";
    }

    private static @Nullable String moreHref(String list, List<OutboxReadModel.Suppressed> found) {
        return found.size() <= KeysetPage.SIZE
                ? null
                : list + "&address="
                        + UriUtils.encode(found.get(KeysetPage.SIZE - 1).address(), StandardCharsets.UTF_8);
    }

    private LetterPage view(Person me, UUID id, String newAddress, @Nullable String addressError) {
        OutboxLetter letter = readModel.find(id).orElseThrow(OutboxCommands.NoSuchLetter::new);
        boolean mayAct = OutboxCommands.mayAct(me);
        return new LetterPage(
                letter,
                subject(letter),
                trouble(letter),
                letterPreview.of(letter).map(LetterRenderer.Page::text).orElse(null),
                SecretLetters.are(letter.kind()),
                readModel.attempts(id),
                LetterTab.of(letter.state()).word(),
                letter.isStuck(),
                ThreadLinks.href(letter.thread()),
                mayRetry(me, letter),
                mayAct && letter.refusalToCancel().isEmpty(),
                mayAct && letter.refusalToReaddress().isEmpty(),
                newAddress,
                addressError);
    }

    private OutboxPage.Row row(Person me, OutboxLetter letter) {
        return new OutboxPage.Row(
                letter.id(),
                subject(letter),
                letter.toName(),
                letter.to(),
                letter.state(),
                trouble(letter),
                letter.code(),
                letter.sent() == null ? letter.written() : letter.sent(),
                letter.state() == LetterState.RETRY || letter.state() == LetterState.UNKNOWN
                        ? letter.nextAttempt()
                        : null,
                letter.isStuck(),
                mayRetry(me, letter));
    }

    private static boolean mayRetry(Person me, OutboxLetter letter) {
        return OutboxCommands.mayAct(me) && letter.refusalToRetry().isEmpty();
    }

    /** Until it is written out a letter has no subject; then it is named for what it is about. */
    private String subject(OutboxLetter letter) {
        if (letter.subject() != null) {
            return letter.subject();
        }
        String kind = messages.find("mail.kind." + letter.kind()).orElse(letter.kind());
        Object title = letterRenderer.model(letter.model()).get("title");
        return title == null ? kind : messages.say("mail.kind.about", kind, title);
    }

    private @Nullable String trouble(OutboxLetter letter) {
        return letter.failureReason() == null
                ? null
                : messages.say("mail.trouble." + letter.failureReason().word());
    }
}
