package org.imprimatur.people;

import java.util.Map;

/** The person signs in with another password from now on. */
public record PasswordChanged(PersonId by, PersonId whom, String how) implements PeopleEvent {

    @Override
    public String action() {
        return "password.changed";
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("how", how);
    }
}
