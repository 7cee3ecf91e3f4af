package org.imprimatur.inbox.imap;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.imprimatur.inbox.InboundMailReadModel;
import org.springframework.stereotype.Component;

/** Metrics of incoming mail: how long ago the mailbox was last read well, and how long the oldest mail has been waiting to be sorted. */
@Component
class MailboxMeters implements MeterBinder {

    private final InboundMailReadModel readModel;
    private final MailboxStatus mailbox;
    private final Clock clock;

    MailboxMeters(InboundMailReadModel readModel, MailboxStatus mailbox, Clock clock) {
        this.readModel = readModel;
        this.mailbox = mailbox;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(
                        "imprimatur.mail.oldest.unsorted",
                        "How long the oldest mail has waited to be sorted",
                        () -> readModel.oldestUnsorted().map(this::secondsSince).orElse(0.0))
                .register(registry);
        // Not a number as long as there is nothing to tell: zero would read as "just now".
        gauge(
                        "imprimatur.mail.last.good.poll",
                        "Metrics of incoming mail: how long ago the mailbox was last read without trouble",
                        () -> lastRead().map(this::secondsSince).orElse(Double.NaN))
                .register(registry);
    }

    private static Gauge.Builder<Supplier<Number>> gauge(String name, String description, Supplier<Number> seconds) {
        return Gauge.builder(name, seconds).baseUnit("seconds").description(description);
    }

    private Optional<Instant> lastRead() {
        return mailbox.isSetUp() ? mailbox.status().map(MailboxStatus.Status::lastRead) : Optional.empty();
    }

    private double secondsSince(Instant then) {
        return Math.max(0, Duration.between(then, clock.instant()).toSeconds());
    }
}
