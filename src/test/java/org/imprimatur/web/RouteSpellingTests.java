package org.imprimatur.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.imprimatur.FullBuildOnly;
import org.imprimatur.Newsroom;
import org.imprimatur.ServerTest;
import org.imprimatur.people.Person;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.UriUtils;

/**
 * The same decision, whatever the spelling of an address. Every route the server has, asked for by every kind of person,
 * by every method, in every spelling: whoever is let in by a spelling is let in by the plain address too, or there is
 * nothing behind that spelling. Only the doors are asked; nothing behind them is done.
 */
@ServerTest
class RouteSpellingTests {

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "OPTIONS", "TRACE", "PUT", "DELETE");

    @Autowired
    @Qualifier("springSecurityFilterChain")
    Filter doors;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    @Autowired
    List<HandlerMapping> mappings;

    @Autowired
    Newsroom newsroom;

    @Test
    @FullBuildOnly
    void noSpellingOpensADoorThatThePlainAddressKeepsShut() throws Exception {
        Map<String, @Nullable Person> people = new LinkedHashMap<>();
        people.put("nobody", null);
        people.put("a writer", newsroom.aWriter());
        people.put("a reviewer", newsroom.aReviewer());
        people.put("a publisher", newsroom.aPublisher());
        people.put("an administrator", newsroom.anAdministrator());
        List<String> open = new ArrayList<>();
        int asked = 0;
        for (String address : addresses()) {
            for (var person : people.entrySet()) {
                for (String method : METHODS) {
                    boolean plain = isLetIn(method, address, person.getValue());
                    for (String spelling : spellings(address)) {
                        asked++;
                        if (!plain
                                && isLetIn(method, spelling, person.getValue())
                                && leadsTo(address, method, spelling)) {
                            open.add(method + " " + spelling + " for " + person.getKey());
                        }
                    }
                }
            }
        }
        assertThat(asked).isGreaterThan(10_000);
        assertThat(open).isEmpty();
    }

    /** What is sent to a form of the desk without its token is refused, whatever the spelling. */
    @Test
    void noSpellingSparesTheFormToken() throws Exception {
        Person admin = newsroom.anAdministrator();
        List<String> taken = new ArrayList<>();
        for (String address : addresses()) {
            if (!DeskPaths.contains(address)) {
                continue;
            }
            for (String spelling : spellings(address)) {
                if (isLetIn("POST", spelling, admin, false) && leadsTo(address, "POST", spelling)) {
                    taken.add(spelling);
                }
            }
        }
        assertThat(taken).isEmpty();
    }

    @Test
    void anAddressIsOnTheSameSideInEverySpelling() {
        assertThat(DeskPaths.contains("/%64esk/people")).isTrue();
        assertThat(DeskPaths.contains("/desk;x=1/people")).isTrue();
        assertThat(DeskPaths.contains("/sign-%69n")).isTrue();
        assertThat(DeskPaths.contains("/%61ctuator/%70rometheus")).isTrue();
        assertThat(DeskPaths.contains("/actuator/health")).isFalse();
        assertThat(DeskPaths.contains("/deskside")).isFalse();
    }

    /** With ids in the place of variables, and what the server has besides controllers. */
    private Set<String> addresses() {
        Set<String> addresses = new TreeSet<>(Set.of(
                "/actuator", "/actuator/prometheus", "/actuator/env", "/sign-out", "/app.css", "/desk/no-such-page"));
        handlers.getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getPatternValues()
                        .forEach(pattern -> addresses.add(pattern.replaceAll("\\{sha256[^/]*", "a".repeat(64))
                                .replaceAll("\\{(id|credential|mail)}", "8b1f0f3a-6a53-4b0f-9d1f-0a4f0a1b2c3d")
                                .replaceAll("\\{(number|file)}", "7")
                                .replaceAll("\\{[^/]*}", "word"))));
        return addresses;
    }

    private static Set<String> spellings(String address) {
        Set<String> spellings = new LinkedHashSet<>();
        String[] segments = address.substring(1).split("/");
        for (int i = 0; i < segments.length; i++) {
            String segment = segments[i];
            if (!segment.isEmpty()) {
                String first = String.format("%%%02x", (int) segment.charAt(0));
                String rest = segment.substring(1);
                spellings.add(with(segments, i, first + rest));
                spellings.add(with(segments, i, first.toUpperCase(Locale.ROOT) + rest));
                spellings.add(with(segments, i, segment + ";x=1"));
                spellings.add(with(segments, i, "%25" + first.substring(1) + rest));
                spellings.add(with(segments, i, segment.toUpperCase(Locale.ROOT)));
                spellings.add(with(segments, i, "./" + segment));
                spellings.add(with(segments, i, "x/../" + segment));
                spellings.add(with(segments, i, "%2e/" + segment));
                spellings.add(with(segments, i, "x/%2e%2e/" + segment));
            }
        }
        spellings.add("/" + UriUtils.encode(address.substring(1), "UTF-8"));
        spellings.add(address.replaceFirst("/", "//"));
        spellings.add(
                address.substring(0, address.lastIndexOf('/')) + "/" + address.substring(address.lastIndexOf('/')));
        spellings.add(address + "/");
        spellings.add(address + "%2f");
        spellings.add(address + "%00");
        spellings.add(address + "%20");
        spellings.add(address + ".html");
        spellings.add(address + ";/../");
        spellings.add("\\" + address);
        spellings.remove(address);
        return spellings;
    }

    private static String with(String[] segments, int index, String other) {
        String[] changed = segments.clone();
        changed[index] = other;
        return "/" + String.join("/", changed);
    }

    private boolean isLetIn(String method, String address, @Nullable Person person) throws Exception {
        return isLetIn(method, address, person, true);
    }

    private boolean isLetIn(String method, String address, @Nullable Person person, boolean withToken)
            throws Exception {
        MockHttpServletRequest request = request(method, address);
        if (person != null) {
            MockHttpSession session = new MockHttpSession();
            session.setAttribute(
                    HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                    new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                            person.id().toString(), null, List.of())));
            request.setSession(session);
        }
        if (withToken) {
            request.setCookies(new jakarta.servlet.http.Cookie("XSRF-TOKEN", "8b1f0f3a-6a53-4b0f-9d1f-0a4f0a1b2c3d"));
            request.addHeader("X-XSRF-TOKEN", "8b1f0f3a-6a53-4b0f-9d1f-0a4f0a1b2c3d");
        }
        // Programs are refused in a few words; pages would be drawn.
        request.addHeader("Accept", "application/json");
        AtomicBoolean in = new AtomicBoolean();
        try {
            doors.doFilter(request, new MockHttpServletResponse(), (asked, answer) -> in.set(true));
        } finally {
            SecurityContextHolder.clearContext();
        }
        return in.get();
    }

    /** Whether the dispatcher would find something there that is not another address' own: "NEW" is the id of an article. */
    private boolean leadsTo(String address, String method, String spelling) {
        Object found = handler(method, spelling);
        Object plain = handler(method, address);
        return found != null
                && !(plain instanceof HandlerMethod && found instanceof HandlerMethod && !found.equals(plain));
    }

    private @Nullable Object handler(String method, String address) {
        MockHttpServletRequest request = request(method, address);
        ServletRequestPathUtils.parseAndCache(request);
        for (HandlerMapping mapping : mappings) {
            try {
                HandlerExecutionChain found = mapping.getHandler(request);
                // A file that is not there; the one that is stands among the plain addresses.
                if (found != null && !(found.getHandler() instanceof ResourceHttpRequestHandler)) {
                    return found.getHandler();
                }
            } catch (Exception refused) {
                return null;
            }
        }
        return null;
    }

    /** As Tomcat would hand it on: the address as sent, and beside it as decoded. */
    private static MockHttpServletRequest request(String method, String address) {
        MockHttpServletRequest request = new MockHttpServletRequest(new MockServletContext(), method, address);
        String decoded = List.of(address.split("/", -1)).stream()
                .map(segment -> segment.split(";", 2)[0])
                .map(segment -> {
                    try {
                        return UriUtils.decode(segment, "UTF-8");
                    } catch (IllegalArgumentException odd) {
                        return segment;
                    }
                })
                .collect(Collectors.joining("/"));
        request.setServletPath(decoded);
        request.setRemoteAddr("192.0.2.77");
        return request;
    }
}
