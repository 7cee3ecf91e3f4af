package org.imprimatur.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.imprimatur.people.Person;
import org.imprimatur.platform.ClientNetwork;
import org.imprimatur.platform.HugeForm;
import org.imprimatur.platform.LargeForm;
import org.springframework.boot.autoconfigure.web.servlet.MultipartProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Limits how much of a request's body is read, before anything of it is read. Whoever has not signed in may send an
 * ordinary form; whoever has, an article with its pictures, where there is use for one, or a list of some ten megabytes. In between stands somebody
 * whose session ended while they wrote: their browser proves that it was signed in from before, and a few such forms
 * are taken at a time.
 *
 * <p>Stands right behind the sessions and before whatever asks for a parameter, because that would read the whole body.
 */
@Component
@EnableConfigurationProperties(MultipartProperties.class)
@Order(SessionRepositoryFilter.DEFAULT_ORDER + 1)
class BodyLimitFilter extends OncePerRequestFilter {

    /** Present in a request of which nothing was read and nothing shall be; says why. */
    static final String REFUSED_UNREAD = BodyLimitFilter.class.getName();

    static final long STRANGERS = DataSize.ofKilobytes(64).toBytes();
    static final long ORDINARY = DataSize.ofMegabytes(2).toBytes();
    static final long LARGE = DataSize.ofMegabytes(21).toBytes();
    static final long KEPT_WORDS = DataSize.ofMegabytes(8).toBytes();

    /** Read to nowhere of what a signed-in person sent in vain: a browser shows the answer only once it has sent all. */
    private static final long READ_IN_VAIN = DataSize.ofMegabytes(64).toBytes();

    private static final int LARGE_AT_A_TIME = 4;
    private static final int KEPT_AT_A_TIME = 2;
    private static final long PATIENCE_SECONDS = 10;

    private final SecurityContextRepository contexts;
    private final CurrentPersonLookup currentPerson;
    private final KnownBrowsers browsers;
    private final RouteAuthorization routes;
    private final long huge;
    private final Semaphore largeOnes = new Semaphore(LARGE_AT_A_TIME, true);
    private final Semaphore keptOnes = new Semaphore(KEPT_AT_A_TIME);
    private final Set<ClientNetwork> keepingFor = ConcurrentHashMap.newKeySet();

    BodyLimitFilter(
            SecurityContextRepository contexts,
            CurrentPersonLookup currentPerson,
            KnownBrowsers browsers,
            RouteAuthorization routes,
            MultipartProperties forms) {
        this.contexts = contexts;
        this.currentPerson = currentPerson;
        this.browsers = browsers;
        this.routes = routes;
        this.huge = forms.getMaxRequestSize().toBytes();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long length = request.getContentLengthLong();
        if (request.getAttribute(SlowSenderValve.TOO_MANY) != null) {
            refuse(HttpStatus.TOO_MANY_REQUESTS, "many", request, response);
        } else if (length < 0 && hasBody(request)) {
            refuse(HttpStatus.LENGTH_REQUIRED, "length", request, response);
        } else if (length <= STRANGERS) {
            chain.doFilter(request, response);
        } else if (person(request).isPresent()) {
            ofSomebody(length, request, response, chain);
        } else if (length <= KEPT_WORDS && mayBringKeptWords(request)) {
            ofSomebodySignedOut(request, response, chain);
        } else {
            refuse(HttpStatus.PAYLOAD_TOO_LARGE, "stranger", request, response);
        }
    }

    private void ofSomebody(long length, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean takesHuge = routes.handlerIs(request, HugeForm.class);
        boolean takesLarge = routes.handlerIs(request, LargeForm.class);
        if (length > (takesHuge ? huge : takesLarge ? LARGE : ORDINARY)) {
            readInVain(request);
            String why = takesHuge ? "huge" : takesLarge ? "large" : "ordinary";
            refuse(HttpStatus.PAYLOAD_TOO_LARGE, why, request, response);
        } else if (length <= ORDINARY) {
            chain.doFilter(request, response);
        } else if (isMyTurn()) {
            try {
                chain.doFilter(request, response);
            } finally {
                largeOnes.release();
            }
        } else {
            refuse(HttpStatus.SERVICE_UNAVAILABLE, "busy", request, response);
        }
    }

    private boolean isMyTurn() {
        try {
            return largeOnes.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException shuttingDown) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void ofSomebodySignedOut(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ClientNetwork network = ClientNetwork.of(request.getRemoteAddr());
        if (!keepingFor.add(network)) {
            refuse(HttpStatus.TOO_MANY_REQUESTS, "busy", request, response);
            return;
        }
        try {
            if (!keptOnes.tryAcquire()) {
                refuse(HttpStatus.TOO_MANY_REQUESTS, "busy", request, response);
                return;
            }
            try {
                chain.doFilter(request, response);
            } finally {
                keptOnes.release();
            }
        } finally {
            keepingFor.remove(network);
        }
    }

    private boolean mayBringKeptWords(HttpServletRequest request) {
        String path = DeskPaths.matched(request);
        return "POST".equals(request.getMethod())
                && (DeskPaths.isUnder("/desk", path) || path.equals("/sign-in"))
                && AccessHandler.isFromOurPages(request)
                && browsers.isKnown(request);
    }

    private Optional<Person> person(HttpServletRequest request) {
        return currentPerson.of(
                request, contexts.loadDeferredContext(request).get().getAuthentication());
    }

    /** Browsers always say how long a form is; what does not say cannot be refused before it is read. */
    private static boolean hasBody(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null
                || (request.getProtocol().startsWith("HTTP/2")
                        && !Set.of("GET", "HEAD").contains(request.getMethod()));
    }

    private static void refuse(HttpStatus status, String why, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        request.setAttribute(REFUSED_UNREAD, why);
        response.sendError(status.value());
    }

    private static void readInVain(HttpServletRequest request) throws IOException {
        byte[] nowhere = new byte[8192];
        InputStream body = request.getInputStream();
        long read = 0;
        for (int more = 0; more >= 0 && read < READ_IN_VAIN; more = body.read(nowhere)) {
            read += more;
        }
    }
}
