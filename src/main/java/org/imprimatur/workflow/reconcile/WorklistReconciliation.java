package org.imprimatur.workflow.reconcile;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.Subject;
import org.imprimatur.workflow.ProcessSubject;
import org.imprimatur.workflow.TurnReader;
import org.imprimatur.workflow.WorkflowAction;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares the worklist with the engine's open tasks and puts the worklist right. Both are written in one transaction,
 * so a difference means that something other than this server wrote to the database, or a defect; the engine is right.
 *
 * <p>Each repair looks again before it acts.
 */
@Component
public class WorklistReconciliation {

    private static final Logger log = LoggerFactory.getLogger(WorklistReconciliation.class);

    private final WorklistDifferenceReadModel differences;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final TurnReader turnReader;
    private final Worklist worklist;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    WorklistReconciliation(
            WorklistDifferenceReadModel differences,
            TaskService tasks,
            RuntimeService runtime,
            RepositoryService repository,
            TurnReader turnReader,
            Worklist worklist,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.differences = differences;
        this.tasks = tasks;
        this.runtime = runtime;
        this.repository = repository;
        this.turnReader = turnReader;
        this.worklist = worklist;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    public List<WorklistDifference> differences() {
        return differences.all();
    }

    /** @return what was put right */
    public List<WorklistDifference> repair() {
        List<WorklistDifference> found = differences();
        for (WorklistDifference worklistDifference : found) {
            transaction.executeWithoutResult(status -> repair(worklistDifference));
            log.warn("The worklist had come apart from the engine and was put right: {}", worklistDifference);
        }
        return found;
    }

    private void repair(WorklistDifference worklistDifference) {
        if (!differences.isStillThere(worklistDifference)) {
            return;
        }
        String taskId = worklistDifference.taskId();
        Subject subject = switch (worklistDifference.kind()) {
            case MISSING -> restore(taskId).subject();
            case SURPLUS -> close(taskId);
            case MISASSIGNED, MISQUEUED -> assign(taskId);
        };
        audit.record(
                subject,
                null,
                WorkflowAction.WORKLIST_REPAIRED,
                taskId,
                Map.of("difference", worklistDifference.kind().name()));
    }

    private Turn restore(String taskId) {
        Task task = task(taskId);
        var step = (UserTask) repository
                .getBpmnModelInstance(task.getProcessDefinitionId())
                .getModelElementById(task.getTaskDefinitionKey());
        Subject subject =
                ProcessSubject.of(runtime, task.getProcessInstanceId()).orElseThrow();
        Turn turn = turnReader.of(task, step, subject, tasks.getIdentityLinksForTask(taskId));
        worklist.restore(turn);
        return turn;
    }

    private Subject close(String taskId) {
        Turn turn = worklist.hold(taskId);
        worklist.close(taskId, null, clock.instant());
        return turn.subject();
    }

    private Subject assign(String taskId) {
        Turn turn = worklist.hold(taskId);
        String assignee = task(taskId).getAssignee();
        worklist.assign(
                taskId,
                assignee == null ? null : PersonId.of(assignee),
                turn.assignment().givenBy());
        return turn.subject();
    }

    private Task task(String taskId) {
        return tasks.createTaskQuery().taskId(taskId).singleResult();
    }
}
