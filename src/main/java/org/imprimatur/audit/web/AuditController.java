package org.imprimatur.audit.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.imprimatur.audit.AuditEntry;
import org.imprimatur.audit.AuditMessages;
import org.imprimatur.audit.AuditVerifier;
import org.imprimatur.audit.BackgroundVerification;
import org.imprimatur.audit.BrokenLink;
import org.imprimatur.audit.ChainNames;
import org.imprimatur.audit.SealHealth;
import org.imprimatur.audit.SealTimestampMessages;
import org.imprimatur.audit.Verification;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.AllowedFor.Who;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.Subject;
import org.imprimatur.platform.VisibleText;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The pages of the audit: who did what, when, and whether the record of it is whole. */
@Controller
class AuditController {

    private static final int PATIENCE_SECONDS = 2;

    private final AuditSearch search;
    private final AuditVerifier verifier;
    private final BackgroundVerification verification;
    private final SealHealth sealing;
    private final SealTimestampMessages timestampMessages;
    private final AuditMessages auditMessages;
    private final People people;
    private final Clock clock;

    AuditController(
            AuditSearch search,
            AuditVerifier verifier,
            BackgroundVerification verification,
            SealHealth sealing,
            SealTimestampMessages timestampMessages,
            AuditMessages auditMessages,
            People people,
            Clock clock) {
        this.search = search;
        this.verifier = verifier;
        this.verification = verification;
        this.sealing = sealing;
        this.timestampMessages = timestampMessages;
        this.auditMessages = auditMessages;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/desk/audit")
    @AllowedFor(Who.EDITORS)
    ModelAndView show(
            @CurrentPerson Person me, AuditForm form, @RequestParam(required = false) @Nullable String after) {
        Map<String, String> problems = new LinkedHashMap<>();
        Instant from = day(form.from(), 0, "from", problems);
        Instant until = day(form.to(), 1, "to", problems);
        if (from != null && until != null && !from.isBefore(until)) {
            problems.put("to", auditMessages.say("audit.problem.order", ""));
        }
        String typed = text(form.chain());
        Subject chain = typed == null ? null : auditMessages.chain(typed);
        AuditFilter filter = new AuditFilter(text(form.person()), text(form.action()), chain, from, until);
        AuditCursor cursor = AuditCursor.parse(after);
        List<AuditEntry> found = problems.isEmpty() ? search.page(filter, cursor) : List.of();
        boolean more = found.size() > AuditSearch.PAGE;
        List<AuditEntry> shown = more ? found.subList(0, AuditSearch.PAGE) : found;
        ChainNames.Named about =
                chain == null ? null : auditMessages.chains(List.of(chain)).get(chain);
        AuditPage page = new AuditPage(
                health(me),
                form,
                problems,
                persons(),
                actions(),
                auditMessages.lines(shown),
                !filter.equals(new AuditFilter(null, null, null, null, null)),
                chain == null ? null : about == null ? auditMessages.chainWords(chain) : about.words(),
                about == null ? null : about.href(),
                cursor == null ? null : address(form, null),
                more ? address(form, AuditCursor.after(shown.get(shown.size() - 1))) : null);
        return new ModelAndView(
                "audit/audit",
                Map.of("page", page),
                problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY);
    }

    @PostMapping("/desk/audit/verify")
    @AllowedFor(Who.ADMINISTRATORS)
    String verify(@CurrentPerson Person me, RedirectAttributes next) throws InterruptedException {
        try {
            Verification outcome = verification.begin(me.id().toString()).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            next.addFlashAttribute(
                    "flash",
                    outcome.whole()
                            ? auditMessages.say("audit.verify.whole", "", outcome.lines())
                            : auditMessages.say("audit.verify.broken", "", outcome.broken()));
            if (!outcome.whole()) {
                next.addFlashAttribute("flashKind", "warn");
            }
        } catch (TimeoutException stillReading) {
            next.addFlashAttribute("flash", auditMessages.say("audit.verify.running", ""));
        } catch (ExecutionException e) {
            throw new IllegalStateException("The audit could not be read", e.getCause());
        }
        return "redirect:/desk/audit";
    }

    private AuditPage.Health health(Person me) {
        Verification last = verifier.latest().orElse(null);
        List<AuditPage.Broken> broken = last == null
                ? List.of()
                : last.links().stream()
                        .map(link -> new AuditPage.Broken(
                                link.chain(),
                                link.chain().equals(BrokenLink.SEALS)
                                        ? auditMessages.say("audit.seals", link.chain())
                                        : auditMessages.chainWords(Subject.of(link.chain())),
                                link.at(),
                                auditMessages.damage(link)))
                        .toList();
        return new AuditPage.Health(
                sealing.trouble(),
                verification.isRunning(),
                me.holds(Role.admin()),
                last,
                broken,
                verifier.newestSeal().orElse(null),
                timestampMessages.newest().orElse(null),
                timestampMessages.whyNoNewer());
    }

    private Map<String, String> persons() {
        Map<String, String> persons = new LinkedHashMap<>();
        persons.put("", auditMessages.say("audit.anybody", ""));
        people.all().forEach(person -> persons.put(person.id().toString(), person.name()));
        persons.put("system", auditMessages.say("audit.server", "system"));
        return persons;
    }

    private Map<String, String> actions() {
        Map<String, String> actions = new LinkedHashMap<>();
        actions.put("", auditMessages.say("audit.anything", ""));
        search.actions().forEach(action -> actions.put(action, auditMessages.action(action)));
        return actions;
    }

    private @Nullable Instant day(@Nullable String typed, int plus, String field, Map<String, String> problems) {
        String text = text(typed);
        if (text == null) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() < 1970 || day.getYear() > 9999) {
                throw new DateTimeParseException("Too far away", text, 0);
            }
            return day.plusDays(plus).atStartOfDay(clock.getZone()).toInstant();
        } catch (DateTimeParseException notADay) {
            problems.put(field, auditMessages.say("audit.problem.day", ""));
            return null;
        }
    }

    private static @Nullable String text(@Nullable String typed) {
        return typed == null || VisibleText.isBlank(typed) ? null : typed.strip();
    }

    private static String address(AuditForm form, @Nullable AuditCursor after) {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "person", form.person());
        put(values, "action", form.action());
        put(values, "chain", form.chain());
        put(values, "from", form.from());
        put(values, "to", form.to());
        put(values, "after", after == null ? null : after.toString());
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/desk/audit");
        values.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(new HashMap<>(values)).toUriString();
    }

    private static void put(Map<String, String> values, String name, @Nullable String value) {
        String text = text(value);
        if (text != null) {
            values.put(name, text);
        }
    }
}
