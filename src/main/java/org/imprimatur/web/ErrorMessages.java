package org.imprimatur.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/** Words an error: what happened, what was kept and what to do, for a page and for a program alike. */
@Component
class ErrorMessages {

    /** @param reference stands in the log beside the cause, null where there is nothing to look up */
    record Explained(
            int status,
            String title,
            String text,
            @Nullable String reference,
            @Nullable UnsavedForm kept,
            boolean desk) {

        /** For what was refused before any handler: it may be another site's words. */
        Explained withoutWords() {
            return new Explained(status, title, text, reference, null, desk);
        }
    }

    private final Messages messages;

    ErrorMessages(Messages messages) {
        this.messages = messages;
    }

    Explained explain(HttpStatusCode status, HttpServletRequest request, @Nullable String reference) {
        String key = key(status, request);
        boolean desk = DeskPaths.contains(addressOf(request));
        return new Explained(
                status.value(),
                messages.say(key + ".title"),
                messages.say(key + ".text"),
                reference,
                desk && !isUnread(request) ? UnsavedForm.of(request) : null,
                desk);
    }

    private String key(HttpStatusCode status, HttpServletRequest request) {
        return isUnread(request)
                ? "error.unread." + request.getAttribute(BodyLimitFilter.REFUSED_UNREAD)
                : "error." + knownStatus(status.value());
    }

    /** To ask it for a field now would read it after all. */
    private static boolean isUnread(HttpServletRequest request) {
        return request.getAttribute(BodyLimitFilter.REFUSED_UNREAD) != null;
    }

    Explained explain(HttpStatusCode status, HttpServletRequest request, Refusal refusal) {
        Explained general = explain(status, request, (String) null);
        return new Explained(
                status.value(),
                messages.find(refusal.key() + ".title", refusal.arguments()).orElse(general.title()),
                messages.find(refusal.key() + ".text", refusal.arguments()).orElse(general.text()),
                null,
                general.kept(),
                general.desk());
    }

    Map<String, Object> model(Explained explained) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("problem", explained);
        return model;
    }

    ProblemDetail problem(Explained explained) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(explained.status()), explained.text());
        problem.setTitle(explained.title());
        if (explained.reference() != null) {
            problem.setProperty("reference", explained.reference());
        }
        return problem;
    }

    /** Programs say they want JSON and do not say they want HTML. */
    static boolean wantsJson(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        if (accept == null) {
            return false;
        }
        try {
            List<MediaType> wanted = MediaType.parseMediaTypes(accept);
            return wanted.stream()
                            .noneMatch(type -> type.isCompatibleWith(MediaType.TEXT_HTML) && !type.isWildcardType())
                    && wanted.stream()
                            .anyMatch(type -> type.getSubtype().equals("json")
                                    || type.getSubtype().endsWith("+json"));
        } catch (RuntimeException unreadable) {
            return false;
        }
    }

    /** The address that was asked for, also while the container shows its error page. */
    static String addressOf(HttpServletRequest request) {
        return request.getAttribute("jakarta.servlet.error.request_uri") instanceof String asked
                ? asked.substring(request.getContextPath().length())
                : DeskPaths.path(request);
    }

    private static int knownStatus(int status) {
        return switch (status) {
            case 400, 401, 403, 404, 405, 409, 410, 413, 415, 429, 500, 503 -> status;
            case 406 -> 415;
            default -> HttpStatus.Series.resolve(status) == HttpStatus.Series.CLIENT_ERROR ? 400 : 500;
        };
    }
}
