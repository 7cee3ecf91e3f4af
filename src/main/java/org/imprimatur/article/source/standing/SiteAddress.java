package org.imprimatur.article.source.standing;

import java.net.IDN;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An address on the web as a browser would open it: what stands before an {@code @} is no part of the host, a backslash
 * is a slash, and letters of other scripts keep their {@code xn--} form, so that no look-alike passes for another.
 *
 * @param host lower case, without {@code www.}, {@code m.}, port and the dot at its end
 * @param path begins with a slash; dots in it are resolved
 */
public record SiteAddress(String host, String path) {

    private static final int LONGEST = 4000;
    private static final Pattern SCHEME = Pattern.compile("(?i)^https?:[/\\\\]{1,3}");
    private static final Pattern ANY_SCHEME = Pattern.compile("(?i)^[a-z][a-z0-9+.-]*:");
    private static final Pattern HOST = Pattern.compile("[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?");
    private static final Pattern PROXY = Pattern.compile("(?:ez-?proxy|lib-?proxy|proxy|proxy-?lib)[0-9]*");

    /** Second-level names under which countries have others register theirs. */
    private static final Set<String> SHARED =
            Set.of("ac", "co", "com", "edu", "gob", "gouv", "gov", "go", "govt", "ne", "net", "nhs", "or", "org");

    /** The address somebody typed, with or without {@code https://}; nothing if no browser would open it. */
    public static Optional<SiteAddress> parse(String typed) {
        String address = typed.strip();
        if (address.isEmpty() || address.length() > LONGEST || address.chars().anyMatch(SiteAddress::isNoSign)) {
            return Optional.empty();
        }
        String rest = SCHEME.matcher(address).replaceFirst("");
        if (rest.length() == address.length() && ANY_SCHEME.matcher(address).lookingAt() && !isHostWithPort(address)) {
            return Optional.empty();
        }
        String plain = rest.replace('\\', '/');
        int end = firstOf(plain, "/?#");
        String authority = plain.substring(0, end);
        String host = authority.substring(authority.lastIndexOf('@') + 1).replaceFirst(":\\d*$", "");
        String path = plain.substring(end);
        return host(host).map(name -> new SiteAddress(name, path(path.substring(0, firstOf(path, "?#")))));
    }

    private static boolean isHostWithPort(String address) {
        return address.matches("(?i)[a-z0-9.-]+:\\d+(?:[/?#\\\\].*)?");
    }

    private static boolean isNoSign(int c) {
        return Character.isWhitespace(c) || Character.isISOControl(c);
    }

    private static int firstOf(String text, String signs) {
        for (int i = 0; i < text.length(); i++) {
            if (signs.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }

    private static Optional<String> host(String typed) {
        String ascii;
        try {
            ascii = IDN.toASCII(typed, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noHost) {
            return Optional.empty();
        }
        String host = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
        String[] labels = host.split("\\.", -1);
        boolean readable = labels.length > 1
                && host.length() <= 253
                && Arrays.stream(labels).allMatch(label -> HOST.matcher(label).matches());
        return readable ? Optional.of(withoutPrefix(host)) : Optional.empty();
    }

    private static String withoutPrefix(String host) {
        String rest = host;
        for (String prefix : List.of("www.", "m.")) {
            String shorter = rest.startsWith(prefix) ? rest.substring(prefix.length()) : rest;
            rest = shorter.contains(".") ? shorter : rest;
        }
        return rest;
    }

    private static String path(String typed) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : typed.split("/")) {
            String plain = part.replaceAll("(?i)%2e", ".");
            if (plain.equals("..")) {
                parts.pollLast();
            } else if (!plain.isEmpty() && !plain.equals(".")) {
                parts.addLast(part);
            }
        }
        return "/" + String.join("/", parts);
    }

    /** Whether it is this domain or one below it. */
    public boolean isWithin(String domain) {
        return host.equals(domain) || host.endsWith("." + domain);
    }

    /** Whether its path is this one or below it; capitals make no difference. */
    public boolean isBelow(String prefix) {
        String wanted = prefix.toLowerCase(Locale.ROOT);
        String has = path.toLowerCase(Locale.ROOT);
        return wanted.isEmpty() || wanted.equals("/") || has.equals(wanted) || has.startsWith(wanted + "/");
    }

    /** The ending below which others register names: "uk" has "co.uk" and "nhs.uk", "com" has none. */
    public String ending() {
        String[] labels = host.split("\\.");
        int last = labels.length - 1;
        boolean shared = last > 1 && labels[last].length() == 2 && SHARED.contains(labels[last - 1]);
        return shared ? labels[last - 1] + "." + labels[last] : labels[last];
    }

    /** The domain somebody registered, by which pages are of one site. */
    public String site() {
        String before = host.substring(0, Math.max(0, host.length() - ending().length() - 1));
        return host.substring(before.lastIndexOf('.') + 1);
    }

    /** Whether it leads through a library that lends its access, and so tells nothing of who publishes the page. */
    public boolean isProxied() {
        String[] labels = host.split("\\.");
        return Arrays.stream(labels)
                .limit(Math.max(0, labels.length - 2))
                .anyMatch(label -> PROXY.matcher(label).matches());
    }

    @Override
    public String toString() {
        return host + (path.equals("/") ? "" : path);
    }
}
