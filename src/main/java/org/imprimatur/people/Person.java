package org.imprimatur.people;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.imprimatur.platform.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

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

    /**
     * The person under another name. Nobody gives themself another one than their credential was verified with.
     *
     * @param credentials the person's
     * @throws NameIsVouchedFor if it is their own name, and one of them is verified and in use
     */
    Person renamed(Person by, String name, Collection<Credential> credentials) {
        boolean another = !this.name.equals(name);
        if (another && by.is(id) && credentials.stream().anyMatch(Credential::vouchesForName)) {
            throw new NameIsVouchedFor();
        }
        return new Person(id, slug, name, email, roles, active);
    }

    /** The person where letters reach them from now on. */
    Person reachedAt(String email) {
        return new Person(id, slug, name, People.address(email), roles, active);
    }

    /**
     * The person with other roles.
     *
     * @param administratorBesides whether anybody else could let people in
     * @throws LastAdministrator if nobody could any more
     */
    Person givenRoles(Set<Role> roles, boolean administratorBesides) {
        if (holds(Role.admin()) && !roles.contains(Role.admin()) && !administratorBesides) {
            throw new LastAdministrator();
        }
        return new Person(id, slug, name, email, roles, active);
    }

    /**
     * The person once they have left.
     *
     * @param administratorBesides whether anybody else could let people in
     * @throws NotYourself if they deactivate themself
     * @throws LastAdministrator if nobody could let anybody in any more
     */
    Person deactivated(Person by, boolean administratorBesides) {
        refusalToDeactivate(by, administratorBesides).ifPresent(refusal -> {
            throw refusal;
        });
        return new Person(id, slug, name, email, roles, false);
    }

    /** Why this person cannot be deactivated; empty if they can. */
    Optional<Refusal> refusalToDeactivate(Person by, boolean administratorBesides) {
        if (by.is(id)) {
            return Optional.of(new NotYourself());
        }
        return holds(Role.admin()) && !administratorBesides ? Optional.of(new LastAdministrator()) : Optional.empty();
    }

    /** The person once they are back. */
    Person reactivated() {
        return new Person(id, slug, name, email, roles, true);
    }

    /** Without this person nobody could let anybody in any more. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class LastAdministrator extends Refusal {}

    /** Somebody compared the name with the register of an issuer, so its bearer does not change it alone. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class NameIsVouchedFor extends Refusal {}

    /** Nobody takes their own access away by accident. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class NotYourself extends Refusal {}
}
