package org.imprimatur.notification.web;

import jakarta.servlet.http.HttpServletResponse;
import org.imprimatur.notification.LetterPreferences;
import org.imprimatur.outbox.LetterTopic;
import org.imprimatur.outbox.OutboxCommands;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.AllowedFor.Who;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * One click ends reminders or daily letters (RFC 8058). Scanners and previews open every link of a letter, so opening
 * shows a form and only its submission acts; mail programs submit it themselves, without a session or a form token, and
 * follow no redirect. The token is the whole of the authority, and all it can do is end letters of one kind.
 */
@Controller
@RequestMapping("/letters/unsubscribe/{token}")
class UnsubscribeController {

    private final LetterPreferences letterPreferences;

    UnsubscribeController(LetterPreferences letterPreferences) {
        this.letterPreferences = letterPreferences;
    }

    @GetMapping
    @AllowedFor(Who.EVERYBODY)
    String ask(@PathVariable String token, Model model, HttpServletResponse response) {
        LetterTopic letterTopic = letterPreferences.stopping(token).orElseThrow(OutboxCommands.NoSuchLetter::new);
        return page(letterTopic, false, model, response);
    }

    @PostMapping
    @AllowedFor(Who.EVERYBODY)
    String stop(@PathVariable String token, Model model, HttpServletResponse response) {
        return page(letterPreferences.stop(token), true, model, response);
    }

    private static String page(LetterTopic letterTopic, boolean stopped, Model model, HttpServletResponse response) {
        // The address is a secret of its addressee's.
        response.setHeader("X-Robots-Tag", "noindex");
        response.setHeader("Referrer-Policy", "no-referrer");
        model.addAttribute("concern", letterTopic.word());
        model.addAttribute("stopped", stopped);
        return "notification/unsubscribe";
    }
}
