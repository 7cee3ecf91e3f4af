package org.imprimatur.people.web;

import jakarta.validation.Valid;
import org.imprimatur.people.Founding;
import org.imprimatur.people.Passwords;
import org.imprimatur.people.Person;
import org.imprimatur.platform.Admits;
import org.imprimatur.platform.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The way in for the very first person, by the link in the server's log. */
@Controller
class FoundingController {

    private final Founding founding;
    private final Words words;

    FoundingController(Founding founding, Words words) {
        this.founding = founding;
        this.words = words;
    }

    @GetMapping("/first-administrator/{token}")
    @Admits(Admits.Who.EVERYBODY)
    ModelAndView open(@PathVariable String token) {
        founding.look(token);
        return page(token, new FoundingForm("", "", "", ""), HttpStatus.OK);
    }

    @PostMapping("/first-administrator/{token}")
    @Admits(Admits.Who.EVERYBODY)
    ModelAndView found(
            @PathVariable String token,
            @Valid @ModelAttribute("form") FoundingForm form,
            BindingResult problems,
            RedirectAttributes next) {
        founding.look(token);
        if (!form.password().equals(form.passwordAgain())) {
            problems.rejectValue("passwordAgain", "people.password.differs");
        }
        if (!problems.hasErrors()) {
            try {
                Person founder = founding.found(token, form.name(), form.email(), form.password());
                next.addFlashAttribute("flash", words.say("people.founding.done", founder.name()));
                return new ModelAndView("redirect:/sign-in");
            } catch (Passwords.WeakPassword weak) {
                words.put(weak, problems, "password");
            }
        }
        return page(token, form, HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private static ModelAndView page(String token, FoundingForm form, HttpStatus status) {
        return new ModelAndView("people/first-administrator", status)
                .addObject("form", form)
                .addObject("href", "/first-administrator/" + token);
    }
}
