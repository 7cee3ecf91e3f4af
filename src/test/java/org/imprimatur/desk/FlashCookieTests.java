package org.imprimatur.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.web.servlet.FlashMap;

/** What one page says to the next. */
class FlashCookieTests {

    private final FlashCookie flashes = new FlashCookie(new ObjectMapper(), new DeskCookies("http://localhost:8080"));
    private MockHttpSession session = new MockHttpSession();
    private @Nullable Cookie cookie;

    @Test
    void wordsReachTheNextPageOnceAndTheSessionStaysEmpty() {
        say("/desk", "flash", "“Sleep” was handed in – <b>at last</b>.");

        assertThat(session.getAttributeNames().hasMoreElements()).isFalse();
        assertThat(open("/desk")).containsEntry("flash", "“Sleep” was handed in – <b>at last</b>.");
        assertThat(open("/desk")).isNull();
    }

    @Test
    void wordsWaitForThePageTheyAreFor() {
        say("/desk/people", "flash", "Saved.");
        assertThat(open("/desk")).isNull();
        assertThat(open("/desk/people")).containsEntry("flash", "Saved.");
    }

    @Test
    void theCookieIsNotForScriptsNorForOtherSites() {
        say("/desk", "flash", "Saved.");
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getAttribute("SameSite")).isEqualTo("Lax");
        assertThat(cookie.getMaxAge()).isNegative();
    }

    @Test
    void nobodyElseCanPutWordsOnAPage() {
        say("/desk", "flash", "Call this number.");
        session = new MockHttpSession();
        assertThat(open("/desk")).isNull();
    }

    @Test
    void aCookieSomebodyChangedSaysNothing() {
        say("/desk", "flash", "Saved.");
        String value = cookie.getValue();
        for (String broken : List.of("", ".", "x", "x.y", "A" + value.substring(1), value.replace(".", ""), "%%.%%")) {
            cookie = new Cookie(FlashCookie.NAME, broken);
            assertThat(open("/desk")).as(broken).isNull();
        }
    }

    @Test
    void whatIsTooLongForACookieStaysInTheSession() {
        say("/desk", "flash", "long ".repeat(FlashCookie.LONGEST));
        assertThat(cookie).isNull();
        assertThat(open("/desk")).containsEntry("flash", "long ".repeat(FlashCookie.LONGEST));
        assertThat(open("/desk")).isNull();
        assertThat(session.getAttributeNames().hasMoreElements()).isFalse();
    }

    @Test
    void whatIsNoPlainWordsStaysInTheSession() {
        say("/desk", "told", List.of("one", "two"));
        assertThat(cookie).isNull();
        assertThat(open("/desk")).containsEntry("told", List.of("one", "two"));
    }

    @Test
    void twoPagesBothGetTheirWords() {
        say("/desk/people", "flash", "Invited.");
        say("/desk/mail", "flash", "Sent again.");
        assertThat(open("/desk/mail")).containsEntry("flash", "Sent again.");
        assertThat(open("/desk/people")).containsEntry("flash", "Invited.");
    }

    private void say(String page, String name, Object words) {
        FlashMap map = new FlashMap();
        map.put(name, words);
        map.setTargetRequestPath(page);
        MockHttpServletResponse response = new MockHttpServletResponse();
        flashes.saveOutputFlashMap(map, request("/desk/form"), response);
        keep(response);
    }

    private @Nullable Map<String, Object> open(String page) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        FlashMap found = flashes.retrieveAndUpdate(request(page), response);
        keep(response);
        return found;
    }

    private MockHttpServletRequest request(String page) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", page);
        request.setSession(session);
        if (cookie != null) {
            request.setCookies(cookie);
        }
        return request;
    }

    private void keep(MockHttpServletResponse response) {
        Cookie set = response.getCookie(FlashCookie.NAME);
        if (set != null) {
            cookie = set.getMaxAge() == 0 ? null : set;
        }
    }
}
