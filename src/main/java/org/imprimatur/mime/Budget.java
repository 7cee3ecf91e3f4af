package org.imprimatur.mime;

import java.util.EnumSet;
import java.util.Set;

/** What one reading may still cost, and what of the mail went beyond it. Stops a reader that has been given up. */
final class Budget {

    private final Set<Oddity> oddities = EnumSet.noneOf(Oddity.class);
    private int parts;

    /** Whether one more part may be looked at. */
    boolean onePart() {
        if (Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException("Given up");
        }
        if (parts >= Most.PARTS) {
            oddities.add(Oddity.TOO_MANY_PARTS);
            return false;
        }
        parts++;
        return true;
    }

    boolean allows(int depth) {
        if (depth > Most.DEPTH) {
            oddities.add(Oddity.TOO_DEEP);
            return false;
        }
        return true;
    }

    void note(Oddity oddity) {
        oddities.add(oddity);
    }

    Set<Oddity> oddities() {
        return oddities;
    }
}
