package org.imprimatur.desk;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.imprimatur.people.PasswordChanged;
import org.imprimatur.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;
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

    private final DeskCookies cookies;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate alone;
    private volatile @Nullable SecretKeySpec key;

    KnownBrowsers(DeskCookies cookies, JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
        this.cookies = cookies;
        this.jdbc = jdbc;
        this.clock = clock;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
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
    void on(PasswordChanged event) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                && attributes.getResponse() != null) {
            remember(event.whom(), attributes.getRequest(), attributes.getResponse());
        }
    }

    /** From now on the browser is known as one this person has signed in from. */
    void remember(PersonId person, HttpServletRequest request, HttpServletResponse response) {
        String words = person + "." + clock.instant().plus(BELIEVED_FOR).getEpochSecond();
        Cookie cookie = new Cookie(cookies.name(NAME), words + "." + sign(words));
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
        byte[] ours = sign(parts.group(1) + "." + parts.group(2)).getBytes(StandardCharsets.US_ASCII);
        boolean holds = MessageDigest.isEqual(ours, parts.group(3).getBytes(StandardCharsets.US_ASCII))
                && Instant.ofEpochSecond(Long.parseLong(parts.group(2))).isAfter(clock.instant());
        return holds
                ? Optional.of(new Known(PersonId.of(parts.group(1)), parts.group(1) + parts.group(2)))
                : Optional.empty();
    }

    private String sign(String words) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key());
            return HexFormat.of().formatHex(mac.doFinal(words.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    private SecretKeySpec key() {
        SecretKeySpec known = key;
        if (known == null) {
            known = new SecretKeySpec(HexFormat.of().parseHex(stored().orElseGet(this::made)), "HmacSHA256");
            key = known;
        }
        return known;
    }

    private Optional<String> stored() {
        return jdbc.sql("select secret from known_browser_key where id = 1")
                .query(String.class)
                .optional();
    }

    private String made() {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        try {
            alone.executeWithoutResult(status -> jdbc.sql("insert into known_browser_key (id, secret) values (1, ?)")
                    .param(HexFormat.of().formatHex(secret))
                    .update());
        } catch (DuplicateKeyException anotherNodeWasFirst) {
            return stored().orElseThrow();
        }
        return HexFormat.of().formatHex(secret);
    }
}
