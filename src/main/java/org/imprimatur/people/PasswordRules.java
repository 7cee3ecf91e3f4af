package org.imprimatur.people;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which passwords are refused. Length is what protects; the list holds those everybody tries first. */
final class PasswordRules {

    enum Flaw {
        TOO_SHORT,
        /** bcrypt reads 72 bytes and would not notice the rest. */
        TOO_LONG,
        TOO_COMMON,
        LIKE_ADDRESS
    }

    private static final int SHORTEST = 12;
    private static final int MOST_BYTES = 72;
    private static final int FEWEST_DIFFERENT = 5;
    private static final Set<String> COMMON = common();

    private PasswordRules() {}

    /** @return null if the password may be used */
    static @Nullable Flaw flawIn(String password, Person person) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Flaw.TOO_SHORT;
        }
        if (isTooLong(password)) {
            return Flaw.TOO_LONG;
        }
        String plain = password.toLowerCase(Locale.ROOT);
        String letters = plain.replaceAll("[^\\p{L}]", "");
        if (COMMON.contains(plain)
                || COMMON.contains(letters)
                || plain.chars().distinct().count() < FEWEST_DIFFERENT) {
            return Flaw.TOO_COMMON;
        }
        return plain.equals(person.email())
                        || plain.strip().equals(person.name().toLowerCase(Locale.ROOT))
                ? Flaw.LIKE_ADDRESS
                : null;
    }

    static boolean isTooLong(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
    }

    private static Set<String> common() {
        try (InputStream list = PasswordRules.class.getResourceAsStream("common-passwords.txt")) {
            if (list == null) {
                throw new IllegalStateException("The list of common passwords is missing");
            }
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
