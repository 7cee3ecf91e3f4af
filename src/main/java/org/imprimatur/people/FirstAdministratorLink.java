package org.imprimatur.people;

import org.imprimatur.platform.BaseAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
    private final BaseAddress address;

    FirstAdministratorLink(FirstAdministrator firstAdministrator, BaseAddress address) {
        this.firstAdministrator = firstAdministrator;
        this.address = address;
    }

    @EventListener(ApplicationReadyEvent.class)
    void print() {
        if (firstAdministrator.isDue()) {
            LOG.info(
                    "Nobody works here yet. Become the first administrator at this address; it works once,"
                            + " for 24 hours (a restart prints another):\n\n    {}\n",
                    address.to(firstAdministrator.newPath()));
        }
    }
}
