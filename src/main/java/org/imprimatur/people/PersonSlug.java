package org.imprimatur.people;

import java.text.Normalizer;
import java.util.Locale;

/** The slug of a person's name, as it stands in addresses. */
final class PersonSlug {

    private static final int LONGEST = 100;

    private PersonSlug() {}

    /** "Zoë Müller-Łukasz" becomes "zoe-muller-lukasz"; a name without a Latin letter becomes "person". */
    static String of(String name) {
        String plain = Normalizer.normalize(
                        name.replace("ß", "ss")
                                .replace("ø", "o")
                                .replace("Ø", "O")
                                .replace("ł", "l")
                                .replace("Ł", "L"),
                        Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("['’.]|\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-");
        String cut = plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
        String trimmed = cut.replaceAll("^-+|-+$", "");
        return trimmed.isEmpty() ? "person" : trimmed;
    }
}
