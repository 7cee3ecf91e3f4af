package org.imprimatur.workflow;

import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.imprimatur.platform.Subject;

/**
 * Sets the engine's timers of scheduled publications to the moment that was ordered, where they differ. The engine's
 * column holds a clock's reading without its zone; one written by a server in another zone would let a text go live hours
 * too early or late.
 */
final class PublicationTimers {

    /** How the engine keeps what {@code article-review.bpmn} says of its timer. */
    private static final String BY_ORDER = "DATE: ${publishAt}";

    private PublicationTimers() {}

    /**
     * Sets the timers of what is scheduled about one subject to another moment.
     *
     * @return whether there was any
     */
    static boolean move(ManagementService management, RuntimeService runtime, Subject subject, Date at) {
        Set<String> byOrder = management.createJobDefinitionQuery().jobConfiguration(BY_ORDER).list().stream()
                .map(JobDefinition::getId)
                .collect(Collectors.toSet());
        List<Job> timers =
                runtime.createProcessInstanceQuery().processInstanceBusinessKey(subject.key()).list().stream()
                        .flatMap(process ->
                                management.createJobQuery().processInstanceId(process.getId()).list().stream())
                        .filter(job -> byOrder.contains(job.getJobDefinitionId()))
                        .toList();
        for (Job timer : timers) {
            runtime.setVariable(timer.getExecutionId(), "publishAt", at);
            management.setJobDuedate(timer.getId(), at);
        }
        return !timers.isEmpty();
    }

    static void putRight(ProcessEngine engine) {
        ManagementService management = engine.getManagementService();
        for (JobDefinition timer :
                management.createJobDefinitionQuery().jobConfiguration(BY_ORDER).list()) {
            management
                    .createJobQuery()
                    .jobDefinitionId(timer.getId())
                    .list()
                    .forEach(job -> putRight(job, management, engine.getRuntimeService()));
        }
    }

    private static void putRight(Job job, ManagementService management, RuntimeService runtime) {
        Object ordered = runtime.getVariable(job.getExecutionId(), "publishAt");
        if (ordered instanceof Date at && !at.equals(job.getDuedate())) {
            management.setJobDuedate(job.getId(), at);
        }
    }
}
