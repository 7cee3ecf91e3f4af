package org.imprimatur.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.cookie;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.people.Person;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Signing in as a browser does it: with cookies, a form and its token. */
@ServerTest
@OnBothDatabases
class SignInTests {

    private static final String PASSWORD = "a long enough pass phrase";

    @Autowired
    MockMvc server;

    @Autowired
    Newsroom newsroom;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PasswordEncoder passwords;

    @Test
    void theRightPasswordLeadsToOnesTurn() throws Exception {
        Browser browser = new Browser();
        assertThat(browser.signIn(somebody(), PASSWORD).getRedirectedUrl()).isEqualTo("/desk");
        assertThat(browser.open("/desk/articles").getStatus()).isEqualTo(200);
    }

    @Test
    void whoCameForAPageIsTakenThere() throws Exception {
        Browser browser = new Browser();
        String asked = browser.open("/desk/articles?topic=sleep").getRedirectedUrl();
        assertThat(asked).isEqualTo("/sign-in?next=%2Fdesk%2Farticles%3Ftopic%3Dsleep");
        assertThat(browser.signIn(asked, somebody().email(), PASSWORD).getRedirectedUrl())
                .isEqualTo("/desk/articles?topic=sleep");
    }

    @Test
    void nobodyIsSentToAnotherSite() throws Exception {
        for (String elsewhere :
                List.of("https://evil.example/desk", "//evil.example", "/%5Cevil.example", "/sign-out")) {
            Browser browser = new Browser();
            assertThat(browser.signIn("/sign-in?next=" + elsewhere, somebody().email(), PASSWORD)
                            .getRedirectedUrl())
                    .isEqualTo("/desk");
        }
    }

    @Test
    void theSessionGetsANewIdAndItsFormsANewTokenAtSignIn() throws Exception {
        Browser browser = new Browser();
        browser.signIn(somebody(), PASSWORD);
        String planted = browser.cookie("SESSION");
        browser.open("/desk/articles");
        String token = browser.token;
        browser.post("/sign-out");
        browser.cookies.add(new Cookie("SESSION", planted));

        assertThat(browser.open("/desk/articles").getStatus()).isEqualTo(302);
        browser.signIn(somebody(), PASSWORD);
        assertThat(browser.cookie("SESSION")).isNotEqualTo(planted);
        browser.open("/desk/articles");
        assertThat(browser.token).isNotEqualTo(token);
    }

    @Test
    void theSessionLivesInTheDatabaseAndHoldsNothingButWhoItIs() throws Exception {
        Person person = somebody();
        new Browser().signIn(person, PASSWORD);
        assertThat(jdbc.sql("select count(*) from spring_session where principal_name = ?")
                        .param(person.id().toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theSessionCookieIsNotForScriptsNorForOtherSites() throws Exception {
        Person person = somebody();
        Browser browser = new Browser();
        browser.open("/sign-in");
        server.perform(browser.filled("/sign-in", person.email(), PASSWORD))
                .andExpect(cookie().httpOnly("SESSION", true))
                .andExpect(cookie().attribute("SESSION", "SameSite", "Lax"));
    }

    @Test
    void aWrongPasswordAndAnUnknownAddressGetTheSameAnswer() throws Exception {
        MockHttpServletResponse wrong = new Browser().signIn(somebody(), "not the password");
        MockHttpServletResponse unknown = new Browser().signIn("/sign-in", "nobody@elsewhere.test", "not the password");

        assertThat(wrong.getStatus()).isEqualTo(401);
        assertThat(unknown.getStatus()).isEqualTo(401);
        assertThat(page(wrong).select(".problems").html())
                .isEqualTo(page(unknown).select(".problems").html());
    }

    @Test
    void afterSeveralGuessesEvenTheRightPasswordWaits() throws Exception {
        Person person = somebody();
        for (int i = 0; i < 5; i++) {
            new Browser().signIn(person, "guess " + i);
        }
        MockHttpServletResponse slowed = new Browser().signIn(person, PASSWORD);

        assertThat(slowed.getStatus()).isEqualTo(429);
        assertThat(Integer.parseInt(slowed.getHeader("Retry-After"))).isBetween(1, 10);
        assertThat(page(slowed).select("h2").text()).contains("Please wait a moment");
    }

    @Test
    void aLongPasswordIsNotItsBeginning() throws Exception {
        Person person = somebody();
        String beginning = "a quiet heron ".repeat(5) + "ab";
        jdbc.sql("update person set password = ? where id = ?")
                .params(
                        "{bcrypt}" + new BCryptPasswordEncoder(4).encode(beginning),
                        person.id().value())
                .update();
        assertThat(new Browser().signIn(person, beginning + "and some more").getStatus())
                .isEqualTo(401);
        assertThat(new Browser().signIn(person, beginning).getRedirectedUrl()).isEqualTo("/desk");
    }

    @Test
    void anOldHashGivesWayToANewOneAtSignIn() throws Exception {
        Person person = somebody();
        jdbc.sql("update person set password = ? where id = ?")
                .params(
                        "{bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD),
                        person.id().value())
                .update();
        new Browser().signIn(person, PASSWORD);
        assertThat(jdbc.sql("select password from person where id = ?")
                        .param(person.id().value())
                        .query(String.class)
                        .single())
                .startsWith("{argon2id}");
        assertThat(new Browser().signIn(person, PASSWORD).getRedirectedUrl()).isEqualTo("/desk");
    }

    @Test
    void whoHasLeftCannotSignInAndIsOutAtOnce() throws Exception {
        Person person = somebody();
        Browser browser = new Browser();
        browser.signIn(person, PASSWORD);
        jdbc.sql("update person set active = false where id = ?")
                .param(person.id().value())
                .update();

        assertThat(browser.open("/desk/articles").getRedirectedUrl()).startsWith("/sign-in");
        assertThat(new Browser().signIn(person, PASSWORD).getStatus()).isEqualTo(401);
    }

    @Test
    void signingOutEndsTheSession() throws Exception {
        Browser browser = new Browser();
        browser.signIn(somebody(), PASSWORD);
        assertThat(browser.post("/sign-out").getRedirectedUrl()).isEqualTo("/sign-in?out");
        assertThat(browser.open("/desk/articles").getRedirectedUrl()).startsWith("/sign-in");
    }

    @Test
    void aFormThatOutlivedItsSessionIsSentAgainWithOneClick() throws Exception {
        Person person = somebody();
        Browser browser = new Browser();
        Document signIn = page(browser.remember(server.perform(browser.with(post("/desk/articles"))
                        .header("Sec-Fetch-Site", "same-origin")
                        .param("body", "Two hours of work."))
                .andExpect(status().isUnauthorized())
                .andReturn()
                .getResponse()));

        var back = browser.with(post("/sign-in"));
        signIn.select("form[action=/sign-in] input[type=hidden]")
                .forEach(field -> back.param(field.attr("name"), field.val()));
        Document kept = page(browser.remember(
                server.perform(back.param("username", person.email()).param("password", PASSWORD))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()));

        assertThat(kept.select("h1").text()).isEqualTo("We kept what you typed");
        assertThat(kept.select(".kept").text()).isEqualTo("Two hours of work.");
        var again = browser.with(post(kept.select("main form").attr("action")));
        kept.select("main form input[type=hidden]").forEach(field -> again.param(field.attr("name"), field.val()));
        // The address takes no forms, which is the proof that this one got past the door.
        server.perform(again).andExpect(status().isMethodNotAllowed());
    }

    private Person somebody() {
        Person person = newsroom.aWriter();
        jdbc.sql("update person set password = ? where id = ?")
                .params(passwords.encode(PASSWORD), person.id().value())
                .update();
        return person;
    }

    private static Document page(MockHttpServletResponse answer) throws Exception {
        return Jsoup.parse(answer.getContentAsString());
    }

    /** Keeps cookies, and sends the token of the page it looked at. */
    private final class Browser {

        private final List<Cookie> cookies = new ArrayList<>();
        private String token = "";

        MockHttpServletResponse open(String address) throws Exception {
            return remember(
                    server.perform(with(get(URI.create(address)))).andReturn().getResponse());
        }

        MockHttpServletResponse post(String address) throws Exception {
            open("/desk/articles");
            return remember(server.perform(
                            with(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post(address))
                                    .param("_csrf", token))
                    .andReturn()
                    .getResponse());
        }

        MockHttpServletResponse signIn(Person person, String password) throws Exception {
            return signIn("/sign-in", person.email(), password);
        }

        MockHttpServletResponse signIn(String address, String email, String password) throws Exception {
            Document form = page(open(address));
            var request = filled("/sign-in", email, password);
            String next = form.select("input[name=next]").val();
            return remember(server.perform(next.isEmpty() ? request : request.param("next", next))
                    .andReturn()
                    .getResponse());
        }

        MockHttpServletRequestBuilder filled(String address, String email, String password) {
            return with(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post(address))
                    .param("_csrf", token)
                    .param("username", email)
                    .param("password", password);
        }

        MockHttpServletRequestBuilder with(MockHttpServletRequestBuilder request) {
            MockHttpServletRequestBuilder from = request.with(r -> {
                r.setRemoteAddr("2001:db8::" + System.identityHashCode(this));
                return r;
            });
            return cookies.isEmpty() ? from : from.cookie(cookies.toArray(Cookie[]::new));
        }

        MockHttpServletResponse remember(MockHttpServletResponse answer) throws Exception {
            for (Cookie set : answer.getCookies()) {
                cookies.removeIf(known -> known.getName().equals(set.getName()));
                if (set.getMaxAge() != 0) cookies.add(set);
            }
            String found = page(answer).select("input[name=_csrf]").val();
            if (!found.isEmpty()) token = found;
            return answer;
        }

        String cookie(String name) {
            return cookies.stream()
                    .filter(cookie -> cookie.getName().equals(name))
                    .map(Cookie::getValue)
                    .findFirst()
                    .orElse("");
        }
    }
}
