package org.imprimatur.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.people.PersonEvent;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.SharedHmacKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.WebUtils;

/**
 * Browsers from which somebody has signed in before. Each carries a signed cookie that says who, and until when it is
 * believed. It signs nobody in; it tells somebody whose session has ended from a stranger,
 * and what strangers try elsewhere does not keep it out.
 */
@Component
class KnownBrowsers {

    static final String NAME = "KNOWN";

    private static final Duration BELIEVED_FOR = Duration.ofDays(180);
    private static final Pattern SIGNED = Pattern.compile("([0-9a-f-]{36})\\.(\\d{1,12})\\.([0-9a-f]{64})");

    private final CookieNames cookies;
    private final Clock clock;
    private final SharedHmacKey key;

    KnownBrowsers(CookieNames cookies, JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
        this.cookies = cookies;
        this.clock = clock;
        this.key = new SharedHmacKey("known_browser_key", jdbc, transactions);
    }

    /**
     * A browser somebody signed in from.
     *
     * @param person who did last
     * @param id     another at each sign-in
     */
    record Known(PersonId person, String id) {}

    /** Whoever has just chosen the password is let in with it, whatever was tried before. */
    @TransactionalEventListener
    void on(PersonEvent.PasswordChanged event) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                && attributes.getResponse() != null) {
            remember(event.whom(), attributes.getRequest(), attributes.getResponse());
        }
    }

    /** From now on the browser is known as one this person has signed in from. */
    void remember(PersonId person, HttpServletRequest request, HttpServletResponse response) {
        String words = person + "." + clock.instant().plus(BELIEVED_FOR).getEpochSecond();
        Cookie cookie = new Cookie(cookies.name(NAME), words + "." + key.sign(words));
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(cookies.tls() || request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        cookie.setMaxAge((int) BELIEVED_FOR.toSeconds());
        response.addCookie(cookie);
    }

    boolean isKnown(HttpServletRequest request) {
        return of(request).isPresent();
    }

    /** The browser that sends this, if somebody signed in from it. */
    Optional<Known> of(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, cookies.name(NAME));
        Matcher parts = SIGNED.matcher(cookie == null ? "" : cookie.getValue());
        if (!parts.matches()) {
            return Optional.empty();
        }
        boolean holds = key.hasSigned(parts.group(1) + "." + parts.group(2), parts.group(3))
                && Instant.ofEpochSecond(Long.parseLong(parts.group(2))).isAfter(clock.instant());
        return holds
                ? Optional.of(new Known(PersonId.of(parts.group(1)), parts.group(1) + parts.group(2)))
                : Optional.empty();
    }
}
