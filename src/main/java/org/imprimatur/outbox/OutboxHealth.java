package org.imprimatur.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * How the mail fares. Never down: a server that cannot send still serves, and taking it out of service would help no
 * letter. Late mail has a status of its own, which leaves the whole server's at UP and catches an eye that looks for it.
 */
@Component("mailHealthIndicator")
class OutboxHealth implements HealthIndicator {

    private static final Status LATE = new Status("LATE", "Letters wait for more than a quarter of an hour");

    private final OutboxReadModel shelf;
    private final SendingPauses queue;
    private final MailTransport mailTransport;
    private final Clock clock;

    OutboxHealth(OutboxReadModel shelf, SendingPauses queue, MailTransport mailTransport, Clock clock) {
        this.shelf = shelf;
        this.queue = queue;
        this.mailTransport = mailTransport;
        this.clock = clock;
    }

    @Override
    public Health health() {
        Optional<Instant> oldest = shelf.oldestQueued();
        long seconds = oldest.map(this::secondsSince).orElse(0L);
        Health.Builder health = Health.up().withDetail("oldestQueuedSeconds", seconds);
        if (!mailTransport.knowsTheWay()) {
            long waiting = shelf.counts().getOrDefault(LetterTab.WAITING, 0L);
            return health.withDetail(
                            "server", "no mail server is set up; " + waiting + " letters wait; nothing is lost")
                    .build();
        }
        SendingState queue = this.queue.state();
        if (queue.pauses() > 0) {
            health.withDetail("paused", String.valueOf(queue.trouble()))
                    .withDetail("pausedSince", String.valueOf(queue.pausedSince()))
                    .withDetail("reply", String.valueOf(queue.reply()));
        }
        if (seconds > OutboxPanel.PATIENCE.toSeconds()) {
            health.status(LATE);
        }
        return health.build();
    }

    private long secondsSince(Instant then) {
        return Math.max(0, Duration.between(then, clock.instant()).toSeconds());
    }
}
