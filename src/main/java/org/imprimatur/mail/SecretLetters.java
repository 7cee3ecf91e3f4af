package org.imprimatur.mail;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Letters whose link opens an account. Nobody but the addressee may read it: pages show such a letter veiled, and once
 * it is sent we forget the link ourselves.
 */
final class SecretLetters {

    private static final Set<String> KINDS = Set.of("invitation", "password-reset", "confirm-address");

    private static final Pattern PATH = Pattern.compile("\"path\"\\s*:\\s*\"[^\"]*\"");

    private SecretLetters() {}

    static boolean are(String kind) {
        return KINDS.contains(kind);
    }

    /** The model without its link. */
    static String veil(String modelJson) {
        return PATH.matcher(modelJson).replaceAll(Matcher.quoteReplacement("\"path\":\"/hidden\""));
    }

    static boolean isVeiled(Map<String, Object> model) {
        return "/hidden".equals(model.get("path"));
    }
}
