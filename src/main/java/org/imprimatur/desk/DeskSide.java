package org.imprimatur.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** Which addresses belong to the desk: they have a session, a form token and people who sign in. All others are readers'. */
final class DeskSide {

    private static final List<String> PLACES = List.of(
            "/desk",
            "/sign-in",
            "/sign-out",
            "/invitation",
            "/password",
            "/first-administrator",
            "/dev",
            "/actuator/prometheus");

    private DeskSide() {}

    static boolean contains(HttpServletRequest request) {
        return contains(path(request));
    }

    static boolean contains(String path) {
        return PLACES.stream().anyMatch(place -> path.equals(place) || path.startsWith(place + "/"));
    }

    /** A place of the desk one can be sent on to: never another site, never sign-in itself. */
    static boolean isPage(String address) {
        return address.equals("/desk") || address.startsWith("/desk/") || address.startsWith("/desk?");
    }

    static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
