package org.imprimatur.workflow;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * The engine's health: tells of steps that failed for good, of timers nobody runs, and of files of processes that were
 * refused. A scheduled article that does not go live must not go unnoticed. None stops a node from serving, so a failed
 * step has a status of its own, which takes no node out of service.
 */
@Component("engineHealthIndicator")
class EngineHealth implements HealthIndicator {

    private static final Status STUCK = new Status("STUCK", "A step failed and waits for somebody to see to it");

    /** Longer than the job executor ever waits between two looks. */
    private static final Duration LATE = Duration.ofMinutes(5);

    private final RuntimeService runtime;
    private final ManagementService management;
    private final StartupProcesses started;
    private final Clock clock;

    EngineHealth(RuntimeService runtime, ManagementService management, StartupProcesses started, Clock clock) {
        this.runtime = runtime;
        this.management = management;
        this.started = started;
        this.clock = clock;
    }

    @Override
    public Health health() {
        Date late = Date.from(clock.instant().minus(LATE));
        long failed = runtime.createIncidentQuery()
                .incidentType(Incident.FAILED_JOB_HANDLER_TYPE)
                .count();
        return Health.status(failed == 0 ? Status.UP : STUCK)
                .withDetail("failedSteps", failed)
                .withDetail(
                        "lateTimers",
                        management
                                .createJobQuery()
                                .timers()
                                .active()
                                .duedateLowerThan(late)
                                .count())
                .withDetail("refusedProcesses", started.refusals())
                .build();
    }
}
