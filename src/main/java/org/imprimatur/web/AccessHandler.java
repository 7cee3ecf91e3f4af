package org.imprimatur.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/**
 * Answers requests that are not allowed: of nobody who is signed in, or of somebody who may not. Nothing typed is lost:
 * a form from one of our own pages is shown again with the sign-in, and after it. What another site sent is never kept,
 * so that nobody can be made to confirm it.
 */
@Component
class AccessHandler implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final CurrentPersonLookup currentPerson;
    private final PageRenderer pageRenderer;
    private final ErrorMessages errorMessages;
    private final ObjectMapper json;

    AccessHandler(
            CurrentPersonLookup currentPerson,
            PageRenderer pageRenderer,
            ErrorMessages errorMessages,
            ObjectMapper json) {
        this.currentPerson = currentPerson;
        this.pageRenderer = pageRenderer;
        this.errorMessages = errorMessages;
        this.json = json;
    }

    /** Nobody is signed in. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, @Nullable AuthenticationException e)
            throws IOException, ServletException {
        if (ErrorMessages.wantsJson(request)) {
            refuse(HttpStatus.UNAUTHORIZED, request, response);
        } else if (request.getHeader("HX-Request") != null) {
            // The page keeps its words; desk.js says that saving needs a sign-in.
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            response.setHeader("HX-Reswap", "none");
        } else if (isRead(request)) {
            response.sendRedirect(request.getContextPath() + "/sign-in" + next(request));
        } else {
            Map<String, Object> model = new LinkedHashMap<>();
            UnsavedForm unsavedForm = isFromOurPages(request) ? UnsavedForm.of(request) : null;
            if (unsavedForm != null) {
                model.put("kept", unsavedForm);
            }
            model.put("ended", true);
            pageRenderer.show(HttpStatus.UNAUTHORIZED, "web/sign-in", model, request, response);
        }
    }

    /** Somebody is, but not somebody who may; or the form they sent is out of date. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        UnsavedForm unsavedForm = UnsavedForm.of(request);
        if (!(denied instanceof CsrfException)) {
            if (currentPerson.of(request).isEmpty()) {
                commence(request, response, null);
            } else {
                refuse(HttpStatus.FORBIDDEN, request, response);
            }
        } else if (isTooLarge(request)) {
            refuse(HttpStatus.PAYLOAD_TOO_LARGE, request, response);
        } else if (!isFromOurPages(request)) {
            refuse(HttpStatus.FORBIDDEN, request, response);
        } else if (currentPerson.of(request).isEmpty()) {
            commence(request, response, null);
        } else if (unsavedForm != null) {
            pageRenderer.show(HttpStatus.FORBIDDEN, "web/kept", Map.of("kept", unsavedForm), request, response);
        } else {
            refuse(HttpStatus.FORBIDDEN, request, response);
        }
    }

    private void refuse(HttpStatus status, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        ErrorMessages.Explained explained = errorMessages.explain(status, request, (String) null);
        if (!isFromOurPages(request)) {
            explained = explained.withoutWords();
        }
        if (ErrorMessages.wantsJson(request)) {
            response.setStatus(status.value());
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding("UTF-8");
            json.writeValue(response.getWriter(), errorMessages.problem(explained));
        } else {
            pageRenderer.show(status, "error", errorMessages.model(explained), request, response);
        }
    }

    /** A form over the limit is not read at all, so its form token seems to be missing. */
    private static boolean isTooLarge(HttpServletRequest request) {
        if (request.getAttribute("org.apache.catalina.parameter_parse_failed") != null) {
            return true;
        }
        String type = request.getContentType();
        if (type == null || !type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)) {
            return false;
        }
        try {
            request.getParts();
            return false;
        } catch (IllegalStateException tooLarge) {
            return true;
        } catch (IOException | ServletException unreadable) {
            return false;
        }
    }

    private static boolean isRead(HttpServletRequest request) {
        return "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
    }

    private static String next(HttpServletRequest request) {
        String query = request.getQueryString();
        String address = DeskPaths.path(request) + (query == null ? "" : "?" + query);
        return DeskPaths.isPage(address) && !address.equals("/desk")
                ? "?next=" + URLEncoder.encode(address, StandardCharsets.UTF_8)
                : "";
    }

    /** The browser itself vouches for where the form stood; without its word, it did not stand here. */
    static boolean isFromOurPages(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String origin = request.getHeader("Origin");
        if (origin == null || origin.equals("null")) {
            return false;
        }
        try {
            URI from = URI.create(origin);
            int port = from.getPort() >= 0 ? from.getPort() : "https".equals(from.getScheme()) ? 443 : 80;
            return request.getScheme().equals(from.getScheme())
                    && request.getServerName().equalsIgnoreCase(from.getHost())
                    && request.getServerPort() == port;
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
