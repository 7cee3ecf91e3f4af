package org.imprimatur.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.RemoteIpValve;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.http.MimeHeaders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Tomcat valve that removes what anybody but a trusted proxy says of where a request came from, and leaves of what a
 * trusted one says the one address that no trusted proxy has. What then still stands in the request may be believed.
 */
final class ForwardedHeadersValve extends ValveBase {

    static final String FOR = "X-Forwarded-For";
    static final String PROTO = "X-Forwarded-Proto";
    static final String HOST = "X-Forwarded-Host";
    static final String PORT = "X-Forwarded-Port";

    private static final List<String> ALL =
            List.of(FOR, PROTO, HOST, PORT, "X-Forwarded-Prefix", "X-Forwarded-Ssl", "Forwarded");
    private static final Duration NOT_AGAIN_FOR = Duration.ofHours(1);
    private static final Logger LOG = LoggerFactory.getLogger(ForwardedHeadersValve.class);

    private final TrustedProxies proxies;
    private final Clock clock;
    private final AtomicLong quietUntil = new AtomicLong();

    ForwardedHeadersValve(TrustedProxies proxies, Clock clock) {
        super(true);
        this.proxies = proxies;
        this.clock = clock;
    }

    /** What believes the rest. It sees no header that is not to be believed, and so may believe whoever is before it. */
    static RemoteIpValve believing() {
        RemoteIpValve valve = new RemoteIpValve();
        valve.setInternalProxies(".*");
        valve.setRemoteIpHeader(FOR);
        valve.setProtocolHeader(PROTO);
        valve.setHostHeader(HOST);
        valve.setPortHeader(PORT);
        return valve;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        MimeHeaders headers = request.getCoyoteRequest().getMimeHeaders();
        if (proxies.include(request.getRemoteAddr())) {
            String client = client(request);
            if (client != null) {
                headers.setValue(FOR).setString(client);
            }
        } else if (ALL.stream().anyMatch(name -> headers.getHeader(name) != null)) {
            warn(request.getRemoteAddr());
            ALL.forEach(headers::removeHeader);
        }
        getNext().invoke(request, response);
    }

    /** Each proxy adds to the right whom it heard from; what stands left of the first stranger may be a stranger's words. */
    private @Nullable String client(Request request) {
        List<String> way = new ArrayList<>();
        for (String line : Collections.list(request.getHeaders(FOR))) {
            for (String hop : line.split(",")) {
                way.add(hop.strip());
            }
        }
        for (int hop = way.size() - 1; hop > 0; hop--) {
            if (!proxies.include(way.get(hop))) {
                return way.get(hop);
            }
        }
        return way.isEmpty() ? null : way.get(0);
    }

    private void warn(String sender) {
        long now = clock.millis();
        long until = quietUntil.get();
        if (until <= now && quietUntil.compareAndSet(until, now + NOT_AGAIN_FOR.toMillis())) {
            LOG.warn(
                    "{} sends X-Forwarded headers and is not believed: where a proxy of yours does so, name it in "
                            + "imprimatur.trusted-proxies, or all its readers count as one and links may begin with http",
                    sender);
        }
    }
}
