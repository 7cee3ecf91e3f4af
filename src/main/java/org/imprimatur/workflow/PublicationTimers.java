package org.imprimatur.workflow;

import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;

/**
 * Sets the engine's timers of scheduled publications to the moment that was ordered, where they differ. The engine's
 * column holds a clock's reading without its zone; one written by a server in another zone would let a text go live hours
 * too early or late.
 */
final class PublicationTimers {

    /** How the engine keeps what {@code article-review.bpmn} says of its timer. */
    private static final String BY_ORDER = "DATE: ${publishAt}";

    private PublicationTimers() {}

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
