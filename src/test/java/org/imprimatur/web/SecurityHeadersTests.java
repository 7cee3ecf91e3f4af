package org.imprimatur.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.cookie;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.imprimatur.Newsroom;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@ServerTest
class SecurityHeadersTests {

    @Autowired
    MockMvc server;

    @Autowired
    Newsroom newsroom;

    @Autowired
    CsrfTokenRepository formTokens;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/sign-in",
                "/no-such-page",
                "/articles/no-such-article",
                "/desk",
                "/app.css",
                "/actuator/health"
            })
    void everyAnswerToAReaderCarriesTheGuards(String address) throws Exception {
        guarded(server.perform(get(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk", "/desk/articles", "/desk/no-such-page", "/desk/people"})
    void everyPageOfTheDeskCarriesTheGuards(String address) throws Exception {
        guarded(server.perform(get(address).with(SignedIn.as(newsroom.aWriter()))));
    }

    @Test
    void readersGetNoSession() throws Exception {
        server.perform(get("/")).andExpect(cookie().doesNotExist("SESSION"));
        server.perform(get("/no-such-page")).andExpect(cookie().doesNotExist("SESSION"));
    }

    /** Asked of the repository itself: MockMvc's own form tokens take its place in the filter. */
    @Test
    void theFormTokenIsNotForScriptsNorForOtherSites() {
        var request = new MockHttpServletRequest();
        var response = new MockHttpServletResponse();
        formTokens.saveToken(formTokens.generateToken(request), request, response);
        var cookie = response.getCookie("XSRF-TOKEN");
        assertThat(cookie).isNotNull();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getAttribute("SameSite")).isEqualTo("Lax");
        assertThat(request.getSession(false)).isNull();
    }

    @Test
    void overHttpsTheBrowserIsToldToStayThere() throws Exception {
        server.perform(get("/sign-in").secure(true))
                .andExpect(header().string("Strict-Transport-Security", containsString("max-age=31536000")));
    }

    @Test
    void linksToStyleCarryItsHashAndMayBeKeptForGood() throws Exception {
        String page = server.perform(get("/sign-in")).andReturn().getResponse().getContentAsString();
        String link = page.replaceAll("(?s).*href=\"(/app[^\"]*\\.css)\".*", "$1");
        assertThat(link).matches("/app-[0-9a-f]{32}\\.css");
        server.perform(get(link))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", matchesPattern("max-age=31536000, public.*")));
    }

    @Test
    void pagesOfTheDeskAreNotKept() throws Exception {
        server.perform(get("/desk/articles").with(SignedIn.as(newsroom.aWriter())))
                .andExpect(header().string("Cache-Control", containsString("no-store")));
    }

    @Test
    void healthIsPublicAndSaysNothingMore() throws Exception {
        String health = server.perform(get("/actuator/health"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(health).doesNotContain("components", "details");
    }

    @Test
    void theMetricsAreForAdministratorsWhereverTheyAre() throws Exception {
        for (String address : new String[] {"203.0.113.9", "10.0.0.9", "127.0.0.1"}) {
            server.perform(get("/actuator/prometheus").with(from(address))).andExpect(status().is3xxRedirection());
        }
        server.perform(get("/actuator/prometheus").with(SignedIn.as(newsroom.aPublisher())))
                .andExpect(status().isForbidden());
    }

    private static RequestPostProcessor from(String address) {
        return request -> {
            request.setRemoteAddr(address);
            return request;
        };
    }

    private static void guarded(ResultActions answer) throws Exception {
        answer.andExpect(header().string(
                                "Content-Security-Policy",
                                matchesPattern(
                                        "default-src 'none'; script-src 'self'( 'sha256-[A-Za-z0-9+/]{43}=')?; style-src 'self'; "
                                                + "img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; "
                                                + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'")))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Referrer-Policy", "same-origin"))
                .andExpect(header().exists("Permissions-Policy"));
    }
}
