package org.imprimatur.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Metrics of the outbox: how long the oldest letter has been waiting; what became of letters is counted where it is decided. */
@Component
class OutboxMeters implements MeterBinder {

    private final OutboxReadModel readModel;
    private final Clock clock;

    OutboxMeters(OutboxReadModel readModel, Clock clock) {
        this.readModel = readModel;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("imprimatur.mail.oldest.queued", this, OutboxMeters::oldestSeconds)
                .baseUnit("seconds")
                .description("How long the oldest letter has been waiting for its first attempt")
                .register(registry);
    }

    private double oldestSeconds() {
        return readModel
                .oldestQueued()
                .map(then -> Math.max(0, Duration.between(then, clock.instant()).toSeconds()))
                .orElse(0L)
                .doubleValue();
    }
}
