package org.imprimatur.web;

import org.imprimatur.platform.BaseAddress;
import org.springframework.stereotype.Component;

/**
 * The names of our cookies. Behind TLS each begins with {@code __Host-}: the browser then takes it only over TLS and
 * only from this very host, so that neither a neighbouring host nor anybody on the way can plant one.
 */
@Component
class CookieNames {

    private static final String HOST_ONLY = "__Host-";

    private final boolean tls;

    CookieNames(BaseAddress address) {
        this.tls = address.isHttps();
    }

    String name(String plain) {
        return tls ? HOST_ONLY + plain : plain;
    }

    boolean tls() {
        return tls;
    }
}
