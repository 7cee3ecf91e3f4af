package org.imprimatur.people;

import java.util.Locale;
import java.util.Set;

/**
 * What a person may be asked to do. Four roles are known to the server; a newsroom adds others by name
 * ("legal"), and a process addresses them as candidate groups by exactly that name.
 *
 * @param name case-sensitive, as written in the candidate groups of a process's task
 */
public record Role(String name) implements Comparable<Role> {

    private static final Role WRITER = new Role("WRITER");
    private static final Role MEDICAL_REVIEWER = new Role("MEDICAL_REVIEWER");
    private static final Role PUBLISHER = new Role("PUBLISHER");
    private static final Role ADMIN = new Role("ADMIN");

    public Role {
        if (!isName(name)) {
            throw new IllegalArgumentException("Not a role name: " + name);
        }
    }

    /** Whether a role can be called so. */
    public static boolean isName(String name) {
        return name.matches("[A-Za-z][A-Za-z0-9_-]{0,59}");
    }

    /** The four the server knows by itself. */
    public static Set<Role> known() {
        return Set.of(WRITER, MEDICAL_REVIEWER, PUBLISHER, ADMIN);
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
