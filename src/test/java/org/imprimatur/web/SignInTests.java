package org.imprimatur.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.cookie;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.TestClock;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.PasswordResets;
import org.imprimatur.people.Person;
import org.imprimatur.platform.ClientNetwork;
import org.imprimatur.platform.Subject;
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

    @Autowired
    PasswordResets resets;

    @Autowired
    AuditTrail audit;

    @Autowired
    TestClock.Settable clock;

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
        Browser browser = new Browser();
        for (int i = 0; i < 5; i++) {
            browser.signIn(person, "guess " + i);
        }
        MockHttpServletResponse slowed = browser.signIn(person, PASSWORD);

        assertThat(slowed.getStatus()).isEqualTo(429);
        assertThat(Integer.parseInt(slowed.getHeader("Retry-After"))).isBetween(1, 10);
        assertThat(page(slowed).select("h2").text()).contains("Please wait a moment");
    }

    @Test
    void whatStrangersTryNeverKeepsTheOwnerOut() throws Exception {
        Person person = somebody();
        Browser own = new Browser();
        own.signIn(person, PASSWORD);
        own.post("/sign-out");
        for (int i = 0; i < 6; i++) {
            Browser stranger = new Browser();
            stranger.address = own.address;
            stranger.signIn(person, "guess " + i);
        }
        Browser fresh = new Browser();
        fresh.address = own.address;
        assertThat(fresh.signIn(person, PASSWORD).getStatus()).isEqualTo(429);
        assertThat(own.signIn(person, PASSWORD).getRedirectedUrl())
                .as("A browser the owner has used before")
                .isEqualTo("/desk");
        assertThat(new Browser().signIn(person, PASSWORD).getRedirectedUrl())
                .as("Another network")
                .isEqualTo("/desk");
    }

    @Test
    void aKnownBrowserIsKnownForItsOwnerAlone() throws Exception {
        Person person = somebody();
        Browser colleague = new Browser();
        colleague.signIn(somebody(), PASSWORD);
        colleague.post("/sign-out");
        for (int i = 0; i < 5; i++) {
            colleague.signIn(person, "guess " + i);
        }
        assertThat(colleague.signIn(person, PASSWORD).getStatus()).isEqualTo(429);
        String forged =
                colleague.cookie("KNOWN").replaceFirst("^[^.]+", person.id().toString());
        colleague.cookies.removeIf(cookie -> cookie.getName().equals("KNOWN"));
        colleague.cookies.add(new Cookie("KNOWN", forged));
        assertThat(colleague.signIn(person, PASSWORD).getStatus()).isEqualTo(429);
    }

    @Test
    void whoHasJustChosenANewPasswordByLetterIsLetThrough() throws Exception {
        Person person = somebody();
        Browser browser = new Browser();
        for (int i = 0; i < 6; i++) {
            browser.signIn(person, "guess " + i);
        }
        resets.ask(person.email(), ClientNetwork.of("203.0.113." + (System.nanoTime() & 0xFF)));
        String path = jdbc.sql("select model_json from outbox_mail where person_id = ? and kind = 'password-reset'")
                .param(person.id().value())
                .query(String.class)
                .single()
                .replaceAll(".*\"path\"\\s*:\\s*\"([^\"]*)\".*", "$1");
        browser.open(path);
        browser.remember(server.perform(browser.with(post(path))
                        .param("_csrf", browser.token)
                        .param("password", "quite another pass phrase")
                        .param("passwordAgain", "quite another pass phrase"))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse());
        assertThat(browser.signIn(person, "quite another pass phrase").getRedirectedUrl())
                .isEqualTo("/desk");
    }

    @Test
    void theOwnerIsToldOfManyWrongTriesOnceADay() throws Exception {
        Person person = somebody();
        for (int i = 0; i < 20; i++) {
            new Browser().signIn(person, "guess " + i);
        }
        assertThat(jdbc.sql("select model_json from outbox_mail where person_id = ? and kind = 'account'")
                        .param(person.id().value())
                        .query(String.class)
                        .list())
                .hasSize(1)
                .allSatisfy(letter ->
                        assertThat(letter).contains("\"change\":\"tries\"").contains("\"what\":\"10\""));
    }

    @Test
    void theAuditKeepsWhoCameInAndHowOftenItWasTriedInVainAndNoTypedAddress() throws Exception {
        Person person = somebody();
        for (int i = 0; i < 9; i++) {
            new Browser().signIn(person, "guess " + i);
        }
        Browser browser = new Browser();
        browser.signIn(person, PASSWORD);
        browser.post("/sign-out");
        assertThat(audit.chain(person.id().subject()))
                .extracting(line -> line.action() + line.facts())
                .contains(
                        "sign-in.failed{tries=1}",
                        "sign-in.failed{tries=2}",
                        "sign-in.failed{tries=4}",
                        "sign-in.failed{tries=8}",
                        "sign-in.done{browser=new}",
                        "sign-out.done{}")
                .doesNotContain("sign-in.failed{tries=9}");
        String stranger = "stranger-" + UUID.randomUUID() + "@elsewhere.test";
        for (int i = 0; i < 7; i++) {
            browser.signIn("/sign-in", stranger, "guess");
        }
        assertThat(audit.chain(Subject.of("sign-ins")).toString())
                .doesNotContain(stranger)
                .contains("sign-in.failed");
        assertThat(audit.chain(Subject.of("sign-ins"))).hasSizeLessThan(40);
    }

    @Test
    void aSessionEndsADayAfterSigningInHoweverBusyItWasAndWhatWasTypedIsKept() throws Exception {
        Browser browser = new Browser();
        browser.signIn(somebody(), PASSWORD);
        try {
            clock.advance(Duration.ofHours(23));
            assertThat(browser.open("/desk/articles").getStatus()).isEqualTo(200);
            clock.advance(Duration.ofHours(1));
            Document signIn = page(server.perform(browser.with(post("/desk/articles"))
                            .header("Sec-Fetch-Site", "same-origin")
                            .param("_csrf", browser.token)
                            .param("body", "Two hours of work."))
                    .andExpect(status().isUnauthorized())
                    .andReturn()
                    .getResponse());
            assertThat(signIn.select("h1, h2, .notice-title, p").text()).contains("Your session has ended");
            assertThat(signIn.select("input[name='kept:body']").val()).isEqualTo("Two hours of work.");
            assertThat(browser.open("/desk/articles").getRedirectedUrl()).startsWith("/sign-in");
        } finally {
            clock.reset();
        }
    }

    @Test
    void oneSeesWhereOneIsSignedInAndSignsOutThere() throws Exception {
        Person person = somebody();
        Browser desk = new Browser();
        desk.userAgent = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0";
        desk.address = "203.0.113.7";
        desk.signIn(person, PASSWORD);
        Browser phone = new Browser();
        phone.userAgent =
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Safari/604.1";
        phone.signIn(person, PASSWORD);
        Browser third = new Browser();
        third.signIn(person, PASSWORD);

        MockHttpServletResponse answer = desk.open("/desk/me/sessions");
        Document mine = page(answer);
        assertThat(mine.select(".row-title").eachText())
                .hasSize(3)
                .startsWith("Firefox on Windows")
                .contains("Safari on iPhone", "A browser that does not say what it is");
        assertThat(mine.select(".row").first().text()).contains("From 203.0.113.…", "This browser");
        assertThat(answer.getContentAsString())
                .doesNotContain(new String(java.util.Base64.getDecoder().decode(phone.cookie("SESSION"))));

        String handle = mine.select(".row:contains(iPhone) input[name=session]").val();
        desk.remember(server.perform(desk.with(post("/desk/me/sessions/end"))
                        .param("_csrf", desk.token)
                        .param("session", handle))
                .andReturn()
                .getResponse());
        assertThat(phone.open("/desk/articles").getRedirectedUrl()).startsWith("/sign-in");
        assertThat(third.open("/desk/articles").getStatus()).isEqualTo(200);
        desk.post("/desk/me/sessions/end-others");
        assertThat(third.open("/desk/articles").getRedirectedUrl()).startsWith("/sign-in");
        assertThat(desk.open("/desk/articles").getStatus()).isEqualTo(200);
    }

    @Test
    void whatWasDoneIsSaidOnTheNextPageAndNotAgain() throws Exception {
        Browser browser = new Browser();
        browser.signIn(somebody(), PASSWORD);
        browser.post("/desk/me/sessions/end-others");
        assertThat(page(browser.open("/desk/me/sessions"))
                        .select(".flash .notice")
                        .text())
                .isNotEmpty();
        assertThat(page(browser.open("/desk/me/sessions")).select(".flash .notice--signed"))
                .isEmpty();
    }

    /** A newer version of the framework may not read what an older one wrote, nor we our own classes under new names. */
    @Test
    void aSessionThisVersionCannotReadLeadsToAPlainSignIn() throws Exception {
        Person person = somebody();
        Browser browser = new Browser();
        browser.signIn(person, PASSWORD);
        jdbc.sql("update spring_session_attributes set attribute_bytes = ? where session_primary_id in"
                        + " (select primary_id from spring_session where principal_name = ?)")
                .params(
                        "of another version".getBytes(StandardCharsets.UTF_8),
                        person.id().toString())
                .update();

        assertThat(browser.open("/desk/articles").getRedirectedUrl()).startsWith("/sign-in");
        assertThat(browser.signIn(person, PASSWORD).getRedirectedUrl()).isEqualTo("/desk");
        assertThat(browser.open("/desk/me/sessions").getStatus()).isEqualTo(200);
    }

    @Test
    void nobodyEndsSomebodyElsesSessionByItsHandle() throws Exception {
        Person person = somebody();
        Browser theirs = new Browser();
        theirs.signIn(person, PASSWORD);
        Browser more = new Browser();
        more.signIn(person, PASSWORD);
        String handle = page(theirs.open("/desk/me/sessions"))
                .select("input[name=session]")
                .val();
        Browser mine = new Browser();
        mine.signIn(somebody(), PASSWORD);
        mine.open("/desk/me/sessions");
        server.perform(mine.with(post("/desk/me/sessions/end"))
                .param("_csrf", mine.token)
                .param("session", handle));
        assertThat(more.open("/desk/articles").getStatus()).isEqualTo(200);
    }

    @Test
    void anAdministratorEndsSomebodysSessionsAndTheyAreTold() throws Exception {
        Person person = somebody();
        Person admin = somebody(newsroom.anAdministrator());
        Browser theirs = new Browser();
        theirs.signIn(person, PASSWORD);
        Browser office = new Browser();
        office.signIn(admin, PASSWORD);
        assertThat(page(office.open("/desk/people/" + person.id())).text()).contains("Sign them out everywhere");
        office.post("/desk/people/" + person.id() + "/sessions/end");

        assertThat(theirs.open("/desk/articles").getRedirectedUrl()).startsWith("/sign-in");
        assertThat(audit.chain(person.id().subject())).anySatisfy(line -> {
            assertThat(line.action()).isEqualTo("sessions.ended");
            assertThat(line.actor()).isEqualTo(admin.id().toString());
        });
        assertThat(jdbc.sql("select model_json from outbox_mail where person_id = ? and kind = 'account'")
                        .param(person.id().value())
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .contains("\"change\":\"sessions\"", admin.name());
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
        return somebody(newsroom.aWriter());
    }

    private Person somebody(Person person) {
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
        private String address = "2001:db8::" + System.identityHashCode(this);
        private String userAgent = "";

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
                r.setRemoteAddr(address);
                return r;
            });
            from.header("User-Agent", userAgent);
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
