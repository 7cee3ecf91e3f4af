package org.imprimatur.workflow;

import java.util.LinkedHashSet;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.imprimatur.platform.Subject;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Urgencies;
import org.imprimatur.worklist.Urgency;
import org.imprimatur.worklist.Worklist;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Reckons anew when the open stages of a correction are due, as soon as a promise moves. */
@Component
public class PromisedDueDates {

    private static final Logger log = LoggerFactory.getLogger(PromisedDueDates.class);

    private final Urgencies urgencies;
    private final Worklist worklist;
    private final PromiseReckoning reckoning;
    private final TaskService tasks;
    private final RepositoryService repository;
    private final TransactionOperations transaction;

    PromisedDueDates(
            Urgencies urgencies,
            Worklist worklist,
            PromiseReckoning reckoning,
            TaskService tasks,
            RepositoryService repository,
            TransactionOperations transaction) {
        this.urgencies = urgencies;
        this.worklist = worklist;
        this.reckoning = reckoning;
        this.tasks = tasks;
        this.repository = repository;
        this.transaction = transaction;
    }

    /** What is promised about it, or how grave it is, may have changed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(Subject subject) {
        Urgency urgency = urgencies.of(subject);
        worklist.openOn(subject).forEach(turn -> follow(turn, urgency));
    }

    /** Catches up with promises that moved unseen, and with turns from before there was a chain. */
    @Scheduled(
            fixedDelayString = "${imprimatur.promises.every:1m}",
            initialDelayString = "${imprimatur.promises.every:1m}")
    public void followAll() {
        Set<Subject> subjects = new LinkedHashSet<>(urgencies.urgentSubjects());
        worklist.urgent().forEach(turn -> subjects.add(turn.subject()));
        for (Subject subject : subjects) {
            try {
                transaction.executeWithoutResult(status -> follow(subject));
            } catch (RuntimeException e) {
                log.error("The due dates of {} could not follow what is promised", subject, e);
            }
        }
    }

    private void follow(Turn turn, Urgency urgency) {
        Task task = tasks.createTaskQuery().taskId(turn.taskId()).singleResult();
        if (task != null) {
            UserTask step = repository
                    .getBpmnModelInstance(task.getProcessDefinitionId())
                    .getModelElementById(task.getTaskDefinitionKey());
            worklist.reckonDue(turn.taskId(), urgency, since -> reckoning.due(urgency, turn, step, since));
        }
    }
}
