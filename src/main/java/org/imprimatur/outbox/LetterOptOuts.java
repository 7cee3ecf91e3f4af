package org.imprimatur.outbox;

import org.imprimatur.people.PersonId;
import org.jspecify.annotations.Nullable;

/** Which letters people do not want by themselves; asked at the moment of sending. */
public interface LetterOptOuts {

    /**
     * Why the person does not want this letter by itself.
     *
     * @param person the addressee's record, null for readers
     * @param kind   the letter's kind
     * @return null if they do want it
     */
    @Nullable
    FailureReason unwanted(@Nullable PersonId person, String kind);
}
