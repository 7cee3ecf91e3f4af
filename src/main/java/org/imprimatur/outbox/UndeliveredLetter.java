package org.imprimatur.outbox;

import java.time.Instant;
import java.util.UUID;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A letter that did not arrive because its address is dead, until somebody has decided what to do about it.
 *
 * @param thread  of the letters: the article they are about, say
 * @param letter  the first that did not arrive
 * @param kind    of that letter
 * @param person  the addressee's record, null for readers
 * @param code    the mail server's code, "550 5.1.1"; null if it gave none
 * @param reply   what the mail server said, may be empty
 * @param outcome what was decided, null while nothing is
 */
public record UndeliveredLetter(
        UUID id,
        String address,
        Subject thread,
        UUID letter,
        String kind,
        String toName,
        @Nullable PersonId person,
        @Nullable String code,
        String reply,
        Instant since,
        @Nullable Outcome outcome) {

    public enum Outcome {
        READDRESSED,
        LIFTED,
        LEFT
    }

    /** What a process and a turn about it are about. */
    public Subject subject() {
        return new Subject(Subject.Kind.ADDRESS, id.toString());
    }

    /** @throws IllegalArgumentException if it is not an undelivered letter */
    public static UUID idOf(Subject subject) {
        return UUID.fromString(subject.idOf(Subject.Kind.ADDRESS));
    }
}
