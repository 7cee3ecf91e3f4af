package org.imprimatur.people.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.people.Role;
import org.imprimatur.platform.Messages;
import org.springframework.validation.BindingResult;

/** Roles on a form: the four the server knows as ticks, those the newsroom added by name. */
final class RoleChoice {

    private static final List<Role> KNOWN =
            List.of(Role.writer(), Role.medicalReviewer(), Role.publisher(), Role.admin());

    private RoleChoice() {}

    /** Value to words, in the order of an article's way. */
    static Map<String, String> known(Messages messages) {
        Map<String, String> known = new LinkedHashMap<>();
        KNOWN.forEach(role -> known.put(role.name(), messages.say("people.role." + role.name())));
        return known;
    }

    static List<String> ticked(Set<Role> roles) {
        return KNOWN.stream().filter(roles::contains).map(Role::name).toList();
    }

    static String further(Set<Role> roles) {
        return roles.stream()
                .filter(role -> !KNOWN.contains(role))
                .sorted()
                .map(Role::name)
                .collect(Collectors.joining(", "));
    }

    static String words(Set<Role> roles, Messages messages) {
        Stream<String> known =
                KNOWN.stream().filter(roles::contains).map(role -> messages.say("people.role." + role.name()));
        Stream<String> further =
                roles.stream().filter(role -> !KNOWN.contains(role)).sorted().map(Role::words);
        return Stream.concat(known, further).collect(Collectors.joining(", "));
    }

    /** What was chosen, with a problem put on {@code further} for each name that cannot be a role's. */
    static Set<Role> read(List<String> ticked, String further, BindingResult form) {
        Set<Role> roles = new TreeSet<>();
        KNOWN.stream().filter(role -> ticked.contains(role.name())).forEach(roles::add);
        Arrays.stream(further.split("[,;\\s]+")).filter(name -> !name.isEmpty()).forEach(name -> {
            try {
                roles.add(new Role(name));
            } catch (IllegalArgumentException notARole) {
                form.rejectValue("further", "people.role.odd", new Object[] {name}, null);
            }
        });
        return roles;
    }
}
