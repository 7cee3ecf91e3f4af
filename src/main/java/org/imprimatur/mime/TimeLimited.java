package org.imprimatur.mime;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs a task with a time limit, in a thread of its own that is left behind when the time is over. It is told to stop, and
 * keeps nothing from ending.
 */
final class TimeLimited {

    private TimeLimited() {}

    /** @return empty if it took too long */
    static <T> Optional<T> within(Duration time, Callable<T> work) throws Throwable {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(null, task, "mail-reader", 1024 * 1024);
        thread.setDaemon(true);
        thread.start();
        try {
            return Optional.of(task.get(time.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException tooLong) {
            task.cancel(true);
            return Optional.empty();
        } catch (ExecutionException failed) {
            throw failed.getCause() == null ? failed : failed.getCause();
        } catch (InterruptedException stopped) {
            task.cancel(true);
            throw stopped;
        }
    }
}
