package org.imprimatur.report;

import org.jspecify.annotations.Nullable;

/**
 * A triage decision, complete.
 *
 * @param revision       the article's newest revision then, null where there is no mistake
 * @param summary        what was wrong, for the public notice; empty where there is no mistake
 * @param safeguard      null unless the mistake is dangerous
 * @param safeguardWords for readers, empty unless the mistake is dangerous
 */
record TriageDecision(
        Outcome outcome,
        @Nullable Integer revision,
        String summary,
        Report.@Nullable Safeguard safeguard,
        String safeguardWords) {

    static TriageDecision withoutCorrection(Outcome outcome) {
        return new TriageDecision(outcome, null, "", null, "");
    }
}
