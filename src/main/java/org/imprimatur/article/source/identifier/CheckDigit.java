package org.imprimatur.article.source.identifier;

import java.util.Locale;

/** The last sign of an ISBN or ISSN, which follows from those before it and so gives mistyped ones away. */
final class CheckDigit {

    private CheckDigit() {}

    /** @param digits without hyphens, the check digit last */
    static char of(String digits) {
        return digits.length() == 13 ? modulo10(digits) : modulo11(digits);
    }

    static String inThirteenDigits(String isbn) {
        if (isbn.length() == 13) {
            return isbn;
        }
        String prefixed = "978" + isbn.substring(0, 9) + "0";
        return prefixed.substring(0, 12) + of(prefixed);
    }

    static String hyphenated(String issn) {
        String digits = issn.replace("-", "").toUpperCase(Locale.ROOT);
        return digits.substring(0, 4) + "-" + digits.substring(4);
    }

    private static char modulo10(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length() - 1; i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }

    private static char modulo11(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length() - 1; i++) {
            sum += (digits.charAt(i) - '0') * (digits.length() - i);
        }
        int check = (11 - sum % 11) % 11;
        return check == 10 ? 'X' : (char) ('0' + check);
    }
}
