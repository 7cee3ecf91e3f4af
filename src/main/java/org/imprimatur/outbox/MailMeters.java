package org.imprimatur.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How long the oldest letter has been waiting; what became of letters is counted where it is decided. */
@Component
class MailMeters implements MeterBinder {

    private final MailShelf shelf;
    private final Clock clock;

    MailMeters(MailShelf shelf, Clock clock) {
        this.shelf = shelf;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("imprimatur.mail.oldest.queued", this, MailMeters::oldestSeconds)
                .baseUnit("seconds")
                .description("How long the oldest letter has been waiting for its first attempt")
                .register(registry);
    }

    private double oldestSeconds() {
        return shelf.oldestQueued()
                .map(then -> Math.max(0, Duration.between(then, clock.instant()).toSeconds()))
                .orElse(0L)
                .doubleValue();
    }
}
