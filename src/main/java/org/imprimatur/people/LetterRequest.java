package org.imprimatur.people;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@link PersonEvent} that owes somebody a letter, with all the mail room needs to write it. */
public interface LetterRequest {

    /** Whose letter it is; null for an address that is nobody's record. */
    default @Nullable PersonId addressee() {
        return this instanceof PersonEvent event ? event.whom() : null;
    }

    /** Names the letter's templates. */
    String kind();

    String toName();

    /** The address it goes to. */
    String to();

    /** What the letter prints; plain values only. */
    Map<String, Object> model();

    /** No second letter is ever written for the same key. */
    String dedupeKey();
}
