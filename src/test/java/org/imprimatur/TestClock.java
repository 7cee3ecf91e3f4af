package org.imprimatur;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** One clock for the application and the engine; stands still when told to, and is put right by {@link #reset}. */
@TestConfiguration
public class TestClock {

    /** @param now from which moment it goes on; the machine's own time if none is set */
    @Bean
    @Primary
    public Settable settableClock(@Value("${imprimatur.test.now:}") String now) {
        Settable clock = new Settable();
        if (!now.isEmpty()) {
            clock.beginAt(Instant.parse(now));
        }
        return clock;
    }

    public static final class Settable extends Clock {

        private static final ZoneId UTC = ZoneId.of("UTC");

        private volatile Duration beginning = Duration.ZERO;
        private volatile Duration offset = Duration.ZERO;
        private volatile ZoneId zone = UTC;
        private volatile @Nullable Instant still;

        private void beginAt(Instant now) {
            set(now);
            beginning = offset;
        }

        public void set(Instant now) {
            advance(Duration.between(instant(), now));
        }

        /** Whoever compares days had better not have midnight pass in between. */
        public void standStill() {
            still = instant();
            ClockUtil.setCurrentTime(Date.from(instant()));
        }

        public void advance(Duration by) {
            offset = offset.plus(by);
            still = still == null ? null : still.plus(by);
            ClockUtil.setCurrentTime(Date.from(instant()));
        }

        /** The newsroom moves to where it is another hour. */
        public void moveTo(ZoneId elsewhere) {
            zone = elsewhere;
        }

        public void reset() {
            offset = beginning;
            still = null;
            zone = UTC;
            ClockUtil.reset();
            if (!beginning.isZero()) {
                ClockUtil.setCurrentTime(Date.from(instant()));
            }
        }

        @Override
        public Instant instant() {
            Instant at = still;
            return at == null ? Clock.systemUTC().instant().plus(offset) : at;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return this;
        }
    }
}
