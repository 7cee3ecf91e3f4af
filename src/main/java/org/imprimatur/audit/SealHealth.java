package org.imprimatur.audit;

import org.imprimatur.platform.Messages;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * The health of sealing. Never "down": articles are read and signed whether or not they are sealed, and a balancer
 * would take all away.
 */
@Component("sealing")
public class SealHealth implements HealthIndicator {

    private final SealKeys keys;
    private final SealCopies copies;
    private final SealSettings settings;
    private final Messages messages;

    SealHealth(SealKeys keys, SealCopies copies, SealSettings settings, Messages messages) {
        this.keys = keys;
        this.copies = copies;
        this.settings = settings;
        this.messages = messages;
    }

    /** Why no seals are made, in words; empty if they are. */
    public String trouble() {
        if (copies.areAhead()) {
            return copies.warning();
        }
        if (keys.current().isEmpty()) {
            String file = settings.keyFile().toString();
            return keys.newest().isEmpty()
                    ? messages.say("seals.key.none", file)
                    : messages.say("seals.key.not-here", file);
        }
        return "";
    }

    @Override
    public Health health() {
        String trouble = trouble();
        return trouble.isEmpty()
                ? Health.up().build()
                : Health.status("UNSEALED").withDetail("why", trouble).build();
    }
}
