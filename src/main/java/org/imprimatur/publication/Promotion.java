package org.imprimatur.publication;

import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The one place below an article that may be sold. It is never part of what a clinician signs, and always labelled. */
@Component
class Promotion {

    private final Optional<Slot> slot;

    /** @throws IllegalArgumentException if there are words but no address to lead to */
    Promotion(
            @Value("${imprimatur.promotion.text:}") String text, @Value("${imprimatur.promotion.link:}") String link) {
        if (!text.isBlank() && !link.matches("https?://\\S+|/\\S*")) {
            throw new IllegalArgumentException(
                    "imprimatur.promotion.link: give the address (https://... or /...) imprimatur.promotion.text leads to");
        }
        this.slot = text.isBlank() ? Optional.empty() : Optional.of(new Slot(text, link));
    }

    record Slot(String text, String link) {}

    Optional<Slot> slot() {
        return slot;
    }
}
