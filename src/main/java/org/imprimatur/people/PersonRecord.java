package org.imprimatur.people;

import org.imprimatur.platform.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * A person as the register keeps them.
 *
 * @param version      grows with every change of the record; an edit says which one it started from
 * @param hasPassword  false until the invitation was followed
 */
public record PersonRecord(Person person, int version, boolean hasPassword, Profile profile) {

    /** @throws StalePerson if an edit started from another version than this one */
    void mustBeVersion(int editedFrom) {
        if (version != editedFrom) {
            throw new StalePerson();
        }
    }

    /**
     * @throws PersonHasLeft if they are deactivated
     * @throws AlreadyJoined if they have a password
     */
    void mustBeInvitable() {
        if (!person.active()) {
            throw new PersonHasLeft(person.name());
        }
        if (hasPassword) {
            throw new AlreadyJoined(person.name());
        }
    }

    /** The person has chosen a password; there is nothing left to invite to. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class AlreadyJoined extends Refusal {

        AlreadyJoined(String name) {
            super(name);
        }
    }

    /** The person is deactivated; bring them back first. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class PersonHasLeft extends Refusal {

        PersonHasLeft(String name) {
            super(name);
        }
    }

    /** Somebody else changed the record since the page was opened; nothing was overwritten. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class StalePerson extends Refusal {}
}
