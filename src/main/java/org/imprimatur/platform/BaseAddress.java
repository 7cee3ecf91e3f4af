package org.imprimatur.platform;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The address at which readers and colleagues reach this server; whatever leads here from elsewhere begins with it. Behind
 * a proxy it may have a path.
 *
 * @param baseUrl without a slash at its end
 */
@ConfigurationProperties("imprimatur")
public record BaseAddress(String baseUrl) {

    public BaseAddress {
        baseUrl = baseUrl.strip().replaceAll("/+$", "");
        if (!baseUrl.matches("(?i)https?://[^/\\s]+(?:/\\S*)?")) {
            throw new InvalidSetting(
                    "imprimatur.base-url is “" + baseUrl + "”, which no browser can open.",
                    "Write the address at which people reach the server, as https://desk.example.org.");
        }
    }

    /** @param path begins with a slash */
    public String to(String path) {
        return baseUrl + path;
    }

    public boolean isHttps() {
        return baseUrl.regionMatches(true, 0, "https:", 0, 6);
    }

    public URI uri() {
        return URI.create(baseUrl);
    }
}
