package org.imprimatur.workflow;

import java.time.Instant;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** The engine's clock, which is not the application's: the engine stamps its rows by this one. */
final class Times {

    private Times() {}

    static Instant now() {
        return ClockUtil.getCurrentTime().toInstant();
    }
}
