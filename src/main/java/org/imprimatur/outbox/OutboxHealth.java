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
 * Health of outgoing mail. Never down: a server that cannot send still serves, and taking it out of service would help no
 * letter. Late mail has a status of its own, which leaves the whole server's at UP and catches an eye that looks for it.
 */
@Component("mailHealthIndicator")
class OutboxHealth implements HealthIndicator {

    private static final Status LATE = new Status("LATE", "Letters wait for more than a quarter of an hour");

    private final OutboxReadModel readModel;
    private final SendingPauses sendingPauses;
    private final MailTransport mailTransport;
    private final Clock clock;

    OutboxHealth(OutboxReadModel readModel, SendingPauses sendingPauses, MailTransport mailTransport, Clock clock) {
        this.readModel = readModel;
        this.sendingPauses = sendingPauses;
        this.mailTransport = mailTransport;
        this.clock = clock;
    }

    @Override
    public Health health() {
        Optional<Instant> oldest = readModel.oldestQueued();
        long seconds = oldest.map(this::secondsSince).orElse(0L);
        Health.Builder health = Health.up().withDetail("oldestQueuedSeconds", seconds);
        if (!mailTransport.isSetUp()) {
            long waiting = readModel.counts().getOrDefault(LetterTab.WAITING, 0L);
            return health.withDetail(
                            "server", "no mail server is set up; " + waiting + " letters wait; nothing is lost")
                    .build();
        }
        SendingPauses.State sending = sendingPauses.state();
        if (sending.pauses() > 0) {
            health.withDetail("paused", String.valueOf(sending.failureReason()))
                    .withDetail("pausedSince", String.valueOf(sending.pausedSince()))
                    .withDetail("reply", String.valueOf(sending.reply()));
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
