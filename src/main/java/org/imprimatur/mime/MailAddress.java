package org.imprimatur.mime;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A bare address fit to be given to a mail server: one {@code @}, no comment, group, quoting or display name, the domain
 * in the ASCII form the mail system knows it by.
 */
public record MailAddress(String local, String domain) {

    private static final Pattern LOCAL = Pattern.compile("[^\\s\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}()<>\\[\\]:;@\\\\,\"]+");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    public static Optional<MailAddress> parse(String text) {
        int at = text.indexOf('@');
        if (at < 1 || at != text.lastIndexOf('@')) {
            return Optional.empty();
        }
        String local = text.substring(0, at);
        if (!LOCAL.matcher(local).matches()
                || local.getBytes(StandardCharsets.UTF_8).length > 64
                || local.startsWith(".")
                || local.endsWith(".")
                || local.contains("..")) {
            return Optional.empty();
        }
        return ascii(text.substring(at + 1)).map(domain -> new MailAddress(local, domain));
    }

    private static Optional<String> ascii(String domain) {
        try {
            String ascii = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
            for (String label : ascii.split("\\.", -1)) {
                if (!LABEL.matcher(label).matches()) {
                    return Optional.empty();
                }
            }
            return ascii.length() > 253 ? Optional.empty() : Optional.of(ascii);
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
    }

    /** Whether only a mail server that speaks SMTPUTF8 can pass it on. */
    public boolean needsUtf8() {
        return local.chars().anyMatch(c -> c > 0x7e);
    }

    /** What it is known by, however it is spelt. */
    public String key() {
        return toString().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return local + "@" + domain;
    }
}
