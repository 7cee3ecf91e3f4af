package org.imprimatur.people;

import java.util.Map;

/** The person is back and may sign in again. */
public record PersonReactivated(PersonId by, PersonId whom) implements PeopleEvent {

    @Override
    public String action() {
        return "person.reactivated";
    }

    @Override
    public Map<String, String> facts() {
        return Map.of();
    }
}
