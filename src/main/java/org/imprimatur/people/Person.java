package org.imprimatur.people;

import java.util.Set;

/**
 * Somebody who works in the newsroom.
 *
 * @param slug   stands in the address of the public page, {@code /people/{slug}}
 * @param email  lower case; where letters go and what the person signs in with
 * @param active false once the person has left: the record stays, the sign-in does not
 */
public record Person(PersonId id, String slug, String name, String email, Set<Role> roles, boolean active) {

    public Person {
        roles = Set.copyOf(roles);
    }

    public boolean holds(Role role) {
        return active && roles.contains(role);
    }

    public boolean holdsAnyOf(Iterable<Role> wanted) {
        for (Role role : wanted) {
            if (holds(role)) {
                return true;
            }
        }
        return false;
    }

    public boolean is(PersonId other) {
        return id.equals(other);
    }
}
