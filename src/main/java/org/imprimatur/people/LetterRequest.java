package org.imprimatur.people;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A {@link PersonEvent} that asks for a letter to somebody, with all that is needed to write it. */
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

    /** Identifies the one-time link in it without giving it away; null if it holds none. */
    default @Nullable UUID link() {
        return null;
    }

    /** No second letter is ever written for the same key. */
    String dedupeKey();
}
