package org.imprimatur.article.source.standing;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.imprimatur.article.source.retraction.Retraction;
import org.imprimatur.platform.Messages;
import org.springframework.stereotype.Component;

/** Says in words what was done to a work, and what follows for a text that cites it. */
@Component
public class FallenWords {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d\u00a0MMMM\u00a0yyyy", Locale.ENGLISH);

    private final Messages messages;

    FallenWords(Messages messages) {
        this.messages = messages;
    }

    /** "Retracted on 3 June 2024: unreliable results. Do not rest anything on it." */
    public String of(Retraction retraction) {
        String key = "standing.fallen." + retraction.nature();
        LocalDate date = retraction.date();
        String what = date == null ? messages.say(key) : messages.say(key + ".on", DAY.format(date));
        String why = retraction.reasons().isEmpty() ? "" : ": " + retraction.reasons();
        return what + why + ". " + messages.say(key + ".then");
    }
}
