package org.imprimatur.people.web;

import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.imprimatur.people.ActiveSessions;
import org.imprimatur.people.AddressConfirmations;
import org.imprimatur.people.Credential;
import org.imprimatur.people.Credentials;
import org.imprimatur.people.Invitations;
import org.imprimatur.people.Npi;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.PersonRecord;
import org.imprimatur.people.PublicPages;
import org.imprimatur.people.Role;
import org.imprimatur.people.Staff;
import org.imprimatur.people.TurnsHeld;
import org.imprimatur.platform.Admits;
import org.imprimatur.platform.Me;
import org.imprimatur.platform.Refusal;
import org.imprimatur.platform.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who works here, and what they are asked to do. */
@Controller
class PeopleController {

    private final People people;
    private final PublicPages pages;
    private final Credentials credentials;
    private final Staff staff;
    private final Invitations invitations;
    private final AddressConfirmations confirmations;
    private final ActiveSessions sessions;
    private final TurnsHeld turns;
    private final Words words;
    private final Clock clock;

    PeopleController(
            People people,
            PublicPages pages,
            Credentials credentials,
            Staff staff,
            Invitations invitations,
            AddressConfirmations confirmations,
            ActiveSessions sessions,
            TurnsHeld turns,
            Words words,
            Clock clock) {
        this.pages = pages;
        this.people = people;
        this.credentials = credentials;
        this.staff = staff;
        this.invitations = invitations;
        this.confirmations = confirmations;
        this.sessions = sessions;
        this.turns = turns;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/desk/people")
    @Admits(Admits.Who.EDITORS)
    String list(@RequestParam(defaultValue = "") String q, @Me Person me, Model model) {
        Map<PersonId, List<Credential>> held =
                credentials.all().stream().collect(Collectors.groupingBy(Credential::holder));
        List<PeoplePage.Row> here = new ArrayList<>();
        List<PeoplePage.Row> gone = new ArrayList<>();
        List<PersonRecord> found = people.matching(q);
        Map<PersonId, Integer> load =
                turns.by(found.stream().map(record -> record.person().id()).toList());
        for (PersonRecord record : found) {
            PersonId id = record.person().id();
            PeoplePage.Row row = row(record, held.getOrDefault(id, List.of()), load.getOrDefault(id, 0));
            (record.person().active() ? here : gone).add(row);
        }
        model.addAttribute("page", new PeoplePage(q.strip(), here, gone, me.holds(Role.admin())));
        return "people/people";
    }

    @GetMapping("/desk/people/invite")
    @Admits(Admits.Who.ADMINISTRATORS)
    ModelAndView offerInvitation() {
        return inviting(new InviteForm("", "", List.of(), ""), HttpStatus.OK);
    }

    @PostMapping("/desk/people/invite")
    @Admits(Admits.Who.ADMINISTRATORS)
    ModelAndView invite(
            @Valid @ModelAttribute("form") InviteForm form,
            BindingResult problems,
            @Me Person me,
            RedirectAttributes next) {
        Set<Role> roles = RoleChoice.read(form.roles(), form.further(), problems);
        if (!problems.hasErrors()) {
            try {
                Person invited = invitations.invite(me, form.name(), form.email(), roles);
                next.addFlashAttribute("flash", words.say("people.invited", invited.name(), invited.email()));
                return new ModelAndView("redirect:/desk/people/" + invited.id());
            } catch (Staff.EmailTaken taken) {
                words.put(taken, problems, "email");
            }
        }
        return inviting(form, HttpStatus.UNPROCESSABLE_ENTITY);
    }

    @GetMapping("/desk/people/{id}")
    @Admits(Admits.Who.EDITORS)
    String show(@PathVariable PersonId id, @Me Person me, Model model) {
        model.addAttribute("page", page(people.record(id), me));
        return "people/person";
    }

    @GetMapping("/desk/people/{id}/edit")
    @Admits(Admits.Who.ADMINISTRATORS)
    ModelAndView startEdit(@PathVariable PersonId id) {
        PersonRecord record = people.record(id);
        return editing(record, PersonForm.of(record), HttpStatus.OK);
    }

    @PostMapping("/desk/people/{id}/edit")
    @Admits(Admits.Who.ADMINISTRATORS)
    ModelAndView edit(
            @PathVariable PersonId id,
            @Valid @ModelAttribute("form") PersonForm form,
            BindingResult problems,
            @Me Person me,
            RedirectAttributes next) {
        Set<Role> roles = RoleChoice.read(form.roles(), form.further(), problems);
        if (!form.npi().isEmpty() && !Npi.isValid(form.npi())) {
            problems.rejectValue("npi", "people.npi.odd");
        }
        if (!problems.hasErrors()) {
            try {
                int before = turnsHeld(id);
                staff.edit(me, id, Typed.version(form.version()), form.name(), form.email(), roles, form.npi());
                next.addFlashAttribute("flash", words.say("people.saved", form.name(), before - turnsHeld(id)));
                return new ModelAndView("redirect:/desk/people/" + id);
            } catch (Staff.StalePerson stale) {
                return conflict(people.record(id), form, roles);
            } catch (Staff.EmailTaken taken) {
                words.put(taken, problems, "email");
            } catch (Staff.LastAdministrator last) {
                words.put(last, problems, "roles");
            } catch (Credentials.NameIsVouchedFor refusal) {
                words.put(refusal, problems, "name");
            }
        }
        return editing(people.record(id), form, HttpStatus.UNPROCESSABLE_ENTITY);
    }

    @PostMapping("/desk/people/{id}/deactivate")
    @Admits(Admits.Who.ADMINISTRATORS)
    String deactivate(@PathVariable PersonId id, @Me Person me, RedirectAttributes next) {
        Person person = people.require(id);
        int before = turnsHeld(person.id());
        staff.deactivate(me, person.id());
        next.addFlashAttribute(
                "flash", words.say("people.deactivated", person.name(), before - turnsHeld(person.id())));
        return "redirect:/desk/people/" + person.id();
    }

    @PostMapping("/desk/people/{id}/reactivate")
    @Admits(Admits.Who.ADMINISTRATORS)
    String reactivate(@PathVariable PersonId id, @Me Person me, RedirectAttributes next) {
        Person person = people.require(id);
        staff.reactivate(me, person.id());
        next.addFlashAttribute("flash", words.say("people.reactivated", person.name()));
        return "redirect:/desk/people/" + person.id();
    }

    @PostMapping("/desk/people/{id}/invite-again")
    @Admits(Admits.Who.ADMINISTRATORS)
    String inviteAgain(@PathVariable PersonId id, @Me Person me, RedirectAttributes next) {
        Person person = people.require(id);
        invitations.inviteAgain(me, person.id());
        next.addFlashAttribute("flash", words.say("people.invited", person.name(), person.email()));
        return "redirect:/desk/people/" + person.id();
    }

    private ModelAndView inviting(InviteForm form, HttpStatus status) {
        return new ModelAndView("people/invite", Map.of("form", form, "known", RoleChoice.known(words)), status);
    }

    private ModelAndView editing(PersonRecord record, PersonForm form, HttpStatus status) {
        return new ModelAndView(
                "people/edit",
                Map.of(
                        "form",
                        form,
                        "known",
                        RoleChoice.known(words),
                        "name",
                        record.person().name(),
                        "href",
                        "/desk/people/" + record.person().id()),
                status);
    }

    private ModelAndView conflict(PersonRecord now, PersonForm mine, Set<Role> myRoles) {
        Person theirs = now.person();
        String npi = now.profile().npi();
        List<ConflictPage.Line> lines = List.of(
                new ConflictPage.Line(words.say("people.name"), mine.name(), theirs.name()),
                new ConflictPage.Line(words.say("people.email"), mine.email(), theirs.email()),
                new ConflictPage.Line(
                        words.say("people.roles"),
                        RoleChoice.words(myRoles, words),
                        RoleChoice.words(theirs.roles(), words)),
                new ConflictPage.Line(words.say("people.npi"), mine.npi(), npi == null ? "" : npi));
        List<ConflictPage.Field> carried = new ArrayList<>(List.of(
                new ConflictPage.Field("name", mine.name()),
                new ConflictPage.Field("email", mine.email()),
                new ConflictPage.Field("further", mine.further()),
                new ConflictPage.Field("npi", mine.npi())));
        mine.roles().forEach(role -> carried.add(new ConflictPage.Field("roles", role)));
        String href = "/desk/people/" + theirs.id();
        ConflictPage page = new ConflictPage(theirs.name(), lines, href + "/edit", href, carried, now.version());
        return new ModelAndView("people/conflict", Map.of("page", page), HttpStatus.CONFLICT);
    }

    private int turnsHeld(PersonId id) {
        return turns.by(List.of(id)).getOrDefault(id, 0);
    }

    private PeoplePage.Row row(PersonRecord record, List<Credential> held, int load) {
        Person person = record.person();
        return new PeoplePage.Row(
                "/desk/people/" + person.id(),
                person.name(),
                Initials.of(person.name()),
                record.profile().portrait(),
                person.email(),
                RoleChoice.words(person.roles(), words),
                !record.hasPassword() && person.active(),
                CredentialLine.of(
                        held.stream().filter(one -> one.revoked() == null).toList(), clock, words),
                lacksCredential(person, held),
                load);
    }

    private PersonPage page(PersonRecord record, Person me) {
        Person person = record.person();
        boolean admin = me.holds(Role.admin());
        List<Credential> held = credentials.of(person.id());
        Refusal refusal = staff.refusalToDeactivate(me, person).orElse(null);
        return new PersonPage(
                "/desk/people/" + person.id(),
                person.name(),
                Initials.of(person.name()),
                person.email(),
                RoleChoice.words(person.roles(), words),
                pages.has(person) ? "/people/" + person.slug() : null,
                person.active(),
                !record.hasPassword(),
                person.roles().contains(Role.medicalReviewer()),
                lacksCredential(person, held),
                person.active() && confirmations.isAwaited(person.id()),
                record.profile(),
                CredentialLine.of(held, clock, words),
                admin,
                admin && person.active() && !record.hasPassword(),
                admin && person.active() && refusal == null,
                admin && person.active() && refusal != null ? words.text(refusal) : null,
                admin && !person.active(),
                admin ? "/desk/audit?chain=person:" + person.id() : null,
                admin && !me.is(person.id()) ? sessions.of(person.id(), null).size() : 0,
                turnsHeld(person.id()));
    }

    private boolean lacksCredential(Person person, List<Credential> held) {
        LocalDate today = LocalDate.now(clock);
        return person.holds(Role.medicalReviewer())
                && held.stream().noneMatch(credential -> credential.isInForceOn(today));
    }
}
