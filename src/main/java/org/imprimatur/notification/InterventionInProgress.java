package org.imprimatur.notification;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether an intervention into a running process is under way in this thread, and its reason. For as long as it takes, nobody else writes to those who
 * lose a turn by it: the letter of the intervention does, because it alone can say why. Whoever gets a turn by it reads
 * the reason in its letter.
 */
@Component
public class InterventionInProgress {

    private final ThreadLocal<@Nullable String> reason = new ThreadLocal<>();

    public void during(String why, Runnable action) {
        reason.set(why);
        try {
            action.run();
        } finally {
            reason.remove();
        }
    }

    boolean goesOn() {
        return reason.get() != null;
    }

    /** "" while nobody does. */
    public String reason() {
        String why = reason.get();
        return why == null ? "" : why;
    }
}
