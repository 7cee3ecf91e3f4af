package org.imprimatur.workflow.web;

import org.imprimatur.platform.VisibleText;
import org.jspecify.annotations.Nullable;

/** The reason of whoever changes the way an article goes. It is asked for each time. */
final class InterventionReason {

    static final int LONGEST = 2000;

    private InterventionReason() {}

    /** The key of the words about what is wrong with it, null if nothing is. */
    static @Nullable String problem(String reason) {
        return VisibleText.isBlank(reason)
                ? "workflow.reason.missing"
                : reason.strip().length() > LONGEST ? "workflow.reason.long" : null;
    }
}
