package org.imprimatur.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class MeteredTaskTests {

    private final CountDownLatch stopped = new CountDownLatch(1);

    private static <T> MeteredTask<T> started(Callable<T> work) {
        MeteredTask<T> task = new MeteredTask<>(work);
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    @Test
    void whoWaitsForAProcessorUsesNone() throws Exception {
        MeteredTask<String> waits = started(() -> {
            Thread.sleep(600);
            return "done";
        });
        assertThat(waits.get(Duration.ofMillis(200))).isEqualTo("done");
    }

    @Test
    void whoUsesMoreThanTheLimitIsStopped() throws Exception {
        MeteredTask<String> computes = started(() -> {
            while (!Thread.interrupted()) {
                Thread.onSpinWait();
            }
            stopped.countDown();
            return "too late";
        });
        assertThatThrownBy(() -> computes.get(Duration.ofMillis(50))).isInstanceOf(TimeoutException.class);
        assertThat(stopped.await(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void whoOnlyWaitsIsStoppedTooInTheEnd() {
        MeteredTask<String> waits = started(() -> {
            Thread.sleep(60_000);
            return "too late";
        });
        assertThatThrownBy(() -> waits.get(Duration.ofMillis(20))).isInstanceOf(TimeoutException.class);
        assertThat(waits).isCancelled();
    }

    @Test
    void whatWentWrongIsItsCause() {
        MeteredTask<String> fails = started(() -> {
            throw new IllegalStateException("broken");
        });
        assertThatThrownBy(() -> fails.get(Duration.ofSeconds(1)))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("broken");
    }
}
