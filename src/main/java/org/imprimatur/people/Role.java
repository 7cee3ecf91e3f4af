package org.imprimatur.people;

import java.util.Locale;

/**
 * What a person may be asked to do. Four roles are known to the server; a newsroom adds others by name
 * ("legal"), and a process addresses them as candidate groups by exactly that name.
 *
 * @param name case-sensitive, as written in {@code camunda:candidateGroups}
 */
public record Role(String name) implements Comparable<Role> {

    private static final Role WRITER = new Role("WRITER");
    private static final Role MEDICAL_REVIEWER = new Role("MEDICAL_REVIEWER");
    private static final Role PUBLISHER = new Role("PUBLISHER");
    private static final Role ADMIN = new Role("ADMIN");

    public Role {
        if (!name.matches("[A-Za-z][A-Za-z0-9_-]{0,59}")) {
            throw new IllegalArgumentException("Not a role name: " + name);
        }
    }

    public static Role writer() {
        return WRITER;
    }

    public static Role medicalReviewer() {
        return MEDICAL_REVIEWER;
    }

    public static Role publisher() {
        return PUBLISHER;
    }

    public static Role admin() {
        return ADMIN;
    }

    /** The role in words, for pages and letters: "medical reviewer", "legal". */
    public String words() {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
    }

    @Override
    public int compareTo(Role other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
