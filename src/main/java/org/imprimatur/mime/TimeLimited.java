package org.imprimatur.mime;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.imprimatur.platform.MeteredTask;

/**
 * Runs a task with a limit on the processor time it uses, in a thread of its own that is left behind when it is used up.
 * It is told to stop, and keeps nothing from ending.
 */
final class TimeLimited {

    private TimeLimited() {}

    /** @return empty if it took too long */
    static <T> Optional<T> within(Duration processorTime, Callable<T> work) throws Throwable {
        MeteredTask<T> task = new MeteredTask<>(work);
        Thread thread = new Thread(null, task, "mail-reader", 1024 * 1024);
        thread.setDaemon(true);
        thread.start();
        try {
            return Optional.of(task.get(processorTime));
        } catch (TimeoutException tooLong) {
            return Optional.empty();
        } catch (ExecutionException failed) {
            throw failed.getCause() == null ? failed : failed.getCause();
        }
    }
}
