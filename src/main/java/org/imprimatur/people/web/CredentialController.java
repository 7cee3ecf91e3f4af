package org.imprimatur.people.web;

import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.people.Credential;
import org.imprimatur.people.Credentials;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.Refusal;
import org.imprimatur.platform.TimeFormats;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What clinicians may sign with: entered, checked with its issuer, taken out of use. */
@Controller
class CredentialController {

    private final People people;
    private final Credentials credentials;
    private final Messages messages;
    private final TimeFormats times;
    private final Clock clock;

    CredentialController(People people, Credentials credentials, Messages messages, TimeFormats times, Clock clock) {
        this.people = people;
        this.credentials = credentials;
        this.messages = messages;
        this.times = times;
        this.clock = clock;
    }

    @GetMapping("/desk/people/{id}/credentials/new")
    @AllowedFor(AllowedFor.Who.ADMINISTRATORS)
    ModelAndView start(@PathVariable PersonId id, @CurrentPerson Person me) {
        return entering(me, people.require(id), new CredentialForm("", "", "", "", "", ""), HttpStatus.OK);
    }

    @PostMapping("/desk/people/{id}/credentials/new")
    @AllowedFor(AllowedFor.Who.ADMINISTRATORS)
    ModelAndView enter(
            @PathVariable PersonId id,
            @Valid @ModelAttribute("form") CredentialForm form,
            BindingResult problems,
            @CurrentPerson Person me,
            RedirectAttributes next) {
        Person holder = people.require(id);
        LocalDate issued = day(form.issued(), "issued", problems);
        LocalDate expires = day(form.expires(), "expires", problems);
        if (issued != null && expires != null && expires.isBefore(issued)) {
            problems.rejectValue("expires", "people.credential.expires.early");
        }
        if (!problems.hasErrors() && issued != null) {
            try {
                Credential entered = credentials.enter(
                        me,
                        holder.id(),
                        form.type(),
                        form.issuer(),
                        form.number(),
                        form.jurisdiction().isEmpty() ? null : form.jurisdiction(),
                        issued,
                        expires);
                next.addFlashAttribute("flash", messages.say("people.credential.entered", entered.type()));
                return new ModelAndView("redirect:" + href(entered));
            } catch (Credential.CredentialKnown known) {
                messages.put(known, problems, "number");
            }
        }
        return entering(me, holder, form, HttpStatus.UNPROCESSABLE_ENTITY);
    }

    @GetMapping("/desk/people/{id}/credentials/{credential}")
    @AllowedFor(AllowedFor.Who.EDITORS)
    ModelAndView show(@PathVariable PersonId id, @PathVariable UUID credential, @CurrentPerson Person me) {
        return page(require(id, credential), me, null, null, null, HttpStatus.OK);
    }

    @PostMapping("/desk/people/{id}/credentials/{credential}/verify")
    @AllowedFor(AllowedFor.Who.EDITORS)
    ModelAndView verify(
            @PathVariable PersonId id,
            @PathVariable UUID credential,
            @Valid @ModelAttribute("verifying") VerifyForm form,
            BindingResult problems,
            @CurrentPerson Person me,
            RedirectAttributes next) {
        Credential checked = require(id, credential);
        LocalDate on = day(form.on(), "on", problems);
        if (on != null && on.isAfter(LocalDate.now(clock))) {
            problems.rejectValue("on", "people.credential.verify.on.early");
        }
        if (problems.hasErrors() || on == null) {
            return page(checked, me, form, null, null, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        credentials.verify(me, checked.id(), on, form.how());
        next.addFlashAttribute("flash", messages.say("people.credential.verified", checked.type()));
        return new ModelAndView("redirect:" + href(checked));
    }

    @PostMapping("/desk/people/{id}/credentials/{credential}/reject")
    @AllowedFor(AllowedFor.Who.EDITORS)
    ModelAndView reject(
            @PathVariable PersonId id,
            @PathVariable UUID credential,
            @Valid @ModelAttribute("verifying") VerifyForm form,
            BindingResult problems,
            @CurrentPerson Person me,
            RedirectAttributes next) {
        Credential checked = require(id, credential);
        LocalDate on = day(form.on(), "on", problems);
        if (on != null && on.isAfter(LocalDate.now(clock))) {
            problems.rejectValue("on", "people.credential.verify.on.early");
        }
        if (problems.hasErrors() || on == null) {
            return page(checked, me, form, null, null, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        credentials.reject(me, checked.id(), on, form.how());
        next.addFlashAttribute("flash", messages.say("people.credential.rejected", checked.type()));
        return new ModelAndView("redirect:" + href(checked));
    }

    @PostMapping("/desk/people/{id}/credentials/{credential}/restore")
    @AllowedFor(AllowedFor.Who.ADMINISTRATORS)
    ModelAndView restore(
            @PathVariable PersonId id,
            @PathVariable UUID credential,
            @Valid @ModelAttribute("restoring") RestoreForm form,
            BindingResult problems,
            @CurrentPerson Person me,
            RedirectAttributes next) {
        Credential restored = require(id, credential);
        if (problems.hasErrors()) {
            return page(restored, me, null, null, form, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        credentials.restore(me, restored.id(), form.why());
        next.addFlashAttribute("flash", messages.say("people.credential.restored", restored.type()));
        return new ModelAndView("redirect:" + href(restored));
    }

    @PostMapping("/desk/people/{id}/credentials/{credential}/revoke")
    @AllowedFor(AllowedFor.Who.ADMINISTRATORS)
    ModelAndView revoke(
            @PathVariable PersonId id,
            @PathVariable UUID credential,
            @Valid @ModelAttribute("revoking") RevokeForm form,
            BindingResult problems,
            @CurrentPerson Person me,
            RedirectAttributes next) {
        Credential revoked = require(id, credential);
        if (problems.hasErrors()) {
            return page(revoked, me, null, form, null, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        credentials.revoke(me, revoked.id(), form.why());
        next.addFlashAttribute("flash", messages.say("people.credential.revoked", revoked.type()));
        return new ModelAndView("redirect:" + href(revoked));
    }

    /** @throws Credentials.NoSuchCredential also if it is somebody else's: the address says whose it is */
    private Credential require(PersonId holder, UUID credential) {
        Credential found = credentials.require(credential);
        if (!found.holder().equals(holder)) {
            throw new Credentials.NoSuchCredential();
        }
        return found;
    }

    private ModelAndView entering(Person me, Person holder, CredentialForm form, HttpStatus status) {
        return new ModelAndView(
                "people/credential-new",
                Map.of(
                        "form",
                        form,
                        "known",
                        KnownCredentials.types(),
                        "issuers",
                        KnownCredentials.issuers(),
                        "name",
                        holder.name(),
                        "alone",
                        !credentials.hasSecondPair(me, holder.id()),
                        "href",
                        "/desk/people/" + holder.id()),
                status);
    }

    private ModelAndView page(
            Credential credential,
            Person me,
            @Nullable VerifyForm verifying,
            @Nullable RevokeForm revoking,
            @Nullable RestoreForm restoring,
            HttpStatus status) {
        Person holder = people.require(credential.holder());
        boolean admin = me.holds(Role.admin());
        Refusal refusal = credentials.refusalToVerify(me, credential).orElse(null);
        Map<String, Object> model = new HashMap<>();
        model.put(
                "page",
                new CredentialPage(
                        href(credential),
                        holder.name(),
                        "/desk/people/" + holder.id(),
                        credential,
                        CredentialLine.of(credential, LocalDate.now(clock), messages, times),
                        name(credential.enteredBy()),
                        name(credential.verifiedBy()),
                        credential.revoked() == null
                                ? null
                                : name(credential.revoked().by()),
                        refusal == null,
                        refusal != null && credential.revoked() == null ? messages.text(refusal) : null,
                        admin && credential.revoked() == null,
                        admin && credential.revoked() != null && !me.is(credential.holder())));
        model.put(
                "verifying",
                verifying == null ? new VerifyForm(LocalDate.now(clock).toString(), "") : verifying);
        model.put("revoking", revoking == null ? new RevokeForm("") : revoking);
        model.put("restoring", restoring == null ? new RestoreForm("") : restoring);
        return new ModelAndView("people/credential", model, status);
    }

    private @Nullable String name(@Nullable PersonId id) {
        return id == null ? null : people.find(id).map(Person::name).orElse(null);
    }

    private static @Nullable LocalDate day(String typed, String field, BindingResult problems) {
        LocalDate day = FormInput.date(typed);
        if (day == null && !typed.isEmpty()) {
            problems.rejectValue(field, "people.date.odd");
        }
        return day;
    }

    private static String href(Credential credential) {
        return "/desk/people/" + credential.holder() + "/credentials/" + credential.id();
    }
}
