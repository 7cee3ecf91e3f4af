package org.imprimatur.workflow;

import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Tells of steps that failed for good and of timers nobody runs: a scheduled article that does not go live must not go
 * unnoticed. Neither stops a node from serving, so the status stays up.
 */
@Component("engineHealthIndicator")
class EngineHealth implements HealthIndicator {

    /** Longer than the job executor ever waits between two looks. */
    private static final Duration LATE = Duration.ofMinutes(5);

    private final RuntimeService runtime;
    private final ManagementService management;

    EngineHealth(RuntimeService runtime, ManagementService management) {
        this.runtime = runtime;
        this.management = management;
    }

    @Override
    public Health health() {
        Date late = new Date(ClockUtil.getCurrentTime().getTime() - LATE.toMillis());
        return Health.up()
                .withDetail("failedSteps", runtime.createIncidentQuery().count())
                .withDetail(
                        "lateTimers",
                        management
                                .createJobQuery()
                                .timers()
                                .active()
                                .duedateLowerThan(late)
                                .count())
                .build();
    }
}
