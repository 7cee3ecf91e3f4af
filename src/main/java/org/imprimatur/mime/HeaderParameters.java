package org.imprimatur.mime;

import jakarta.mail.internet.ParameterList;
import jakarta.mail.internet.ParseException;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.mime.text.CleanText;

/**
 * A structured header: {@code value; name=value; ...}, with the continued and encoded values of RFC 2231.
 *
 * @param named by name in lower case
 */
record HeaderParameters(String value, Map<String, String> named) {

    /** Longer ones only waste time. */
    private static final int LONGEST = 16 * 1024;

    static {
        JakartaMailProperties.set();
    }

    static HeaderParameters of(String header) {
        String kept = header.length() > LONGEST ? header.substring(0, LONGEST) : header;
        int semicolon = kept.indexOf(';');
        String value = CleanText.line(semicolon < 0 ? kept : kept.substring(0, semicolon));
        return new HeaderParameters(value, semicolon < 0 ? Map.of() : named(kept.substring(semicolon)));
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(named.get(name));
    }

    private static Map<String, String> named(String list) {
        Map<String, String> named = new HashMap<>();
        try {
            ParameterList parsed = new ParameterList(list);
            for (Enumeration<String> names = parsed.getNames(); names.hasMoreElements(); ) {
                String name = names.nextElement();
                named.put(name.toLowerCase(Locale.ROOT), String.valueOf(parsed.get(name)));
            }
        } catch (ParseException | RuntimeException malformed) {
            return scanned(list);
        }
        return named;
    }

    /** What can be told without grammar: what stands between semicolons, with or without quotes. */
    private static Map<String, String> scanned(String list) {
        Map<String, String> named = new HashMap<>();
        for (String pair : list.split(";", 100)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                String value = pair.substring(equals + 1).strip();
                boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
                named.putIfAbsent(
                        pair.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                        quoted ? value.substring(1, value.length() - 1) : value);
            }
        }
        return named;
    }
}
