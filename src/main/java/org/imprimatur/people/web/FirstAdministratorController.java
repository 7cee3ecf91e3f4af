package org.imprimatur.people.web;

import jakarta.validation.Valid;
import org.imprimatur.people.FirstAdministrator;
import org.imprimatur.people.Passwords;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.Messages;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which the first administrator is created, behind the link in the server's log. */
@Controller
class FirstAdministratorController {

    private final FirstAdministrator firstAdministrator;
    private final Messages messages;

    FirstAdministratorController(FirstAdministrator firstAdministrator, Messages messages) {
        this.firstAdministrator = firstAdministrator;
        this.messages = messages;
    }

    @GetMapping("/first-administrator/{token}")
    @AllowedFor(AllowedFor.Who.EVERYBODY)
    ModelAndView open(@PathVariable String token) {
        firstAdministrator.look(token);
        return page(token, new FirstAdministratorForm("", "", "", ""), HttpStatus.OK);
    }

    @PostMapping("/first-administrator/{token}")
    @AllowedFor(AllowedFor.Who.EVERYBODY)
    ModelAndView found(
            @PathVariable String token,
            @Valid @ModelAttribute("form") FirstAdministratorForm form,
            BindingResult problems,
            RedirectAttributes next) {
        firstAdministrator.look(token);
        if (!form.password().equals(form.passwordAgain())) {
            problems.rejectValue("passwordAgain", "people.password.differs");
        }
        if (!problems.hasErrors()) {
            try {
                Person administrator = firstAdministrator.create(token, form.name(), form.email(), form.password());
                next.addFlashAttribute("flash", messages.say("people.founding.done", administrator.name()));
                return new ModelAndView("redirect:/sign-in");
            } catch (Passwords.WeakPassword weak) {
                messages.put(weak, problems, "password");
            }
        }
        return page(token, form, HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private static ModelAndView page(String token, FirstAdministratorForm form, HttpStatus status) {
        return new ModelAndView("people/first-administrator", status)
                .addObject("form", form)
                .addObject("href", "/first-administrator/" + token);
    }
}
