package org.imprimatur.people.web;

import jakarta.validation.Valid;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.people.AddressConfirmations;
import org.imprimatur.people.Passwords;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.PersonRecord;
import org.imprimatur.people.Portrait;
import org.imprimatur.people.Profiles;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.LargeForm;
import org.imprimatur.platform.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which people edit what readers learn about them, and their own password. */
@Controller
class ProfileController {

    private final People people;
    private final Profiles profiles;
    private final Passwords passwords;
    private final AddressConfirmations confirmations;
    private final Messages messages;

    ProfileController(
            People people,
            Profiles profiles,
            Passwords passwords,
            AddressConfirmations confirmations,
            Messages messages) {
        this.people = people;
        this.profiles = profiles;
        this.passwords = passwords;
        this.confirmations = confirmations;
        this.messages = messages;
    }

    @GetMapping("/desk/me")
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ModelAndView mine(@CurrentPerson Person me) {
        PersonRecord record = people.record(me.id());
        return writing(record, ProfileForm.of(record), true, null, HttpStatus.OK);
    }

    @PostMapping("/desk/me")
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ModelAndView saveMine(
            @Valid @ModelAttribute("form") ProfileForm form,
            BindingResult problems,
            @CurrentPerson Person me,
            RedirectAttributes next) {
        return save(me, me.id(), form, problems, true, next);
    }

    @LargeForm
    @PostMapping("/desk/me/portrait")
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ModelAndView portrayMe(@RequestParam MultipartFile portrait, @CurrentPerson Person me, RedirectAttributes next)
            throws IOException {
        return portray(me, me.id(), portrait, true, next);
    }

    @PostMapping("/desk/me/portrait/remove")
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ModelAndView removeMyPortrait(@CurrentPerson Person me, RedirectAttributes next) {
        return remove(me, me.id(), true, next);
    }

    @GetMapping("/desk/people/{id}/profile")
    @AllowedFor(AllowedFor.Who.ADMINISTRATORS)
    ModelAndView theirs(@PathVariable PersonId id) {
        PersonRecord record = people.record(id);
        return writing(record, ProfileForm.of(record), false, null, HttpStatus.OK);
    }

    @PostMapping("/desk/people/{id}/profile")
    @AllowedFor(AllowedFor.Who.ADMINISTRATORS)
    ModelAndView saveTheirs(
            @PathVariable PersonId id,
            @Valid @ModelAttribute("form") ProfileForm form,
            BindingResult problems,
            @CurrentPerson Person me,
            RedirectAttributes next) {
        return save(me, id, form, problems, false, next);
    }

    @LargeForm
    @PostMapping("/desk/people/{id}/portrait")
    @AllowedFor(AllowedFor.Who.ADMINISTRATORS)
    ModelAndView portrayThem(
            @PathVariable PersonId id,
            @RequestParam MultipartFile portrait,
            @CurrentPerson Person me,
            RedirectAttributes next)
            throws IOException {
        return portray(me, id, portrait, false, next);
    }

    @PostMapping("/desk/people/{id}/portrait/remove")
    @AllowedFor(AllowedFor.Who.ADMINISTRATORS)
    ModelAndView removeTheirPortrait(@PathVariable PersonId id, @CurrentPerson Person me, RedirectAttributes next) {
        return remove(me, id, false, next);
    }

    /** For the desk; readers get the portraits of those whose names stand under what they read. */
    @GetMapping("/desk/people/portraits/{sha256}")
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ResponseEntity<byte[]> portrait(@PathVariable String sha256) {
        Portrait portrait = people.portrait(sha256).orElse(null);
        if (portrait == null) {
            return ResponseEntity.notFound().build();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(portrait.mediaType()))
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(sha256)
                .body(portrait.bytes());
    }

    @GetMapping("/desk/me/password")
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ModelAndView startPassword(@CurrentPerson Person me) {
        return changing(me, new ChangePasswordForm("", "", ""), HttpStatus.OK);
    }

    @PostMapping("/desk/me/password")
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ModelAndView changePassword(
            @ModelAttribute("form") ChangePasswordForm form,
            BindingResult problems,
            @CurrentPerson Person me,
            RedirectAttributes next) {
        if (form.oldPassword().isEmpty()) {
            problems.rejectValue("oldPassword", "people.password.old.blank");
        }
        if (!form.password().equals(form.passwordAgain())) {
            problems.rejectValue("passwordAgain", "people.password.differs");
        }
        if (!problems.hasErrors()) {
            try {
                passwords.change(me, form.oldPassword(), form.password());
                next.addFlashAttribute("flash", messages.say("people.password.changed"));
                return new ModelAndView("redirect:/desk/me");
            } catch (Passwords.WrongPassword wrong) {
                messages.put(wrong, problems, "oldPassword");
            } catch (Passwords.WeakPassword weak) {
                messages.put(weak, problems, "password");
            }
        }
        return changing(me, form, HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private ModelAndView save(
            Person me, PersonId whom, ProfileForm form, BindingResult problems, boolean mine, RedirectAttributes next) {
        PersonRecord record = people.record(whom);
        if (problems.hasErrors()) {
            return writing(record, form, mine, null, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            profiles.edit(
                    me,
                    whom,
                    FormInput.version(form.version()),
                    form.name(),
                    form.biography(),
                    form.places(),
                    form.knows());
        } catch (PersonRecord.StalePerson stale) {
            return conflict(people.record(whom), form, mine);
        } catch (Person.NameIsVouchedFor refusal) {
            messages.put(refusal, problems, "name");
            return writing(record, form, mine, null, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        next.addFlashAttribute("flash", messages.say(mine ? "people.profile.saved" : "people.saved", form.name(), 0));
        return new ModelAndView("redirect:" + (mine ? "/desk/me" : "/desk/people/" + whom));
    }

    private ModelAndView portray(Person me, PersonId whom, MultipartFile file, boolean mine, RedirectAttributes next)
            throws IOException {
        try {
            profiles.portray(me, whom, file.getBytes());
        } catch (Profiles.NotAPortrait refused) {
            PersonRecord record = people.record(whom);
            return writing(
                    record, ProfileForm.of(record), mine, messages.text(refused), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        next.addFlashAttribute("flash", messages.say("people.portrait.saved"));
        return new ModelAndView("redirect:" + href(whom, mine));
    }

    private ModelAndView remove(Person me, PersonId whom, boolean mine, RedirectAttributes next) {
        profiles.removePortrait(me, whom);
        next.addFlashAttribute("flash", messages.say("people.portrait.removed"));
        return new ModelAndView("redirect:" + href(whom, mine));
    }

    private ModelAndView writing(
            PersonRecord record, ProfileForm form, boolean mine, @Nullable String portraitProblem, HttpStatus status) {
        Person person = record.person();
        Map<String, Object> model = new HashMap<>();
        model.put("form", form);
        model.put(
                "page",
                new ProfilePage(
                        href(person.id(), mine),
                        mine ? "/desk/me/portrait" : "/desk/people/" + person.id() + "/portrait",
                        "/desk/people/" + person.id(),
                        person.name(),
                        person.email(),
                        RoleChoice.words(person.roles(), messages),
                        Initials.of(person.name()),
                        record.profile().portrait(),
                        portraitProblem,
                        mine,
                        mine && confirmations.isAwaited(person.id())));
        return new ModelAndView("people/profile", model, status);
    }

    private ModelAndView conflict(PersonRecord now, ProfileForm mine, boolean own) {
        List<ConflictPage.Line> lines = List.of(
                new ConflictPage.Line(
                        messages.say("people.name"), mine.name(), now.person().name()),
                new ConflictPage.Line(
                        messages.say("people.biography"),
                        mine.biography(),
                        now.profile().biography()),
                new ConflictPage.Line(
                        messages.say("people.affiliations"),
                        mine.affiliations(),
                        String.join("\n", now.profile().affiliations())),
                new ConflictPage.Line(
                        messages.say("people.specialties"),
                        mine.specialties(),
                        String.join("\n", now.profile().specialties())));
        List<ConflictPage.Field> carried = List.of(
                new ConflictPage.Field("name", mine.name()),
                new ConflictPage.Field("biography", mine.biography()),
                new ConflictPage.Field("affiliations", mine.affiliations()),
                new ConflictPage.Field("specialties", mine.specialties()));
        String href = href(now.person().id(), own);
        ConflictPage page = new ConflictPage(now.person().name(), lines, href, href, carried, now.version());
        return new ModelAndView("people/conflict", Map.of("page", page), HttpStatus.CONFLICT);
    }

    private static ModelAndView changing(Person me, ChangePasswordForm form, HttpStatus status) {
        return new ModelAndView("people/password", Map.of("form", form, "email", me.email()), status);
    }

    private static String href(PersonId whom, boolean mine) {
        return mine ? "/desk/me" : "/desk/people/" + whom + "/profile";
    }
}
