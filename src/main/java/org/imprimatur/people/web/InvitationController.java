package org.imprimatur.people.web;

import org.imprimatur.people.Admits;
import org.imprimatur.people.Invitations;
import org.imprimatur.people.Person;
import org.imprimatur.people.WeakPassword;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The way in for somebody who was invited. Opening the link changes nothing: mail scanners open it too. */
@Controller
class InvitationController {

    private final Invitations invitations;
    private final Words words;

    InvitationController(Invitations invitations, Words words) {
        this.invitations = invitations;
        this.words = words;
    }

    @GetMapping("/invitation/{token}")
    @Admits(Admits.Who.EVERYBODY)
    ModelAndView open(@PathVariable String token) {
        return page(token, invitations.look(token), new NewPasswordForm("", ""), HttpStatus.OK);
    }

    @PostMapping("/invitation/{token}")
    @Admits(Admits.Who.EVERYBODY)
    ModelAndView accept(
            @PathVariable String token,
            @ModelAttribute("form") NewPasswordForm form,
            BindingResult problems,
            RedirectAttributes next) {
        Person invited = invitations.look(token);
        if (!form.password().equals(form.passwordAgain())) {
            problems.rejectValue("passwordAgain", "people.password.differs");
        }
        if (!problems.hasErrors()) {
            try {
                invitations.accept(token, form.password());
                next.addFlashAttribute("flash", words.say("people.invitation.accepted", invited.email()));
                return new ModelAndView("redirect:/sign-in");
            } catch (WeakPassword weak) {
                words.put(weak, problems, "password");
            }
        }
        return page(token, invited, form, HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private ModelAndView page(String token, Person invited, NewPasswordForm form, HttpStatus status) {
        return new ModelAndView("people/new-password", status)
                .addObject("form", form)
                .addObject("href", "/invitation/" + token)
                .addObject("title", words.say("people.invitation.title", invited.name()))
                .addObject("text", words.say("people.invitation.text", invited.email()))
                .addObject("deed", words.say("people.invitation.deed"));
    }
}
