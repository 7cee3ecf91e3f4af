package org.imprimatur.platform;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A task with a limit on the processor time it uses, for work on files and mails that nobody trusts. What a clock shows
 * says more about how busy the machine is than about the file: the same file would be read in a quiet hour and refused
 * in a busy one.
 */
public final class MeteredTask<T> extends FutureTask<T> {

    /** By the clock it may take so many times its limit, for a task that waits uses no processor. */
    private static final int LONGEST_BY_THE_CLOCK = 10;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Null until a thread has begun it. */
    private volatile @Nullable Meter meter;

    public MeteredTask(Callable<T> work) {
        super(work);
    }

    /** Where a thread's processor time stood when it began this task. */
    private record Meter(long thread, long start) {

        static Meter here() {
            long thread = Thread.currentThread().getId();
            return new Meter(thread, THREADS.getThreadCpuTime(thread));
        }

        /** In nanoseconds; of a thread that has ended, nothing. */
        long used() {
            return Math.max(0, THREADS.getThreadCpuTime(thread) - start);
        }
    }

    @Override
    public void run() {
        meter = Meter.here();
        super.run();
    }

    /**
     * Waits for the result. Once over its limit the task is told to stop, and its thread left behind.
     *
     * @throws TimeoutException if it used more processor time than this, or ten times as much by the clock
     */
    public T get(Duration limit) throws InterruptedException, ExecutionException, TimeoutException {
        long end = System.nanoTime() + limit.toNanos() * LONGEST_BY_THE_CLOCK;
        try {
            long left = limit.toNanos();
            while (left > 0) {
                try {
                    return get(left, TimeUnit.NANOSECONDS);
                } catch (TimeoutException slow) {
                    left = Math.min(limit.toNanos() - used(), end - System.nanoTime());
                }
            }
            throw new TimeoutException(limit + " of processor time");
        } catch (InterruptedException | TimeoutException e) {
            cancel(true);
            throw e;
        }
    }

    private long used() {
        Meter running = meter;
        return running == null ? 0 : running.used();
    }
}
