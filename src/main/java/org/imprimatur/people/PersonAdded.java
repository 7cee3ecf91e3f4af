package org.imprimatur.people;

import java.util.Map;
import java.util.Set;

/** Somebody new has a record here. */
public record PersonAdded(PersonId by, PersonId whom, String name, Set<Role> roles) implements PeopleEvent {

    @Override
    public String action() {
        return "person.added";
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("name", name, "roles", RolesChanged.names(roles));
    }
}
