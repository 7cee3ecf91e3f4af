package org.imprimatur.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.imprimatur.Newsroom;
import org.imprimatur.ServerTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A session that ends while somebody writes never takes the words with it. */
@ServerTest
class UnsavedFormTests {

    private static final String WORDS = "Give the interval <b>as well</b>, and say \"about\".\nSecond line.";

    @Autowired
    MockMvc server;

    @Autowired
    Newsroom newsroom;

    @Test
    void afterTheSessionEndedTheSignInPageCarriesEveryWord() throws Exception {
        Document page = page(typed().header("Sec-Fetch-Site", "same-origin"), 401);

        assertThat(page.select("input[name=kept-address]").val()).isEqualTo("/desk/tasks/7/changes?from=mail");
        assertThat(page.select("input[name=kept:reason]").val()).isEqualTo(WORDS);
        assertThat(page.select("input[name=kept:base]").val()).isEqualTo("7");
        assertThat(page.select(".kept").text()).contains("Give the interval <b>as well</b>");
        assertThat(page.select("form[action=/sign-in] input[name=password]")).hasSize(1);
    }

    @Test
    void anOriginHeaderOfOursWillDoWhereTheBrowserSendsNoOther() throws Exception {
        assertThat(page(typed().header("Origin", "http://localhost"), 401).select("input[name=kept:reason]"))
                .hasSize(1);
    }

    @Test
    void passwordsAndTokensAreNeverCarried() throws Exception {
        Document page = page(
                typed().header("Sec-Fetch-Site", "same-origin")
                        .param("password", "correct horse")
                        .param("newPassword", "battery staple")
                        .param("_csrf", "old"),
                401);
        assertThat(page.html()).doesNotContain("correct horse", "battery staple");
        assertThat(page.select("input[name=kept:_csrf]")).isEmpty();
    }

    @Test
    void whatAnotherSiteSentIsNeverKept() throws Exception {
        for (var request : new MockHttpServletRequestBuilder[] {
            typed().header("Sec-Fetch-Site", "cross-site"),
            typed().header("Sec-Fetch-Site", "same-site"),
            typed().header("Origin", "https://evil.example"),
            typed().header("Origin", "null"),
            typed()
        }) {
            server.perform(request)
                    .andExpect(status().is4xxClientError())
                    .andExpect(content().string(not(containsString("Give the interval"))));
        }
    }

    @Test
    void aFormThatGrewOldIsKeptForWhoeverIsSignedIn() throws Exception {
        var writer = newsroom.aWriter();
        Document page = page(
                typed().with(user(writer.id().toString()))
                        .with(csrf().useInvalidToken())
                        .header("Sec-Fetch-Site", "same-origin"),
                403);
        assertThat(page.select("form[action=/desk/tasks/7/changes?from=mail] input[name=reason]")
                        .val())
                .isEqualTo(WORDS);
        assertThat(page.select("main .button:not(.button--quiet)")).hasSize(1);
        assertThat(page.select("main input[name=_csrf]").val()).isNotEmpty();
    }

    @Test
    void aWrongPasswordDoesNotLoseThem() throws Exception {
        Document page = page(
                post("/sign-in")
                        .with(csrf())
                        .with(fromElsewhere())
                        .param("username", System.nanoTime() + "@newsroom.test")
                        .param("password", "wrong")
                        .param("kept-address", "/desk/tasks/7/changes")
                        .param("kept:reason", WORDS),
                401);
        assertThat(page.select("input[name=kept:reason]").val()).isEqualTo(WORDS);
    }

    @Test
    void nothingIsSentOnToAnotherSite() throws Exception {
        Document page = page(
                post("/sign-in")
                        .with(csrf())
                        .with(fromElsewhere())
                        .param("username", System.nanoTime() + "@newsroom.test")
                        .param("password", "wrong")
                        .param("next", "https://evil.example/desk")
                        .param("kept-address", "//evil.example/desk/")
                        .param("kept:reason", WORDS),
                401);
        assertThat(page.html()).doesNotContain("evil.example");
    }

    @Test
    void aPageThatSavesByItselfKeepsItsWordsAndIsTold() throws Exception {
        server.perform(typed().header("Sec-Fetch-Site", "same-origin").header("HX-Request", "true"))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("HX-Reswap", "none"));
    }

    @Test
    void aRefusedDeedShowsWhatWasTyped() throws Exception {
        var writer = newsroom.aWriter();
        Document page = page(
                post("/desk/no-such-page")
                        .with(org.imprimatur.SignedIn.as(writer))
                        .param("reason", WORDS),
                404);
        assertThat(page.select(".kept").text()).contains("Give the interval");
    }

    private static MockHttpServletRequestBuilder typed() {
        return post("/desk/tasks/7/changes?from=mail").param("reason", WORDS).param("base", "7");
    }

    /** Attempts of other tests do not slow these down. */
    private static RequestPostProcessor fromElsewhere() {
        return request -> {
            request.setRemoteAddr("2001:db8::" + System.nanoTime());
            return request;
        };
    }

    private Document page(MockHttpServletRequestBuilder request, int status) throws Exception {
        return Jsoup.parse(server.perform(request)
                .andExpect(status().is(status))
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
