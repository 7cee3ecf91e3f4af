package org.imprimatur.people.web;

import org.imprimatur.people.Passwords;
import org.imprimatur.people.Person;
import org.imprimatur.platform.Messages;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which somebody behind a link chooses a password. What brought them there differs in words alone. */
@Component
class NewPasswordPage {

    private final Messages messages;

    NewPasswordPage(Messages messages) {
        this.messages = messages;
    }

    /**
     * What brought somebody to the page.
     *
     * @param key  of its messages: title, text, button and done, each of which may name the person and their address
     * @param href where the form goes
     */
    record Entrance(String key, String href, Person person) {}

    /** What is done with the password chosen, which uses the link up. */
    interface LinkUse {
        void with(String password);
    }

    ModelAndView open(Entrance entrance) {
        return page(entrance, new NewPasswordForm("", ""), HttpStatus.OK);
    }

    ModelAndView choose(
            Entrance entrance, NewPasswordForm form, BindingResult problems, LinkUse use, RedirectAttributes next) {
        if (!form.password().equals(form.passwordAgain())) {
            problems.rejectValue("passwordAgain", "people.password.differs");
        }
        if (!problems.hasErrors()) {
            try {
                use.with(form.password());
                next.addFlashAttribute("flash", say(entrance, "done"));
                return new ModelAndView("redirect:/sign-in");
            } catch (Passwords.WeakPassword weak) {
                messages.put(weak, problems, "password");
            }
        }
        return page(entrance, form, HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private ModelAndView page(Entrance entrance, NewPasswordForm form, HttpStatus status) {
        return new ModelAndView("people/new-password", status)
                .addObject("form", form)
                .addObject("href", entrance.href())
                .addObject("title", say(entrance, "title"))
                .addObject("text", say(entrance, "text"))
                .addObject("action", say(entrance, "button"));
    }

    private String say(Entrance entrance, String what) {
        return messages.say(
                entrance.key() + "." + what,
                entrance.person().name(),
                entrance.person().email());
    }
}
