package org.imprimatur.people.web;

import jakarta.validation.Valid;
import org.imprimatur.people.Admits;
import org.imprimatur.people.PasswordResets;
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

/** The way back in for somebody who has forgotten their password. */
@Controller
class PasswordController {

    private final PasswordResets resets;
    private final Words words;

    PasswordController(PasswordResets resets, Words words) {
        this.resets = resets;
        this.words = words;
    }

    @GetMapping("/password/forgotten")
    @Admits(Admits.Who.EVERYBODY)
    ModelAndView forgotten() {
        return new ModelAndView("people/forgotten").addObject("form", new ForgottenForm(""));
    }

    /** Answers the same for every address, so that nobody learns here who works for the newsroom. */
    @PostMapping("/password/forgotten")
    @Admits(Admits.Who.EVERYBODY)
    ModelAndView ask(@Valid @ModelAttribute("form") ForgottenForm form, BindingResult problems) {
        if (problems.hasErrors()) {
            return new ModelAndView("people/forgotten", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        resets.ask(form.email());
        return new ModelAndView("redirect:/password/forgotten/asked");
    }

    @GetMapping("/password/forgotten/asked")
    @Admits(Admits.Who.EVERYBODY)
    String asked() {
        return "people/asked";
    }

    @GetMapping("/password/reset/{token}")
    @Admits(Admits.Who.EVERYBODY)
    ModelAndView open(@PathVariable String token) {
        return page(token, resets.look(token), new NewPasswordForm("", ""), HttpStatus.OK);
    }

    @PostMapping("/password/reset/{token}")
    @Admits(Admits.Who.EVERYBODY)
    ModelAndView reset(
            @PathVariable String token,
            @ModelAttribute("form") NewPasswordForm form,
            BindingResult problems,
            RedirectAttributes next) {
        Person person = resets.look(token);
        if (!form.password().equals(form.passwordAgain())) {
            problems.rejectValue("passwordAgain", "people.password.differs");
        }
        if (!problems.hasErrors()) {
            try {
                resets.reset(token, form.password());
                next.addFlashAttribute("flash", words.say("people.reset.done"));
                return new ModelAndView("redirect:/sign-in");
            } catch (WeakPassword weak) {
                words.put(weak, problems, "password");
            }
        }
        return page(token, person, form, HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private ModelAndView page(String token, Person person, NewPasswordForm form, HttpStatus status) {
        return new ModelAndView("people/new-password", status)
                .addObject("form", form)
                .addObject("href", "/password/reset/" + token)
                .addObject("title", words.say("people.reset.title"))
                .addObject("text", words.say("people.reset.text", person.name(), person.email()))
                .addObject("deed", words.say("people.reset.deed"));
    }
}
