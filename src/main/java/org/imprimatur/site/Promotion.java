package org.imprimatur.site;

import java.util.Optional;
import org.imprimatur.platform.InvalidSetting;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The one place below an article that may be sold. It is never part of what a clinician signs, and always labelled. */
@Component
class Promotion {

    private final Optional<Slot> slot;

    /** @throws InvalidSetting if there are words but no address to lead to */
    Promotion(
            @Value("${imprimatur.promotion.text:}") String text, @Value("${imprimatur.promotion.link:}") String link) {
        if (!text.isBlank() && !link.matches("https?://\\S+|/\\S*")) {
            throw new InvalidSetting(
                    "imprimatur.promotion.text has words that lead nowhere: imprimatur.promotion.link is “" + link
                            + "”.",
                    "Write the address they lead to, as https://example.org/offer or /offer.");
        }
        this.slot = text.isBlank() ? Optional.empty() : Optional.of(new Slot(text, link));
    }

    record Slot(String text, String link) {}

    Optional<Slot> slot() {
        return slot;
    }
}
