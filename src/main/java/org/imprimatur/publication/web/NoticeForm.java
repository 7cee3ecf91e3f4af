package org.imprimatur.publication.web;

import java.util.List;
import org.imprimatur.publication.NoticeText;
import org.imprimatur.publication.PlannedCorrection;
import org.imprimatur.publication.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What the publisher of a correction is asked.
 *
 * @param plans     what is to be put right, and whether that was known when the text was signed
 * @param changed   whether the text differs from what readers see; without a change there is nothing to tell
 * @param asks      whether the publisher has to say that the text answers every plan
 * @param settles   whether they said so
 */
record NoticeForm(List<Plan> plans, boolean changed, boolean asks, Wording wording, boolean settles) {

    NoticeForm {
        plans = List.copyOf(plans);
    }

    /** @param late whether it came to light after the signature */
    record Plan(PlannedCorrection planned, String by, boolean late) {}

    /** The notice so far; unlike {@link NoticeText} it may be unfinished. */
    record Wording(@Nullable Severity severity, String summary, String before, String after) {}

    /** In the order they are offered. */
    public List<Severity> severities() {
        return List.of(Severity.values());
    }
}
