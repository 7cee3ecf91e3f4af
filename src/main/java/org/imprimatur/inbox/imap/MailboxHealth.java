package org.imprimatur.inbox.imap;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.imprimatur.inbox.InboundMailReadModel;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * Health of incoming mail. Never down: mail that cannot be fetched stays where it is, and a server taken out of
 * service would fetch none either. The statuses of its own leave the whole server's at UP.
 */
@Component("mailboxHealthIndicator")
public class MailboxHealth implements HealthIndicator {

    /** A mailbox that was not looked into for so long is not being read. */
    public static final Duration SILENCE = Duration.ofMinutes(10);

    /** A mail that waits longer than this to be sorted waits too long. */
    public static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final Status UNREACHABLE = new Status("UNREACHABLE", "The mailbox cannot be read");

    private static final Status LATE = new Status("LATE", "Mail is not read or not sorted as it should be");

    private final InboundMailReadModel readModel;
    private final MailboxStatus mailbox;
    private final Clock clock;

    MailboxHealth(InboundMailReadModel readModel, MailboxStatus mailbox, Clock clock) {
        this.readModel = readModel;
        this.mailbox = mailbox;
        this.clock = clock;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        long unsorted = readModel.oldestUnsorted().map(this::secondsSince).orElse(0L);
        health.withDetail("oldestUnsortedSeconds", unsorted).withDetail("stuck", readModel.unfetchable());
        if (unsorted > PATIENCE.toSeconds()) {
            health.status(LATE);
        }
        if (!mailbox.isSetUp()) {
            return health.withDetail("mailbox", "none is set up").build();
        }
        mailbox.status().ifPresent(status -> {
            if (status.lastRead() != null) {
                long silence = secondsSince(status.lastRead());
                health.withDetail("lastGoodPollSeconds", silence);
                if (silence > SILENCE.toSeconds()) {
                    health.status(LATE);
                }
            }
            if (status.failingSince() != null) {
                health.status(UNREACHABLE)
                        .withDetail("failingSince", status.failingSince().toString())
                        .withDetail("said", status.said());
            }
        });
        return health.build();
    }

    private long secondsSince(Instant then) {
        return Math.max(0, Duration.between(then, clock.instant()).toSeconds());
    }
}
