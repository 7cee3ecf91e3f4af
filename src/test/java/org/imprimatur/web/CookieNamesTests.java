package org.imprimatur.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.BaseAddress;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.session.web.http.CookieSerializer.CookieValue;
import org.springframework.transaction.PlatformTransactionManager;

/** Behind TLS no cookie of ours can be planted by a neighbouring host; without it all keep their plain names. */
class CookieNamesTests {

    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/desk");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void behindTlsEveryCookieIsForThisHostAlone() {
        List<Cookie> cookies = all(new CookieNames(new BaseAddress("https://desk.example.org")));
        assertThat(cookies)
                .extracting(Cookie::getName)
                .containsExactlyInAnyOrder("__Host-SESSION", "__Host-XSRF-TOKEN", "__Host-KNOWN");
        assertThat(cookies).allSatisfy(cookie -> {
            assertThat(cookie.getSecure()).isTrue();
            assertThat(cookie.isHttpOnly()).isTrue();
            assertThat(cookie.getPath()).isEqualTo("/");
            assertThat(cookie.getDomain()).isNull();
            assertThat(cookie.getAttribute("SameSite")).isEqualTo("Lax");
        });
    }

    @Test
    void withoutTlsTheyWorkToo() {
        List<Cookie> cookies = all(new CookieNames(new BaseAddress("http://localhost:8080")));
        assertThat(cookies).extracting(Cookie::getName).containsExactlyInAnyOrder("SESSION", "XSRF-TOKEN", "KNOWN");
        assertThat(cookies).noneMatch(Cookie::getSecure);
    }

    private List<Cookie> all(CookieNames names) {
        new SessionConfiguration().sessionCookie(names).writeCookieValue(new CookieValue(request, response, "an-id"));
        CsrfTokenRepository tokens = new SecurityConfiguration().formTokens(names);
        tokens.saveToken(tokens.generateToken(request), request, response);
        JdbcClient jdbc = mock(JdbcClient.class, Mockito.RETURNS_DEEP_STUBS);
        when(jdbc.sql(anyString()).query(String.class).optional()).thenReturn(Optional.of("00".repeat(32)));
        new KnownBrowsers(names, jdbc, Clock.systemUTC(), mock(PlatformTransactionManager.class))
                .remember(PersonId.random(), request, response);
        return List.of(response.getCookies());
    }
}
