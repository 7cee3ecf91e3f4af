package org.imprimatur.outbox.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.mime.MailAddress;
import org.imprimatur.outbox.LetterLines;
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
    private final LetterLines lines;
    private final MailList mailList;
    private final Messages messages;

    OutboxController(
            OutboxReadModel readModel,
            OutboxCommands commands,
            LetterPreview letterPreview,
            LetterLines lines,
            MailList mailList,
            Messages messages) {
        this.readModel = readModel;
        this.commands = commands;
        this.letterPreview = letterPreview;
        this.lines = lines;
        this.mailList = mailList;
        this.messages = messages;
    }

    /** Letters and mails together, or those found; or, of one tab, letters alone. */
    @GetMapping
    @AllowedFor(AllowedFor.Who.EDITORS)
    String list(
            @CurrentPerson Person me,
            @RequestParam(defaultValue = "") String tab,
            @RequestParam(required = false) @Nullable String before,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String q,
            Model model) {
        SearchWords words = SearchWords.of(q);
        if (tab.isEmpty() || !words.blank()) {
            model.addAttribute("page", together(me, words, q, before));
            return "outbox/mails";
        }
        LetterTab chosen = LetterTab.of(tab);
        model.addAttribute("page", letters(me, chosen, number(before), after, address));
        return "outbox/letters";
    }

    private MailPage together(Person me, SearchWords words, String typed, @Nullable String before) {
        MailList.Page page = mailList.page(words, before);
        String list = words.blank() ? "/desk/mail" : "/desk/mail?q=" + UriUtils.encode(typed, StandardCharsets.UTF_8);
        return new MailPage(
                words.blank() ? "all" : "found",
                typed.strip(),
                page.shown(),
                before == null ? null : list,
                page.earlier() == null ? null : list + (words.blank() ? "?" : "&") + "before=" + page.earlier(),
                OutboxCommands.mayAct(me));
    }

    private OutboxPage letters(
            Person me, LetterTab chosen, @Nullable Long before, @Nullable Long after, String address) {
        KeysetPage<OutboxLetter> page = readModel.page(chosen, SearchWords.of(""), before, after);
        String href = "/desk/mail?tab=" + chosen.word();
        List<OutboxReadModel.Suppressed> suppressed =
                chosen == LetterTab.SUPPRESSED ? readModel.suppressed(address) : List.of();
        return new OutboxPage(
                chosen.word(),
                page.shown().stream().map(letter -> row(me, letter)).toList(),
                suppressed.stream().limit(KeysetPage.SIZE).toList(),
                moreHref(href, suppressed),
                page.laterHref(href),
                page.earlierHref(href),
                OutboxCommands.mayAct(me)
                        && chosen == LetterTab.FAILED
                        && !page.shown().isEmpty(),
                OutboxCommands.mayAct(me));
    }

    private static @Nullable Long number(@Nullable String typed) {
        try {
            return typed == null ? null : Long.valueOf(typed);
        } catch (NumberFormatException madeUp) {
            return null;
        }
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
                lines.subject(letter),
                lines.trouble(letter),
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
                lines.subject(letter),
                letter.toName(),
                letter.to(),
                letter.state(),
                lines.trouble(letter),
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
}
