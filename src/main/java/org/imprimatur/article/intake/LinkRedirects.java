package org.imprimatur.article.intake;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds where a link means to lead that a search engine or a mail protector sends through a page of its own. */
final class LinkRedirects {

    private static final int MOST_IN_A_ROW = 5;
    private static final int LONGEST = 8_000;

    /** Addresses whose page has the one that is meant in a parameter. */
    private static final List<Kind> KINDS = List.of(
            new Kind("(www\\.)?google\\.[a-z]{2,3}(\\.[a-z]{2})?/url", "q|url"),
            new Kind("(www\\.)?bing\\.com/ck/a", "u"),
            new Kind("([a-z0-9-]+\\.)?safelinks\\.protection\\.(outlook|office365)\\.(com|us|de|cn)/.*", "url"),
            new Kind("urldefense(\\.proofpoint)?\\.(com|us)/v[12]/url", "u"),
            new Kind("lm?\\.(facebook|instagram)\\.com/.*", "u"),
            new Kind("(www\\.)?duckduckgo\\.com/l/", "uddg"),
            new Kind("(www\\.)?linkedin\\.com/(redir/redirect|safety/go)", "url"),
            new Kind("linkprotect\\.cudasvc\\.com/url", "a"),
            new Kind("(www\\.)?youtube\\.com/redirect", "q"));

    /** Those that keep the address to themselves. */
    private static final Pattern SECRET =
            Pattern.compile("(protect(-[a-z]+)?\\.mimecast\\.com|t\\.co|lnkd\\.in|secure-web\\.cisco\\.com)/.*");

    private static final Pattern URLDEFENSE_3 =
            Pattern.compile("https?://urldefense\\.(?:com|us|proofpoint\\.com)/v3/__(.+?)__;(.*?)(!.*)?");

    private static final String RUNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private LinkRedirects() {}

    private record Kind(String place, String parameter) {}

    /** The address itself where nothing stands before it; empty where it leads through a page that does not tell. */
    static Optional<String> meant(String address) {
        String at = address.strip();
        for (int i = 0; i < MOST_IN_A_ROW && at.length() <= LONGEST; i++) {
            String place = place(at);
            Matcher third = URLDEFENSE_3.matcher(at);
            if (third.matches()) {
                at = thirdKind(third.group(1), third.group(2));
                continue;
            }
            Optional<Kind> kind =
                    KINDS.stream().filter(known -> place.matches(known.place())).findFirst();
            if (kind.isEmpty()) {
                return SECRET.matcher(place).matches() ? Optional.empty() : Optional.of(at);
            }
            String through = at;
            at = parameter(through, kind.get().parameter())
                    .map(value -> decoded(value, place))
                    .orElse("");
            if (!at.matches("(?i)(https?://[^\\s/].*|mailto:.+)")) {
                return Optional.empty();
            }
        }
        return Optional.of(at);
    }

    /** The address without its scheme and parameters. */
    private static String place(String address) {
        Matcher web = Pattern.compile("(?i)https?://([^?#]*)").matcher(address);
        return web.lookingAt() ? web.group(1).toLowerCase(Locale.ROOT) : "";
    }

    private static Optional<String> parameter(String address, String names) {
        Matcher parameter = Pattern.compile("[?&;](?:" + names + ")=([^&#]*)").matcher(address);
        return parameter.find() ? Optional.of(parameter.group(1)) : Optional.empty();
    }

    private static String decoded(String value, String place) {
        if (place.endsWith("/v2/url")) {
            return percent(value.replace('-', '%').replace('_', '/'));
        }
        if (place.endsWith("bing.com/ck/a") && value.startsWith("a1")) {
            return base64(value.substring(2)).orElse("");
        }
        return percent(value);
    }

    /** Signs left out of the address stand behind it, a star in their place; two stars and a letter for several. */
    private static String thirdKind(String written, String behind) {
        String left = base64(behind).orElse("");
        StringBuilder address = new StringBuilder();
        int next = 0;
        for (int i = 0; i < written.length(); i++) {
            if (written.charAt(i) != '*' || left.isEmpty()) {
                address.append(written.charAt(i));
                continue;
            }
            int many = 1;
            if (i + 2 < written.length() && written.charAt(i + 1) == '*') {
                many = RUNS.indexOf(written.charAt(i + 2)) + 2;
                i += 2;
            }
            int end = Math.min(left.length(), next + many);
            address.append(left, Math.min(next, end), end);
            next = end;
        }
        return address.toString().replaceFirst("^([A-Za-z]+:/)([^/])", "$1/$2");
    }

    private static Optional<String> base64(String value) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(value.replaceAll("=+$", ""));
            return Optional.of(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    /** A plus stays one: these parameters are addresses, not words. */
    private static String percent(String value) {
        try {
            return java.net.URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return "";
        }
    }
}
