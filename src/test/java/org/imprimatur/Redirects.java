package org.imprimatur;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Goes where a browser would after a deed: through all redirects, in one session, to the page that is shown at last. */
public final class Redirects {

    private static final int MOST = 10;

    private Redirects() {}

    /**
     * The page somebody ends on; its location is the address, with the place on the page it was opened at.
     *
     * @param as who goes
     */
    public static Document end(MockMvc server, MvcResult done, RequestPostProcessor as) throws Exception {
        MockHttpServletResponse answer = done.getResponse();
        Cookie[] cookies = answer.getCookies();
        String here = done.getRequest().getRequestURI();
        String place = "";
        for (int i = 0; i < MOST && answer.getRedirectedUrl() != null; i++) {
            URI next = URI.create(answer.getRedirectedUrl());
            here = next.getRawPath() + (next.getRawQuery() == null ? "" : "?" + next.getRawQuery());
            // As browsers do: a place asked for stays asked for, unless another is.
            place = next.getFragment() == null ? place : "#" + next.getFragment();
            MockHttpServletRequestBuilder request =
                    get(URI.create(here)).accept("text/html").with(as);
            if (cookies.length > 0) {
                request.cookie(cookies);
            }
            answer = server.perform(request).andReturn().getResponse();
            cookies = answer.getCookies().length > 0 ? answer.getCookies() : cookies;
        }
        return Jsoup.parse(answer.getContentAsString(), here + place);
    }
}
