package org.imprimatur.inbox.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.inbox.FilingResult;
import org.imprimatur.inbox.InboundMailCommands;
import org.imprimatur.inbox.InboundMailEntry;
import org.imprimatur.inbox.InboundMailReadModel;
import org.imprimatur.inbox.InboundMailTab;
import org.imprimatur.inbox.RawMailArchive;
import org.imprimatur.mime.Attachment;
import org.imprimatur.mime.ParsedMail;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.KeysetPage;
import org.imprimatur.platform.Refusal;
import org.imprimatur.platform.SearchWords;
import org.imprimatur.platform.VisibleText;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/** The incoming half of the mail page: what is held and why, what could not be read, and what can be done about it. */
@Controller
@RequestMapping("/desk/mail/in")
public class InboundMailController {

    /** A mail looks as it was written and can do nothing else, not even fetch a picture. */
    private static final String SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    /** A file somebody sent to us is for a programme of the reader's own choosing, never for the browser. */
    private static final String FILE_SANDBOX = "default-src 'none'; sandbox";

    private static final int TWINS = 3;

    private final InboundMailReadModel readModel;
    private final InboundMailCommands commands;
    private final RawMailArchive mails;
    private final InboundMailMessages words;
    private final People people;
    private final Clock clock;

    public InboundMailController(
            InboundMailReadModel readModel,
            InboundMailCommands commands,
            RawMailArchive mails,
            InboundMailMessages words,
            People people,
            Clock clock) {
        this.readModel = readModel;
        this.commands = commands;
        this.mails = mails;
        this.words = words;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping
    @AllowedFor(AllowedFor.Who.EDITORS)
    String list(
            @CurrentPerson Person me,
            @RequestParam(defaultValue = "held") String tab,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "") String q,
            Model model) {
        InboundMailTab chosen = InboundMailTab.of(tab).orElse(InboundMailTab.HELD);
        model.addAttribute("page", page(me, chosen, q, before, after, "", null));
        return "inbox/mails";
    }

    @GetMapping("/{id}")
    @AllowedFor(AllowedFor.Who.EDITORS)
    String mail(@CurrentPerson Person me, @PathVariable UUID id, Model model) {
        model.addAttribute("page", view(me, id, "", null));
        return "inbox/mail";
    }

    @GetMapping("/{id}/page")
    @AllowedFor(AllowedFor.Who.EDITORS)
    ResponseEntity<byte[]> page(@PathVariable UUID id) {
        String html = mails.parsedMail(id)
                .map(parsedMail -> parsedMail.body().html())
                .orElseThrow(InboundMailCommands.NoSuchMail::new);
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header("Content-Security-Policy", SANDBOX)
                .header("X-Content-Type-Options", "nosniff")
                .body(html.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/{id}/raw")
    @AllowedFor(AllowedFor.Who.EDITORS)
    ResponseEntity<byte[]> raw(@CurrentPerson Person me, @PathVariable UUID id) {
        long number = readModel
                .find(id)
                .orElseThrow(InboundMailCommands.NoSuchMail::new)
                .seq();
        return download(commands.download(me, id), "mail-" + number + ".eml");
    }

    @GetMapping("/{id}/files/{number}")
    @AllowedFor(AllowedFor.Who.EDITORS)
    ResponseEntity<byte[]> file(@PathVariable UUID id, @PathVariable int number) {
        Attachment file = mails.attachment(id, number)
                .filter(found -> !found.cut())
                .orElseThrow(InboundMailCommands.NoSuchMail::new);
        if (file.harmful()) {
            throw new FileIsAProgram(file.name());
        }
        return download(file.bytes(), file.name());
    }

    @PostMapping("/{id}/reprocess")
    @AllowedFor(AllowedFor.Who.EDITORS)
    String reprocess(@CurrentPerson Person me, @PathVariable UUID id, RedirectAttributes flash) {
        commands.reprocess(me, id);
        flash.addFlashAttribute("flash", words.say("mail.in.reprocessed"));
        return "redirect:/desk/mail/in/" + id;
    }

    @PostMapping("/{id}/report")
    @AllowedFor(AllowedFor.Who.EDITORS)
    public String makeReport(@CurrentPerson Person me, @PathVariable UUID id, RedirectAttributes flash) {
        FilingResult filingResult = commands.makeReport(me, id);
        String told = filingResult.acknowledged() ? "told" : "not-told";
        flash.addFlashAttribute("flash", words.say("mail.in.made-report." + told));
        return "redirect:/desk/mail/in/" + id;
    }

    @PostMapping("/{id}/discard")
    @AllowedFor(AllowedFor.Who.EDITORS)
    ModelAndView discard(
            @CurrentPerson Person me,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes flash) {
        if (VisibleText.isBlank(reason)) {
            InboundMailDetailPage view = view(me, id, reason, words.say("mail.in.discard.missing"));
            return new ModelAndView("inbox/mail", Map.of("page", view), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        commands.discard(me, id, reason);
        flash.addFlashAttribute("flash", words.say("mail.in.discarded"));
        return new ModelAndView("redirect:/desk/mail/in/" + id);
    }

    /** After an older backup was restored: what was put away on the mail server since then is looked through again. */
    @PostMapping("/again")
    @AllowedFor(AllowedFor.Who.EDITORS)
    ModelAndView again(
            @CurrentPerson Person me, @RequestParam(defaultValue = "") String since, RedirectAttributes flash) {
        Optional<LocalDate> day = day(since);
        if (day.isEmpty()) {
            InboundMailPage page =
                    page(me, InboundMailTab.HELD, "", null, null, since, words.say("mail.in.again.missing"));
            return new ModelAndView("inbox/mails", Map.of("page", page), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        commands.reimport(me, day.get().atStartOfDay(clock.getZone()).toInstant());
        flash.addFlashAttribute("flash", words.say("mail.in.again.begun"));
        return new ModelAndView("redirect:/desk/mail/in?tab=unsorted");
    }

    private Optional<LocalDate> day(String typed) {
        try {
            LocalDate day = LocalDate.parse(typed.strip());
            return Optional.of(day).filter(each -> !each.isAfter(LocalDate.now(clock)));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    private InboundMailPage page(
            Person me,
            InboundMailTab tab,
            String typed,
            @Nullable Long before,
            @Nullable Long after,
            String since,
            @Nullable String sinceError) {
        SearchWords wanted = SearchWords.of(typed);
        KeysetPage<InboundMailEntry> keysetPage = readModel.page(tab, wanted, before, after);
        String href = wanted.blank()
                ? "/desk/mail/in?tab=" + tab.word()
                : "/desk/mail/in?q=" + UriUtils.encode(typed, StandardCharsets.UTF_8);
        return new InboundMailPage(
                wanted.blank() ? tab.word() : "found",
                typed.strip(),
                keysetPage.shown().stream().map(this::row).toList(),
                keysetPage.laterHref(href),
                keysetPage.earlierHref(href),
                InboundMailCommands.mayAct(me),
                since,
                sinceError);
    }

    private InboundMailPage.Row row(InboundMailEntry mail) {
        return new InboundMailPage.Row(
                mail.id(),
                words.subject(mail),
                words.from(mail),
                mail.state(),
                words.reason(mail),
                mail.duplicateOf() != null,
                mail.state().isSettled() ? null : mail.retryAt(),
                mail.came());
    }

    private InboundMailDetailPage view(Person me, UUID id, String typed, @Nullable String typedError) {
        InboundMailEntry mail = readModel.find(id).orElseThrow(InboundMailCommands.NoSuchMail::new);
        Optional<ParsedMail> parsedMail = mails.parsedMail(id);
        boolean mayAct = InboundMailCommands.mayAct(me);
        return new InboundMailDetailPage(
                mail,
                InboundMailTab.of(mail.state()).word(),
                words.subject(mail, parsedMail),
                words.from(mail, parsedMail),
                words.verified(mail),
                words.why(mail),
                words.read(mail),
                parsedMail.map(InboundMailController::said).orElse(null),
                readModel.files(id),
                readModel.namesakes(id).stream().limit(TWINS).map(this::twin).toList(),
                mail.settledBy() == null
                        ? null
                        : people.find(mail.settledBy()).map(Person::name).orElse(words.say("mail.in.somebody")),
                mayAct && mail.mayBeReprocessed(),
                mayAct && mail.mayBecomeReport(),
                mayAct && mail.mayBeDiscarded(),
                typed,
                typedError);
    }

    private static InboundMailDetailPage.Words said(ParsedMail parsedMail) {
        return new InboundMailDetailPage.Words(
                String.join(", ", parsedMail.recipients()),
                parsedMail.body().said(),
                parsedMail.body().quoted(),
                parsedMail.body().signature(),
                parsedMail.body().html() != null,
                parsedMail.headers().lines());
    }

    private InboundMailDetailPage.Twin twin(InboundMailEntry mail) {
        return new InboundMailDetailPage.Twin(
                mail.id(),
                words.subject(mail),
                words.from(mail),
                mail.state(),
                mail.came(),
                mails.parsedMail(mail.id())
                        .map(parsedMail -> parsedMail.body().text())
                        .orElse(null));
    }

    private static ResponseEntity<byte[]> download(byte[] bytes, String name) {
        String disposition = ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header("Content-Disposition", disposition)
                .header("Content-Security-Policy", FILE_SANDBOX)
                .header("X-Content-Type-Options", "nosniff")
                .body(bytes);
    }

    /** It is kept, and handed out to nobody. */
    @ResponseStatus(HttpStatus.FORBIDDEN)
    static class FileIsAProgram extends Refusal {

        FileIsAProgram(String name) {
            super(name);
        }
    }
}
