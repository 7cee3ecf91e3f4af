package org.imprimatur.report.web;

import java.util.Arrays;
import java.util.Optional;
import org.imprimatur.report.Outcome;
import org.imprimatur.report.Report;
import org.imprimatur.report.TriageInput;
import org.jspecify.annotations.Nullable;

/** The decision as it is typed. */
record TriageForm(
        @Nullable String outcome,
        @Nullable String answer,
        @Nullable Boolean send,
        @Nullable String summary,
        @Nullable String safeguard,
        @Nullable String safeguardWords,
        @Nullable String original,
        @Nullable Integer seen) {

    TriageInput input() {
        return new TriageInput(
                outcomeOf(outcome).orElse(null),
                text(answer),
                Boolean.TRUE.equals(send),
                text(summary),
                protection(),
                text(safeguardWords),
                number(),
                seen == null ? -1 : seen);
    }

    static Optional<Outcome> outcomeOf(@Nullable String word) {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.word().equals(word))
                .findFirst();
    }

    private Report.@Nullable Safeguard protection() {
        return Arrays.stream(Report.Safeguard.values())
                .filter(each -> each.name().equals(safeguard))
                .findFirst()
                .orElse(null);
    }

    /** "R-12" as well as "12". */
    private @Nullable Integer number() {
        String digits = text(original).strip().replaceFirst("(?i)^\\[?r-", "").replaceFirst("]$", "");
        return digits.matches("\\d{1,9}") ? Integer.valueOf(digits) : null;
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.replace("\r\n", "\n");
    }
}
