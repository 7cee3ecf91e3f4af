package org.imprimatur;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Limits in tests on what work costs its own thread: a clock would measure the tests that run beside it as well. */
public final class ProcessorTime {

    private ProcessorTime() {}

    private static Duration used() {
        return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }

    /** @throws AssertionError if the work used more of a processor's time */
    public static <T> T atMost(Duration limit, Callable<T> work) {
        Duration before = used();
        try {
            T result = work.call();
            assertThat(used().minus(before)).as("processor time").isLessThan(limit);
            return result;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
