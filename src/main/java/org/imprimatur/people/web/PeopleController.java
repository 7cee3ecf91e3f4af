package org.imprimatur.people.web;

import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.imprimatur.people.Absences;
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
import org.imprimatur.people.StaffAdministration;
import org.imprimatur.people.Workload;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.Refusal;
import org.imprimatur.platform.TimeFormats;
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
import org.springframework.web.util.UriComponentsBuilder;

/** The pages of the list of people, of their records, and of what they are asked to do. */
@Controller
class PeopleController {

    private final People people;
    private final PublicPages pages;
    private final Credentials credentials;
    private final StaffAdministration staffAdministration;
    private final Invitations invitations;
    private final AddressConfirmations confirmations;
    private final ActiveSessions sessions;
    private final Workload workload;
    private final Absences absences;
    private final Messages messages;
    private final TimeFormats times;
    private final Clock clock;

    PeopleController(
            People people,
            PublicPages pages,
            Credentials credentials,
            StaffAdministration staffAdministration,
            Invitations invitations,
            AddressConfirmations confirmations,
            ActiveSessions sessions,
            Workload workload,
            Absences absences,
            Messages messages,
            TimeFormats times,
            Clock clock) {
        this.pages = pages;
        this.people = people;
        this.credentials = credentials;
        this.staffAdministration = staffAdministration;
        this.invitations = invitations;
        this.confirmations = confirmations;
        this.sessions = sessions;
        this.workload = workload;
        this.absences = absences;
        this.messages = messages;
        this.times = times;
        this.clock = clock;
    }

    @GetMapping("/desk/people")
    @AllowedFor(AllowedFor.Who.EDITORS)
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String order,
            @CurrentPerson Person me,
            Model model) {
        PeopleOrder chosen = PeopleOrder.of(order);
        Map<PersonId, List<Credential>> held =
                credentials.all().stream().collect(Collectors.groupingBy(Credential::holder));
        List<PeoplePage.Row> here = new ArrayList<>();
        List<PeoplePage.Row> gone = new ArrayList<>();
        List<PersonRecord> found = people.matching(q);
        Map<PersonId, Integer> load =
                workload.by(found.stream().map(record -> record.person().id()).toList());
        Map<PersonId, String> absent = absences.words();
        for (PersonRecord record : found) {
            PersonId id = record.person().id();
            PeoplePage.Row row = row(
                    record, held.getOrDefault(id, List.of()), load.getOrDefault(id, 0), absent.getOrDefault(id, ""));
            (record.person().active() ? here : gone).add(row);
        }
        model.addAttribute(
                "page",
                new PeoplePage(q.strip(), orders(q.strip(), chosen), chosen.of(here), gone, me.holds(Role.admin())));
        return "people/people";
    }

    @GetMapping("/desk/people/invite")
    @AllowedFor(AllowedFor.Who.ADMINISTRATORS)
    ModelAndView offerInvitation() {
        return inviting(new InviteForm("", "", List.of(), ""), HttpStatus.OK);
    }

    @PostMapping("/desk/people/invite")
    @AllowedFor(AllowedFor.Who.ADMINISTRATORS)
    ModelAndView invite(
            @Valid @ModelAttribute("form") InviteForm form,
            BindingResult problems,
            @CurrentPerson Person me,
            RedirectAttributes next) {
        Set<Role> roles = RoleChoice.read(form.roles(), form.further(), problems);
        if (!problems.hasErrors()) {
            try {
                Person invited = invitations.invite(me, form.name(), form.email(), roles);
                next.addFlashAttribute("flash", messages.say("people.invited", invited.name(), invited.email()));
                return new ModelAndView("redirect:/desk/people/" + invited.id());
            } catch (People.EmailTaken taken) {
                messages.put(taken, problems, "email");
            }
        }
        return inviting(form, HttpStatus.UNPROCESSABLE_ENTITY);
    }

    @GetMapping("/desk/people/{id}")
    @AllowedFor(AllowedFor.Who.EDITORS)
    String show(@PathVariable PersonId id, @CurrentPerson Person me, Model model) {
        model.addAttribute("page", page(people.record(id), me));
        return "people/person";
    }

    @GetMapping("/desk/people/{id}/edit")
    @AllowedFor(AllowedFor.Who.ADMINISTRATORS)
    ModelAndView startEdit(@PathVariable PersonId id) {
        PersonRecord record = people.record(id);
        return editing(record, PersonForm.of(record), HttpStatus.OK);
    }

    @PostMapping("/desk/people/{id}/edit")
    @AllowedFor(AllowedFor.Who.ADMINISTRATORS)
    ModelAndView edit(
            @PathVariable PersonId id,
            @Valid @ModelAttribute("form") PersonForm form,
            BindingResult problems,
            @CurrentPerson Person me,
            RedirectAttributes next) {
        Set<Role> roles = RoleChoice.read(form.roles(), form.further(), problems);
        if (!form.npi().isEmpty() && !Npi.isValid(form.npi())) {
            problems.rejectValue("npi", "people.npi.odd");
        }
        if (!problems.hasErrors()) {
            try {
                int before = openTurns(id);
                staffAdministration.edit(
                        me, id, FormInput.version(form.version()), form.name(), form.email(), roles, form.npi());
                next.addFlashAttribute("flash", messages.say("people.saved", form.name(), before - openTurns(id)));
                return new ModelAndView("redirect:/desk/people/" + id);
            } catch (PersonRecord.StalePerson stale) {
                return conflict(people.record(id), form, roles);
            } catch (People.EmailTaken taken) {
                messages.put(taken, problems, "email");
            } catch (Person.LastAdministrator last) {
                messages.put(last, problems, "roles");
            } catch (Person.NameIsVouchedFor refusal) {
                messages.put(refusal, problems, "name");
            }
        }
        return editing(people.record(id), form, HttpStatus.UNPROCESSABLE_ENTITY);
    }

    @PostMapping("/desk/people/{id}/deactivate")
    @AllowedFor(AllowedFor.Who.ADMINISTRATORS)
    String deactivate(@PathVariable PersonId id, @CurrentPerson Person me, RedirectAttributes next) {
        Person person = people.require(id);
        int before = openTurns(person.id());
        staffAdministration.deactivate(me, person.id());
        next.addFlashAttribute(
                "flash", messages.say("people.deactivated", person.name(), before - openTurns(person.id())));
        return "redirect:/desk/people/" + person.id();
    }

    @PostMapping("/desk/people/{id}/reactivate")
    @AllowedFor(AllowedFor.Who.ADMINISTRATORS)
    String reactivate(@PathVariable PersonId id, @CurrentPerson Person me, RedirectAttributes next) {
        Person person = people.require(id);
        staffAdministration.reactivate(me, person.id());
        next.addFlashAttribute("flash", messages.say("people.reactivated", person.name()));
        return "redirect:/desk/people/" + person.id();
    }

    @PostMapping("/desk/people/{id}/invite-again")
    @AllowedFor(AllowedFor.Who.ADMINISTRATORS)
    String inviteAgain(@PathVariable PersonId id, @CurrentPerson Person me, RedirectAttributes next) {
        Person person = people.require(id);
        invitations.inviteAgain(me, person.id());
        next.addFlashAttribute("flash", messages.say("people.invited", person.name(), person.email()));
        return "redirect:/desk/people/" + person.id();
    }

    private ModelAndView inviting(InviteForm form, HttpStatus status) {
        return new ModelAndView("people/invite", Map.of("form", form, "known", RoleChoice.known(messages)), status);
    }

    private ModelAndView editing(PersonRecord record, PersonForm form, HttpStatus status) {
        return new ModelAndView(
                "people/edit",
                Map.of(
                        "form",
                        form,
                        "known",
                        RoleChoice.known(messages),
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
                new ConflictPage.Line(messages.say("people.name"), mine.name(), theirs.name()),
                new ConflictPage.Line(messages.say("people.email"), mine.email(), theirs.email()),
                new ConflictPage.Line(
                        messages.say("people.roles"),
                        RoleChoice.words(myRoles, messages),
                        RoleChoice.words(theirs.roles(), messages)),
                new ConflictPage.Line(messages.say("people.npi"), mine.npi(), npi == null ? "" : npi));
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

    private int openTurns(PersonId id) {
        return workload.by(List.of(id)).getOrDefault(id, 0);
    }

    private PeoplePage.Row row(PersonRecord record, List<Credential> held, int load, String absence) {
        Person person = record.person();
        return new PeoplePage.Row(
                "/desk/people/" + person.id(),
                person.name(),
                Initials.of(person.name()),
                record.profile().portrait(),
                person.email(),
                RoleChoice.words(person.roles(), messages),
                !record.hasPassword() && person.active(),
                absence,
                CredentialLine.of(
                        held.stream().filter(one -> one.revoked() == null).toList(), clock, messages, times),
                lacksCredential(person, held),
                PeopleOrder.nextExpiry(held, LocalDate.now(clock)),
                load);
    }

    private List<PeoplePage.Order> orders(String words, PeopleOrder chosen) {
        return Arrays.stream(PeopleOrder.values())
                .map(order -> new PeoplePage.Order(
                        UriComponentsBuilder.fromPath("/desk/people")
                                .queryParam("order", order.word())
                                .queryParamIfPresent("q", Optional.of("{q}").filter(q -> !words.isEmpty()))
                                .encode()
                                .buildAndExpand(Map.of("q", words))
                                .toUriString(),
                        messages.say("people.order." + order.word()),
                        order == chosen))
                .toList();
    }

    private PersonPage page(PersonRecord record, Person me) {
        Person person = record.person();
        boolean admin = me.holds(Role.admin());
        List<Credential> held = credentials.of(person.id());
        Refusal refusal = staffAdministration.refusalToDeactivate(me, person).orElse(null);
        return new PersonPage(
                "/desk/people/" + person.id(),
                person.name(),
                Initials.of(person.name()),
                person.email(),
                RoleChoice.words(person.roles(), messages),
                pages.has(person) ? "/people/" + person.slug() : null,
                person.active(),
                !record.hasPassword(),
                person.roles().contains(Role.medicalReviewer()),
                lacksCredential(person, held),
                absences.words().getOrDefault(person.id(), ""),
                person.active() && confirmations.isAwaited(person.id()),
                record.profile(),
                CredentialLine.of(held, clock, messages, times),
                admin,
                admin && person.active() && !record.hasPassword(),
                admin && person.active() && refusal == null,
                admin && person.active() && refusal != null ? messages.text(refusal) : null,
                admin && !person.active(),
                admin ? "/desk/audit?chain=" + person.id().subject() : null,
                admin && !me.is(person.id()) ? sessions.of(person.id(), null).size() : 0,
                openTurns(person.id()));
    }

    private boolean lacksCredential(Person person, List<Credential> held) {
        LocalDate today = LocalDate.now(clock);
        return person.holds(Role.medicalReviewer())
                && held.stream().noneMatch(credential -> credential.isInForceOn(today));
    }
}
