package org.imprimatur.people;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Somebody is asked to choose a password and come in.
 *
 * @param link      identifies the invitation without giving it away
 * @param inviter   name of whoever invites
 * @param path      lets its reader in: for the letter alone, neither audit nor log may see it
 */
public record PersonInvited(
        PersonId by, PersonId whom, UUID link, String inviter, String name, String email, String path, Instant expires)
        implements PeopleEvent, LetterWanted {

    @Override
    public String action() {
        return "person.invited";
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("email", email, "expires", expires.toString());
    }

    @Override
    public String kind() {
        return "invitation";
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
        return Map.of("name", name, "from", inviter, "path", path, "expires", expires.toString());
    }

    @Override
    public String dedupeKey() {
        return "invitation:" + link;
    }

    @Override
    public String toString() {
        return "PersonInvited[by=" + by + ", whom=" + whom + ", link=" + link + "]";
    }
}
