package org.imprimatur.web;

import java.time.Clock;
import org.apache.catalina.valves.RemoteIpValve;
import org.imprimatur.platform.InvalidSetting;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** How the web server hears of proxies: from {@code imprimatur.trusted-proxies} alone. */
@Component
class TomcatCustomizer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

    private static final String STRATEGY = "server.forward-headers-strategy";

    private final TrustedProxies proxies;
    private final Environment environment;
    private final Clock clock;

    TomcatCustomizer(TrustedProxies proxies, Environment environment, Clock clock) {
        this.proxies = proxies;
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        if (!"none".equalsIgnoreCase(environment.getProperty(STRATEGY))
                || server.getEngineValves().stream().anyMatch(RemoteIpValve.class::isInstance)) {
            throw new InvalidSetting(
                    STRATEGY + " or a setting of server.tomcat.remoteip would have the server believe whoever calls "
                            + "from a private address.",
                    "Take it out, and name your proxies in imprimatur.trusted-proxies instead, as 10.0.0.0/8.");
        }
        server.addEngineValves(
                new ForwardedHeadersValve(proxies, clock), ForwardedHeadersValve.believing(), new SlowSenderValve());
    }

    /** After all others, to see what they made of other settings. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
