package org.imprimatur.people;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** From now on the person is asked for other things than before. */
public record RolesChanged(PersonId by, PersonId whom, Set<Role> before, Set<Role> after) implements PeopleEvent {

    @Override
    public String action() {
        return "roles.changed";
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("before", names(before), "after", names(after));
    }

    static String names(Set<Role> roles) {
        return roles.stream().sorted().map(Role::name).collect(Collectors.joining(" "));
    }
}
