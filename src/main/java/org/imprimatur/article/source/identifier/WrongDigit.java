package org.imprimatur.article.source.identifier;

import java.util.Locale;
import java.util.Optional;

/**
 * An ISBN or ISSN with a check digit that does not follow from its other digits: one of them is mistyped.
 *
 * @param written  as it was typed, without hyphens
 * @param expected the check digit that would follow
 */
public record WrongDigit(Identifier.Kind kind, String written, char expected) {

    /** Of whatever was pasted; nothing if its check digit is right or it has none. */
    public static Optional<WrongDigit> in(String pasted) {
        return PastedIdentifier.read(pasted).flatMap(WrongDigit::of);
    }

    static Optional<WrongDigit> of(Identifier identifier) {
        if (identifier.kind() != Identifier.Kind.ISBN && identifier.kind() != Identifier.Kind.ISSN) {
            return Optional.empty();
        }
        String digits = identifier.value().replace("-", "").toUpperCase(Locale.ROOT);
        char expected = CheckDigit.of(digits);
        return digits.charAt(digits.length() - 1) == expected
                ? Optional.empty()
                : Optional.of(new WrongDigit(identifier.kind(), digits, expected));
    }

    /** The one found where {@link #expected()} should be. */
    public char found() {
        return written.charAt(written.length() - 1);
    }
}
