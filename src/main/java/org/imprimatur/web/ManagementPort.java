package org.imprimatur.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import org.imprimatur.platform.InvalidSetting;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementServerProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The port for whoever looks after the server, where one is set apart by {@code management.server.port}. It asks nobody
 * to sign in, so it may only be within reach of the machine itself.
 */
@Component
@EnableConfigurationProperties(ManagementServerProperties.class)
class ManagementPort {

    private static final String SETTING = "management.server.address";

    private final Environment environment;
    private final boolean setApart;

    ManagementPort(Environment environment, ManagementServerProperties settings) {
        InetAddress address = settings.getAddress();
        this.environment = environment;
        this.setApart = ManagementPortType.get(environment) == ManagementPortType.DIFFERENT;
        if (setApart && (address == null || !address.isLoopbackAddress())) {
            throw new InvalidSetting(
                    "management.server.port sets a port apart at which nobody is asked to sign in, and " + SETTING
                            + " does not keep it on this machine.",
                    "Write 127.0.0.1 or ::1 for " + SETTING + ", or take management.server.port out.");
        }
    }

    boolean isUsedBy(HttpServletRequest request) {
        Integer port = setApart ? environment.getProperty("local.management.port", Integer.class) : null;
        return port != null && port == request.getLocalPort();
    }
}
