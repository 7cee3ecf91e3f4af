package org.imprimatur.mime;

import java.util.EnumSet;
import java.util.Set;

/** What one reading may still cost, and what of the mail went beyond it. Stops a reader that has been given up. */
final class ParseBudget {

    private final Set<ParseWarning> oddities = EnumSet.noneOf(ParseWarning.class);
    private int parts;

    /** Whether one more part may be looked at. */
    boolean onePart() {
        if (Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException("Given up");
        }
        if (parts >= ParseLimits.PARTS) {
            oddities.add(ParseWarning.TOO_MANY_PARTS);
            return false;
        }
        parts++;
        return true;
    }

    boolean allows(int depth) {
        if (depth > ParseLimits.DEPTH) {
            oddities.add(ParseWarning.TOO_DEEP);
            return false;
        }
        return true;
    }

    void note(ParseWarning parseWarning) {
        oddities.add(parseWarning);
    }

    Set<ParseWarning> oddities() {
        return oddities;
    }
}
