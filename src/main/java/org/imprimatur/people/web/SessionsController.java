package org.imprimatur.people.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import org.imprimatur.people.ActiveSessions;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of one's sessions, and ending them. */
@Controller
class SessionsController {

    private final ActiveSessions sessions;
    private final People people;
    private final Messages messages;

    SessionsController(ActiveSessions sessions, People people, Messages messages) {
        this.sessions = sessions;
        this.people = people;
        this.messages = messages;
    }

    @GetMapping("/desk/me/sessions")
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    String mine(@CurrentPerson Person me, HttpServletRequest request, Model model) {
        List<ActiveSessions.ActiveSession> all = sessions.of(me.id(), here(request));
        model.addAttribute("signIns", all);
        model.addAttribute("others", all.stream().anyMatch(session -> !session.here()));
        return "people/sessions";
    }

    @PostMapping("/desk/me/sessions/end")
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    String end(@RequestParam(defaultValue = "") String session, @CurrentPerson Person me, RedirectAttributes next) {
        boolean ended = sessions.end(me, session);
        next.addFlashAttribute("flash", messages.say(ended ? "people.sessions.ended" : "people.sessions.gone"));
        return "redirect:/desk/me/sessions";
    }

    @PostMapping("/desk/me/sessions/end-others")
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    String endOthers(@CurrentPerson Person me, HttpServletRequest request, RedirectAttributes next) {
        sessions.endOthers(me, here(request));
        next.addFlashAttribute("flash", messages.say("people.sessions.others-ended"));
        return "redirect:/desk/me/sessions";
    }

    @PostMapping("/desk/people/{id}/sessions/end")
    @AllowedFor(AllowedFor.Who.ADMINISTRATORS)
    String endTheirs(@PathVariable PersonId id, @CurrentPerson Person me, RedirectAttributes next) {
        Person person = people.require(id);
        sessions.endAll(me, person.id());
        next.addFlashAttribute("flash", messages.say("people.sessions.theirs-ended", person.name()));
        return "redirect:/desk/people/" + person.id();
    }

    private static @Nullable String here(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? null : session.getId();
    }
}
