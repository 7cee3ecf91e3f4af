package org.imprimatur.people;

import java.util.Map;

/**
 * Something happened to a person's record. Announced in the transaction that made it so; the audit room writes each one
 * down, the mail room writes the letter that belongs to it.
 */
public interface PeopleEvent {

    /** Who did it. */
    PersonId by();

    /** Whom it happened to. */
    PersonId whom();

    /** What happened, as a stable word for the audit: "person.invited". */
    String action();

    /** Anything worth keeping, never a password or a token. */
    Map<String, String> facts();
}
