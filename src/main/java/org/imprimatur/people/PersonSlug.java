package org.imprimatur.people;

import org.imprimatur.platform.Slug;

/** The slug of a person's name, as it stands in addresses. */
final class PersonSlug {

    private PersonSlug() {}

    /** "Zoë Müller-Łukasz" becomes "zoe-muller-lukasz"; a name without a Latin letter becomes "person". */
    static String of(String name) {
        String slug = Slug.ofAscii(name.replace(".", ""));
        return slug.isEmpty() ? "person" : slug;
    }
}
