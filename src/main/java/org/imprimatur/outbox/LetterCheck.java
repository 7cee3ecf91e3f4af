package org.imprimatur.outbox;

import java.util.Map;
import org.imprimatur.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Asked at the moment of sending whether a letter is still wanted: a turn may be over before the letter about it
 * leaves. Rooms that write letters implement it for the kinds they know and answer true for all others.
 */
public interface LetterCheck {

    /**
     * @param task   the task of the turn it is about, null if it is about none
     * @param person the addressee's record, null for readers
     */
    boolean stillWanted(LetterKind kind, @Nullable String task, @Nullable PersonId person, Map<String, Object> model);
}
