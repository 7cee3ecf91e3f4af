package org.imprimatur.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.http.server.RequestPath;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Decides which addresses belong to the desk, the part of the site where people sign in: they have a session and a form
 * token. All others are readers'.
 *
 * <p>An address is compared as the dispatcher compares it with its handlers: each segment decoded and without matrix
 * parameters. Compared as it was sent, a single encoded letter would lead past a door the dispatcher still finds.
 */
final class DeskPaths {

    /** Where the metrics are, and whatever else the server tells of itself; its health alone is for everybody. */
    static final String SERVER = "/actuator";

    static final String HEALTH = SERVER + "/health";

    private static final List<String> PLACES = List.of(
            "/desk", "/sign-in", "/sign-out", "/invitation", "/password", "/first-administrator", "/dev", SERVER);

    /** A page of the desk as our own links write it: nothing encoded in its path, no step up, no other site. */
    private static final Pattern PAGE = Pattern.compile(
            "/desk(/[\\w~!$'()*+,:@=-][\\w.~!$'()*+,:@=-]*)*/?(\\?([\\w.~!$&'()*+,;:@/?=-]|%[0-9A-Fa-f]{2})*)?");

    private static final int LONGEST = 2_000;

    private DeskPaths() {}

    static boolean contains(HttpServletRequest request) {
        return containsMatched(matched(request));
    }

    /** @param address as it was sent, without the context path */
    static boolean contains(String address) {
        try {
            return containsMatched(matched(PathContainer.parsePath(address)));
        } catch (IllegalArgumentException noPath) {
            return false;
        }
    }

    private static boolean containsMatched(String path) {
        return PLACES.stream().anyMatch(place -> isUnder(place, path)) && !isUnder(HEALTH, path);
    }

    static boolean isUnder(String place, String path) {
        return path.equals(place) || path.startsWith(place + "/");
    }

    /** The path by which the dispatcher will look for a handler. */
    static String matched(HttpServletRequest request) {
        if (!ServletRequestPathUtils.hasParsedRequestPath(request)) {
            ServletRequestPathUtils.parseAndCache(request);
        }
        RequestPath path = ServletRequestPathUtils.getParsedRequestPath(request);
        return matched(path.pathWithinApplication());
    }

    private static String matched(PathContainer path) {
        return path.elements().stream()
                .map(element -> element instanceof PathSegment segment ? segment.valueToMatch() : element.value())
                .collect(Collectors.joining());
    }

    /** A place of the desk one can be sent on to: never another site, never sign-in itself. */
    static boolean isPage(String address) {
        return address.length() <= LONGEST && PAGE.matcher(address).matches();
    }

    static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
