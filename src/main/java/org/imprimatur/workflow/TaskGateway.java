package org.imprimatur.workflow;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.imprimatur.people.People;
import org.imprimatur.people.PersonId;
import org.imprimatur.worklist.AnswerVariables;
import org.imprimatur.worklist.StepAnswers;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnAccess;
import org.imprimatur.worklist.TurnPolicy;
import org.imprimatur.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The gateway to the engine's tasks, and the only way to one. By itself the engine lets anybody complete anything with
 * any variables; here a task must be open, must be one the person who acts has and holds a role for, as their record
 * says at this moment, and takes only the answers its page may give.
 */
@Component
class TaskGateway {

    private final TaskService tasks;
    private final EngineGateway engine;
    private final EngineAuthentication engineAuthentication;
    private final Worklist worklist;
    private final People people;
    private final Map<StepForm, AnswerVariables> answers;

    TaskGateway(
            TaskService tasks,
            EngineGateway engine,
            EngineAuthentication engineAuthentication,
            Worklist worklist,
            People people,
            List<StepAnswers> rooms) {
        this.tasks = tasks;
        this.engine = engine;
        this.engineAuthentication = engineAuthentication;
        this.worklist = worklist;
        this.people = people;
        this.answers = StepAnswers.of(rooms);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void complete(String taskId, PersonId by, Map<String, Object> answers) {
        as(by, taskId, turn -> {
            if (!TurnPolicy.mayWorkOn(people.require(by), turn)) {
                throw new TurnAccess.NotYourTurn(turn.step(), turn.title());
            }
            if (!answers(turn).names().containsAll(answers.keySet())) {
                throw new IllegalArgumentException(
                        "The page '" + turn.formKey() + "' may not answer " + answers.keySet());
            }
            tasks.complete(taskId, answers);
        });
    }

    /**
     * @param to null puts the task back into its pool
     * @param by null if nobody acts
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void assign(String taskId, @Nullable PersonId to, @Nullable PersonId by) {
        as(by, taskId, turn -> tasks.setAssignee(taskId, to == null ? null : to.toString()));
    }

    /** The engine's own task is due when the turn is. */
    @Transactional(propagation = Propagation.MANDATORY)
    void due(String taskId, Instant due, @Nullable PersonId by) {
        as(by, taskId, turn -> tasks.setDueDate(taskId, Date.from(due)));
    }

    /** A form nobody here knows answers nothing. */
    private AnswerVariables answers(Turn turn) {
        return StepForm.of(turn.formKey()).map(answers::get).orElse(AnswerVariables.none());
    }

    private void as(@Nullable PersonId by, String taskId, Consumer<Turn> action) {
        Turn turn = worklist.hold(taskId);
        try {
            engineAuthentication.as(by, () -> engine.withTask(turn, () -> whileItIsThere(turn, action)));
        } catch (OptimisticLockingException gone) {
            throw new TurnAccess.TurnIsOver(turn.step(), turn.title());
        }
    }

    /** By the engine's word a task that is gone is a value that is null, as many a fault is. */
    private void whileItIsThere(Turn turn, Consumer<Turn> action) {
        try {
            action.accept(turn);
        } catch (NullValueException fault) {
            if (isGone(turn.taskId())) {
                throw new TurnAccess.TurnIsOver(turn.step(), turn.title());
            }
            throw fault;
        }
    }

    private boolean isGone(String taskId) {
        return tasks.createTaskQuery().taskId(taskId).count() == 0;
    }
}
