package org.imprimatur.mime;

import java.util.EnumSet;
import java.util.Set;

/** What the parsing of one mail may still cost, and what of it went beyond. Stops a parser that has been given up. */
final class ParseBudget {

    private final Set<ParseWarning> warnings = EnumSet.noneOf(ParseWarning.class);
    private int parts;

    /** Whether one more part may be looked at. */
    boolean onePart() {
        if (Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException("Given up");
        }
        if (parts >= ParseLimits.PARTS) {
            warnings.add(ParseWarning.TOO_MANY_PARTS);
            return false;
        }
        parts++;
        return true;
    }

    boolean allows(int depth) {
        if (depth > ParseLimits.DEPTH) {
            warnings.add(ParseWarning.TOO_DEEP);
            return false;
        }
        return true;
    }

    void note(ParseWarning parseWarning) {
        warnings.add(parseWarning);
    }

    Set<ParseWarning> warnings() {
        return warnings;
    }
}
