package org.imprimatur.people;

import java.util.UUID;
import org.imprimatur.platform.Subject;

/** Identifies a person for good; survives renames and is never given to somebody else. */
public record PersonId(UUID value) {

    public static PersonId random() {
        return new PersonId(UUID.randomUUID());
    }

    /** @throws IllegalArgumentException if {@code text} is not a UUID */
    public static PersonId of(String text) {
        return new PersonId(UUID.fromString(text));
    }

    /** What lines of the audit and letters about their record are about. */
    public Subject subject() {
        return new Subject(Subject.Kind.PERSON, toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
