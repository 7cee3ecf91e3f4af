package org.imprimatur.mime;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What our own mail exchanger says of the sender's domain (RFC 8601). Anybody can write such a header, so only the
 * topmost one under a name of ours counts: our exchanger puts its own above all that came with the mail.
 */
final class AuthenticationResults {

    private final Set<String> ours;

    AuthenticationResults(Collection<String> authservIds) {
        ours = authservIds.stream().map(id -> id.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    Authenticity of(MailHeaders headers) {
        Optional<String[]> results = headers.all("Authentication-Results").stream()
                .map(header -> withoutComments(header).toLowerCase(Locale.ROOT).split(";"))
                .filter(parts -> ours.contains(id(parts)))
                .findFirst();
        return results.map(AuthenticationResults::dmarc).orElse(Authenticity.UNKNOWN);
    }

    /** A version number may follow the name. */
    private static String id(String[] parts) {
        return parts.length == 0 ? "" : parts[0].strip().split(" ", 2)[0];
    }

    private static Authenticity dmarc(String[] parts) {
        Authenticity found = Authenticity.UNKNOWN;
        for (String part : parts) {
            String result = part.strip().split(" ", 2)[0];
            if (result.equals("dmarc=fail")) {
                return Authenticity.FAILED;
            }
            if (result.equals("dmarc=pass")) {
                found = Authenticity.PASSED;
            }
        }
        return found;
    }

    /** Also what stands in quotes: none of it is a result. */
    private static String withoutComments(String header) {
        StringBuilder kept = new StringBuilder();
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"' && depth == 0) {
                quoted = !quoted;
            } else if (quoted) {
                continue;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && depth > 0) {
                depth--;
            } else if (depth == 0) {
                kept.append(c == '\t' ? ' ' : c);
            }
        }
        return kept.toString().replace(" = ", "=").replace(" =", "=").replace("= ", "=");
    }
}
