package org.imprimatur.workflow.intervention;

import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.workflow.MovedTaskUpdater;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnPolicy;
import org.imprimatur.worklist.Worklist;
import org.springframework.stereotype.Component;

/** Gives the turns of a process that has moved what its diagram says now, and tells whom that concerns. */
@Component
class MovedTurns {

    private final TaskService tasks;
    private final MovedTaskUpdater movedTaskUpdater;
    private final Worklist worklist;
    private final People people;
    private final InterventionLetters letters;

    MovedTurns(
            TaskService tasks,
            MovedTaskUpdater movedTaskUpdater,
            Worklist worklist,
            People people,
            InterventionLetters letters) {
        this.tasks = tasks;
        this.movedTaskUpdater = movedTaskUpdater;
        this.worklist = worklist;
        this.people = people;
        this.letters = letters;
    }

    /**
     * @param before  the diagram the process has left
     * @param version the number of the one it has come to
     */
    void update(String process, BpmnModelInstance before, String version, Person by, String reason) {
        for (Task task : tasks.createTaskQuery().processInstanceId(process).list()) {
            update(task, (UserTask) before.getModelElementById(task.getTaskDefinitionKey()), version, by, reason);
        }
    }

    private void update(Task task, UserTask drawnBefore, String version, Person by, String reason) {
        Turn before = worklist.hold(task.getId());
        movedTaskUpdater.of(drawnBefore, () -> tasks.setPriority(task.getId(), task.getPriority()));
        Turn after = worklist.hold(task.getId());
        PersonId holder = after.assignee();
        if (holder != null && !before.candidates().equals(after.candidates()) && !mayKeep(holder, after)) {
            tasks.setAssignee(task.getId(), null);
            Turn pooled = worklist.hold(task.getId());
            letters.lost(List.of(before), List.of(), by, reason);
            letters.changed(before, pooled, StepChange.between(before, pooled), version, by, reason);
        } else if (!StepChange.between(before, after).isEmpty()) {
            letters.changed(before, after, StepChange.between(before, after), version, by, reason);
        }
    }

    private boolean mayKeep(PersonId holder, Turn turn) {
        return people.find(holder)
                .filter(person -> TurnPolicy.mayReceive(person, turn))
                .isPresent();
    }
}
