package org.imprimatur.notification.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.imprimatur.notification.LetterPreferences;
import org.imprimatur.outbox.LetterTopic;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.AllowedFor.Who;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.Messages;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where people say which letters they want at once, once a day, or not at all. */
@Controller
@RequestMapping("/desk/me/letters")
class LetterPreferencesController {

    private final LetterPreferences letterPreferences;
    private final Messages messages;

    LetterPreferencesController(LetterPreferences letterPreferences, Messages messages) {
        this.letterPreferences = letterPreferences;
        this.messages = messages;
    }

    @GetMapping
    @AllowedFor(Who.NEWSROOM)
    String show(@CurrentPerson Person me, Model model) {
        model.addAttribute("form", LetterPreferencesForm.of(letterPreferences.of(me.id())));
        return page(me, model);
    }

    @PostMapping
    @AllowedFor(Who.NEWSROOM)
    String choose(
            @CurrentPerson Person me,
            @ModelAttribute("form") LetterPreferencesForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            letterPreferences.choose(me.id(), form.preferences());
        } catch (LetterPreferences.DailyLetterNeeded refusal) {
            binding.rejectValue("daily", "letters.daily.needed", messages.say("letters.daily.needed"));
            response.setStatus(422);
            return page(me, model);
        }
        next.addFlashAttribute("flash", messages.say("letters.chosen"));
        next.addFlashAttribute("flashKind", "done");
        return "redirect:/desk/me/letters";
    }

    private String page(Person me, Model model) {
        Map<String, Map<String, String>> options = new LinkedHashMap<>();
        for (LetterTopic letterTopic : LetterTopic.values()) {
            if (letterTopic != LetterTopic.ESCALATIONS || me.holds(Role.publisher())) {
                options.put(letterTopic.word(), options(letterTopic));
            }
        }
        model.addAttribute("options", options);
        return "notification/choices";
    }

    private Map<String, String> options(LetterTopic letterTopic) {
        Map<String, String> options = new LinkedHashMap<>();
        letterTopic
                .choices()
                .forEach(letterPreference -> options.put(
                        letterPreference.word(),
                        messages.say("letters." + letterTopic.word() + "." + letterPreference.word())));
        return options;
    }
}
