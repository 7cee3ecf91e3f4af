package org.imprimatur.people;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Prints the first administrator's link at every start while nobody works here. A server full of demonstration people
 * prints none.
 */
@Component
@ConditionalOnWebApplication
class FirstAdministratorLink {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministratorLink.class);

    private final FirstAdministrator firstAdministrator;
    private final String baseUrl;

    FirstAdministratorLink(FirstAdministrator firstAdministrator, @Value("${imprimatur.base-url}") String baseUrl) {
        this.firstAdministrator = firstAdministrator;
        this.baseUrl = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
    }

    @EventListener(ApplicationReadyEvent.class)
    void print() {
        if (firstAdministrator.isDue()) {
            LOG.info(
                    "Nobody works here yet. Become the first administrator at this address; it works once,"
                            + " for 24 hours (a restart prints another):\n\n    {}\n",
                    baseUrl + firstAdministrator.newPath());
        }
    }
}
