package org.imprimatur.site;

import java.util.Optional;
import org.imprimatur.platform.InvalidSetting;
import org.imprimatur.platform.VisibleText;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The one place below an article that may be sold. It is never part of what a clinician signs, and always labelled. */
@ConfigurationProperties("imprimatur.promotion")
record Promotion(
        @DefaultValue("") String text, @DefaultValue("") String link) {

    /** @throws InvalidSetting if there are words but no address to lead to */
    Promotion {
        if (!VisibleText.isBlank(text) && !link.matches("https?://\\S+|/\\S*")) {
            throw new InvalidSetting(
                    "imprimatur.promotion.text has words that lead nowhere: imprimatur.promotion.link is “" + link
                            + "”.",
                    "Write the address they lead to, as https://example.org/offer or /offer.");
        }
    }

    record Slot(String text, String link) {}

    Optional<Slot> slot() {
        return VisibleText.isBlank(text) ? Optional.empty() : Optional.of(new Slot(text, link));
    }
}
