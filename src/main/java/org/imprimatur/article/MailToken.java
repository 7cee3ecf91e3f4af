package org.imprimatur.article;

import java.security.SecureRandom;

/**
 * The random token in the address readers write to about one article. Short enough to be read out over a telephone, too
 * long to be guessed; without letters that look alike, and without capitals, which mail systems are free to change.
 */
final class MailToken {

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private MailToken() {}

    static String random() {
        StringBuilder token = new StringBuilder(LENGTH);
        while (token.length() < LENGTH) {
            token.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return token.toString();
    }
}
