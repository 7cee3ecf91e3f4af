package org.imprimatur.people.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.imprimatur.people.PasswordResets;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.ClientNetwork;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages for somebody who has forgotten their password. */
@Controller
class PasswordController {

    private final PasswordResets resets;
    private final NewPasswordPage page;

    PasswordController(PasswordResets resets, NewPasswordPage page) {
        this.resets = resets;
        this.page = page;
    }

    @GetMapping("/password/forgotten")
    @AllowedFor(AllowedFor.Who.EVERYBODY)
    ModelAndView forgotten() {
        return new ModelAndView("people/forgotten").addObject("form", new ForgottenForm(""));
    }

    /** Answers the same for every address, so that nobody learns here who works for the newsroom. */
    @PostMapping("/password/forgotten")
    @AllowedFor(AllowedFor.Who.EVERYBODY)
    ModelAndView ask(
            @Valid @ModelAttribute("form") ForgottenForm form, BindingResult problems, HttpServletRequest request) {
        if (problems.hasErrors()) {
            return new ModelAndView("people/forgotten", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        resets.ask(form.email(), ClientNetwork.of(request.getRemoteAddr()));
        return new ModelAndView("redirect:/password/forgotten/asked");
    }

    @GetMapping("/password/forgotten/asked")
    @AllowedFor(AllowedFor.Who.EVERYBODY)
    String asked() {
        return "people/asked";
    }

    @GetMapping("/password/reset/{token}")
    @AllowedFor(AllowedFor.Who.EVERYBODY)
    ModelAndView open(@PathVariable String token) {
        return page.open(entrance(token));
    }

    @PostMapping("/password/reset/{token}")
    @AllowedFor(AllowedFor.Who.EVERYBODY)
    ModelAndView reset(
            @PathVariable String token,
            @ModelAttribute("form") NewPasswordForm form,
            BindingResult problems,
            RedirectAttributes next) {
        return page.choose(entrance(token), form, problems, password -> resets.reset(token, password), next);
    }

    private NewPasswordPage.Entrance entrance(String token) {
        return new NewPasswordPage.Entrance("people.reset", "/password/reset/" + token, resets.look(token));
    }
}
