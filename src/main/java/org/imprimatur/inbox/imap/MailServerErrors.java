package org.imprimatur.inbox.imap;

import java.util.regex.Pattern;

/** What went wrong with the mail server, in one line for the person on call. */
final class MailServerErrors {

    private static final int LONGEST = 2000;

    /** The number of our command, and the names of what the mail library wraps a cause in. */
    private static final Pattern WRAPPING = Pattern.compile(
            "\\* BYE Jakarta Mail Exception: |\\b(?:\\w+\\.)+\\w+Exception: |\\b[A-Z]+\\d+ (?=NO |BAD )");

    private MailServerErrors() {}

    static String of(Throwable failure) {
        String words = failure.getMessage();
        return of(words == null || words.isBlank() ? failure.getClass().getSimpleName() : words);
    }

    static String of(String words) {
        String line = WRAPPING.matcher(words).replaceAll("").replaceAll("[\\s\\p{Cc}]+", " ");
        String bare = line.strip().replaceAll(";$", "");
        return bare.length() <= LONGEST ? bare : bare.substring(0, LONGEST);
    }
}
