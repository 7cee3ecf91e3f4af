package org.imprimatur.outbox;

import java.time.Instant;
import java.util.UUID;
import org.imprimatur.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A letter that did not arrive because its address is dead, until somebody has decided what to do about it.
 *
 * @param thread  of the letters: "article:&lt;uuid&gt;"
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
        String thread,
        UUID letter,
        String kind,
        String toName,
        @Nullable PersonId person,
        @Nullable String code,
        String reply,
        Instant since,
        @Nullable Outcome outcome) {

    private static final String KEY = "address:";

    public enum Outcome {
        READDRESSED,
        LIFTED,
        LEFT
    }

    /** What a process and a turn about it are known by. */
    public String businessKey() {
        return KEY + id;
    }

    public static boolean isBusinessKey(String key) {
        return key.startsWith(KEY);
    }

    /** @throws IllegalArgumentException if it is no such key */
    public static UUID ofBusinessKey(String key) {
        if (!isBusinessKey(key)) {
            throw new IllegalArgumentException("Not the key of an undelivered letter: " + key);
        }
        return UUID.fromString(key.substring(KEY.length()));
    }
}
