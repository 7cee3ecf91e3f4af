package org.imprimatur.people.web;

import org.imprimatur.people.Invitations;
import org.imprimatur.platform.AllowedFor;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The page behind an invitation's link, where a password is chosen. Opening the link changes nothing: mail scanners
 * open it too.
 */
@Controller
class InvitationController {

    private final Invitations invitations;
    private final NewPasswordPage page;

    InvitationController(Invitations invitations, NewPasswordPage page) {
        this.invitations = invitations;
        this.page = page;
    }

    @GetMapping("/invitation/{token}")
    @AllowedFor(AllowedFor.Who.EVERYBODY)
    ModelAndView open(@PathVariable String token) {
        return page.open(entrance(token));
    }

    @PostMapping("/invitation/{token}")
    @AllowedFor(AllowedFor.Who.EVERYBODY)
    ModelAndView accept(
            @PathVariable String token,
            @ModelAttribute("form") NewPasswordForm form,
            BindingResult problems,
            RedirectAttributes next) {
        return page.choose(entrance(token), form, problems, password -> invitations.accept(token, password), next);
    }

    private NewPasswordPage.Entrance entrance(String token) {
        return new NewPasswordPage.Entrance("people.invitation", "/invitation/" + token, invitations.look(token));
    }
}
