package org.imprimatur.people.web;

import java.util.Locale;

/** The initials shown for a person without a portrait. */
final class Initials {

    private Initials() {}

    static String of(String name) {
        String[] parts = name.strip().split("\\s+");
        String last = parts.length > 1 ? first(parts[parts.length - 1]) : "";
        return (first(parts[0]) + last).toUpperCase(Locale.ROOT);
    }

    private static String first(String part) {
        return part.isEmpty() ? "" : Character.toString(part.codePointAt(0));
    }
}
