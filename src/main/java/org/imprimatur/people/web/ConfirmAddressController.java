package org.imprimatur.people.web;

import java.util.Map;
import org.imprimatur.people.AddressConfirmations;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.Messages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where somebody says that letters reach them at the address another person entered. Opening the link changes nothing. */
@Controller
class ConfirmAddressController {

    private final AddressConfirmations confirmations;
    private final Messages messages;

    ConfirmAddressController(AddressConfirmations confirmations, Messages messages) {
        this.confirmations = confirmations;
        this.messages = messages;
    }

    @GetMapping("/password/address/{token}")
    @AllowedFor(AllowedFor.Who.EVERYBODY)
    ModelAndView open(@PathVariable String token) {
        Person person = confirmations.look(token);
        return new ModelAndView(
                "people/confirm-address",
                Map.of("name", person.name(), "email", person.email(), "href", "/password/address/" + token));
    }

    @PostMapping("/password/address/{token}")
    @AllowedFor(AllowedFor.Who.EVERYBODY)
    ModelAndView confirm(@PathVariable String token, RedirectAttributes next) {
        Person person = confirmations.confirm(token);
        next.addFlashAttribute("flash", messages.say("people.address.confirmed", person.email()));
        return new ModelAndView("redirect:/sign-in?next=/desk/me");
    }

    @PostMapping("/desk/me/address/ask-again")
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    ModelAndView askAgain(@CurrentPerson Person me, RedirectAttributes next) {
        confirmations.askAgain(me);
        next.addFlashAttribute("flash", messages.say("people.address.asked-again", me.email()));
        return new ModelAndView("redirect:/desk/me");
    }
}
