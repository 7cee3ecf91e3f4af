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
     * @param key  of its words: title, text, deed and done, each of which may name the person and their address
     * @param href where the form goes
     */
    record Door(String key, String href, Person person) {}

    /** Uses the link up. */
    interface Deed {
        void with(String password);
    }

    ModelAndView open(Door door) {
        return page(door, new NewPasswordForm("", ""), HttpStatus.OK);
    }

    ModelAndView choose(Door door, NewPasswordForm form, BindingResult problems, Deed deed, RedirectAttributes next) {
        if (!form.password().equals(form.passwordAgain())) {
            problems.rejectValue("passwordAgain", "people.password.differs");
        }
        if (!problems.hasErrors()) {
            try {
                deed.with(form.password());
                next.addFlashAttribute("flash", say(door, "done"));
                return new ModelAndView("redirect:/sign-in");
            } catch (Passwords.WeakPassword weak) {
                messages.put(weak, problems, "password");
            }
        }
        return page(door, form, HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private ModelAndView page(Door door, NewPasswordForm form, HttpStatus status) {
        return new ModelAndView("people/new-password", status)
                .addObject("form", form)
                .addObject("href", door.href())
                .addObject("title", say(door, "title"))
                .addObject("text", say(door, "text"))
                .addObject("deed", say(door, "deed"));
    }

    private String say(Door door, String what) {
        return messages.say(
                door.key() + "." + what, door.person().name(), door.person().email());
    }
}
