package org.imprimatur.people;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Somebody who knows the person's address asked for a new password.
 *
 * @param link identifies the letter's link without giving it away
 * @param path lets its reader in: for the letter alone, neither audit nor log may see it
 */
public record PasswordResetAsked(PersonId whom, UUID link, String name, String email, String path, Instant expires)
        implements PeopleEvent, LetterWanted {

    /** Nobody is signed in while asking; the record says it was the person. */
    @Override
    public PersonId by() {
        return whom;
    }

    @Override
    public String action() {
        return "password.reset-asked";
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("expires", expires.toString());
    }

    @Override
    public String kind() {
        return "password-reset";
    }

    @Override
    public String toName() {
        return name;
    }

    @Override
    public String to() {
        return email;
    }

    @Override
    public Map<String, Object> model() {
        return Map.of("name", name, "path", path, "expires", expires.toString());
    }

    @Override
    public String dedupeKey() {
        return "password-reset:" + link;
    }

    @Override
    public String toString() {
        return "PasswordResetAsked[whom=" + whom + ", link=" + link + "]";
    }
}
