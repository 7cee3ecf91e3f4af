package org.imprimatur.platform;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The command that runs instead of a server, as {@code verify-audit}.
 *
 * @param command empty for a server
 */
@ConfigurationProperties("imprimatur")
public record ServerCommand(@DefaultValue("") String command) {

    public boolean isGiven() {
        return !command.isEmpty();
    }
}
