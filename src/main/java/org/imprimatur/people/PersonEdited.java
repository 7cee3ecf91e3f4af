package org.imprimatur.people;

import java.util.Map;

/**
 * A person's record says something else than before.
 *
 * @param facts what is new, by field, with {@code was-} before the field for what it replaced
 */
public record PersonEdited(PersonId by, PersonId whom, Map<String, String> facts) implements PeopleEvent {

    public PersonEdited {
        facts = Map.copyOf(facts);
    }

    @Override
    public String action() {
        return "person.edited";
    }
}
