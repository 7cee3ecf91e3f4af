package org.imprimatur.worklist;

import java.util.Locale;
import org.imprimatur.people.PersonId;

/**
 * That a turn is without the one who had it, or was to have it, and not by their own doing.
 *
 * @param by who had it, or was to have it
 */
public record Vacancy(PersonId by, Why why) {

    /** What parted them from it. */
    public enum Why {
        /** They no longer work here. */
        LEFT,
        /** They no longer hold a role that admits to it. */
        ROLE_TAKEN,
        /** They have signed the text already, and the next signature is somebody else's. */
        HAS_SIGNED,
        /** They have worked on the text, and nobody reads their own for the newsroom. */
        OWN_TEXT,
        /** It was offered to them first, and they have not taken it up. */
        NOT_TAKEN_UP,
        /** They have a leave of absence, and it cannot wait for them. */
        AWAY;

        /** As message keys spell it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
