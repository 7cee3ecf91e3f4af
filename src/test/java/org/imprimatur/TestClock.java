package org.imprimatur;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** One clock for the application and the engine; stands still when told to, and is put right by {@link #reset}. */
@TestConfiguration
public class TestClock {

    @Bean
    @Primary
    public Settable settableClock() {
        return new Settable();
    }

    public static final class Settable extends Clock {

        private volatile Duration offset = Duration.ZERO;
        private volatile ZoneId zone = ZoneOffset.UTC;

        public void set(Instant now) {
            advance(Duration.between(instant(), now));
        }

        public void advance(Duration by) {
            offset = offset.plus(by);
            ClockUtil.setCurrentTime(Date.from(instant()));
        }

        /** The newsroom moves to where it is another hour. */
        public void moveTo(ZoneId elsewhere) {
            zone = elsewhere;
        }

        public void reset() {
            offset = Duration.ZERO;
            zone = ZoneOffset.UTC;
            ClockUtil.reset();
        }

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(offset);
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
