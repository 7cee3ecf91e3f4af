package org.imprimatur.people;

import java.util.Map;

/** Readers learn something else about the person than before: biography, affiliations or portrait. */
public record ProfileChanged(PersonId by, PersonId whom, Map<String, String> facts) implements PeopleEvent {

    public ProfileChanged {
        facts = Map.copyOf(facts);
    }

    @Override
    public String action() {
        return "profile.changed";
    }
}
