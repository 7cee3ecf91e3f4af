package org.imprimatur.people;

import java.util.Map;

/** The person has left: no sign-in, nothing more to do. */
public record PersonDeactivated(PersonId by, PersonId whom) implements PeopleEvent {

    @Override
    public String action() {
        return "person.deactivated";
    }

    @Override
    public Map<String, String> facts() {
        return Map.of();
    }
}
