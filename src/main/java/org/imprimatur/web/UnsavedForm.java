package org.imprimatur.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A form the server could not take as it was sent: its sender's session had ended, it was out of date, or what it asked
 * was refused. It lives on the page alone, is shown in words, and can be sent again from there. Passwords, tokens and
 * files are never in it.
 *
 * @param address where it was going
 */
public record UnsavedForm(String address, List<Field> fields) {

    private static final String PREFIX = "kept:";
    private static final String ADDRESS = "kept-address";
    private static final Pattern MACHINE_WRITTEN =
            Pattern.compile("\\s*|-?\\d+|true|false|on|off|[0-9a-f-]{32,64}", Pattern.CASE_INSENSITIVE);

    public UnsavedForm {
        fields = List.copyOf(fields);
    }

    public record Field(String name, String value) {

        /** The name it travels under beside the fields of the sign-in form. */
        public String carriedAs() {
            return PREFIX + name;
        }

        /** Numbers, ticks and fingerprints travel along but are nothing to read. */
        public boolean readable() {
            return !MACHINE_WRITTEN.matcher(value).matches();
        }

        /** "Standfirst", from the name of the field. */
        public String label() {
            String spaced =
                    name.replaceAll("(?<=[a-z])(?=[A-Z])|[._-]|\\[\\d+]", " ").strip();
            return spaced.isEmpty()
                    ? name
                    : spaced.substring(0, 1).toUpperCase(Locale.ROOT)
                            + spaced.substring(1).toLowerCase(Locale.ROOT);
        }
    }

    public List<Field> readable() {
        return fields.stream().filter(Field::readable).toList();
    }

    /** Of a form that was sent to a place of the desk; null if there is nothing in it worth keeping. */
    public static @Nullable UnsavedForm of(HttpServletRequest request) {
        String query = request.getQueryString();
        String address = DeskPaths.path(request) + (query == null ? "" : "?" + query);
        if (!"POST".equals(request.getMethod()) || !DeskPaths.isPage(address)) {
            return null;
        }
        List<Field> fields = new ArrayList<>();
        List<String> inAddress = namesIn(query);
        request.getParameterMap().forEach((name, values) -> {
            if (!isSecret(name) && !inAddress.contains(name)) {
                for (String value : values) fields.add(new Field(name, value));
            }
        });
        return fields.isEmpty() ? null : new UnsavedForm(address, fields);
    }

    /** Brought along by the sign-in form; null if it brought nothing. */
    public static @Nullable UnsavedForm carriedBy(HttpServletRequest request) {
        String address = request.getParameter(ADDRESS);
        if (address == null || !DeskPaths.isPage(address)) {
            return null;
        }
        List<Field> fields = new ArrayList<>();
        for (Map.Entry<String, String[]> entry : request.getParameterMap().entrySet()) {
            if (entry.getKey().startsWith(PREFIX)) {
                String name = entry.getKey().substring(PREFIX.length());
                for (String value : entry.getValue()) fields.add(new Field(name, value));
            }
        }
        return fields.isEmpty() ? null : new UnsavedForm(address, fields);
    }

    private static boolean isSecret(String name) {
        return name.startsWith("_") || name.toLowerCase(Locale.ROOT).contains("password") || name.startsWith(PREFIX);
    }

    private static List<String> namesIn(@Nullable String query) {
        return query == null
                ? List.of()
                : List.of(query.split("&")).stream()
                        .map(pair -> pair.split("=", 2)[0])
                        .toList();
    }
}
