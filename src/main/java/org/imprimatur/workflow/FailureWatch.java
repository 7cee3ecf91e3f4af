package org.imprimatur.workflow;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.runtime.Job;
import org.imprimatur.outbox.Letter;
import org.imprimatur.outbox.LetterKind;
import org.imprimatur.outbox.Outbox;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.InsertIfAbsent;
import org.imprimatur.worklist.FailedStep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at intervals for steps that fail: writes down since when, and tells the administrators of each the server has
 * stopped trying, once for each time it stops. What the diagram is to blame for they are told as that, and once.
 */
@Component
class FailureWatch {

    private static final Logger log = LoggerFactory.getLogger(FailureWatch.class);

    /** That a fault was told matters for the day it was told on, in any zone. */
    private static final Duration TOLD = Duration.ofDays(2);

    private final FailedSteps failures;
    private final DrawingFaultAlerts alerts;
    private final People people;
    private final Outbox outbox;
    private final InsertIfAbsent insertIfAbsent;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FailureWatch(
            FailedSteps failures,
            DrawingFaultAlerts alerts,
            People people,
            Outbox outbox,
            InsertIfAbsent insertIfAbsent,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.failures = failures;
        this.alerts = alerts;
        this.people = people;
        this.outbox = outbox;
        this.insertIfAbsent = insertIfAbsent;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${imprimatur.failed-steps.look-every:1m}", initialDelay = 60_000)
    void look() {
        for (Job job : failures.jobs()) {
            try {
                transaction.executeWithoutResult(status -> note(job));
            } catch (RuntimeException e) {
                log.error("Nobody could be told of the failed step {}", job.getId(), e);
            }
        }
        jdbc.sql("delete from failed_step where job not like '" + DrawingFaultAlerts.MARK
                        + "%' and not exists (select 1 from act_ru_job j where j.id_ = job"
                        + " and (j.retries_ = 0 or j.exception_msg_ is not null or j.exception_stack_id_ is not null))")
                .update();
        jdbc.sql("delete from failed_step where job like '" + DrawingFaultAlerts.MARK + "%' and since < ?")
                .param(DbTime.at(clock.instant().minus(TOLD)))
                .update();
    }

    private void note(Job job) {
        boolean isNew = insertIfAbsent.insert(
                "insert into failed_step (job, since) values (?, ?)", job.getId(), DbTime.at(clock.instant()));
        if (failures.isDiagramFault(job)) {
            failures.diagramFault(job).filter(fault -> isNew).ifPresent(alerts::tell);
        } else if (job.getRetries() == 0) {
            FailedStep step = failures.failedStep(job);
            String occasion =
                    failures.incident(job).map(incident -> incident.getId()).orElse(job.getId());
            people.holding(Role.admin()).forEach(person -> tell(job, step, occasion, person));
        }
    }

    private void tell(Job job, FailedStep step, String occasion, Person person) {
        outbox.post(new Letter(
                LetterKind.STUCK,
                "stuck:" + occasion + ":" + person.id(),
                Letter.to(person).about(failures.subject(job).orElse(WorkflowAction.CHAIN)),
                Map.of(
                        "title", step.title(),
                        "step", step.step(),
                        "note", step.cause(),
                        "path", "/desk/processes")));
    }
}
