package org.imprimatur.workflow;

import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.imprimatur.people.People;
import org.imprimatur.people.PersonId;
import org.imprimatur.report.Outcome;
import org.imprimatur.worklist.AnswerVariables;
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

    /** By the form that gives them. */
    static final Map<StepForm, AnswerVariables> ANSWERS = Map.of(
            StepForm.WRITE, AnswerVariables.none(),
            StepForm.ADDRESS, AnswerVariables.none(),
            StepForm.REVIEW,
                    AnswerVariables.none().yesOrNo("signedOff").any("reviewer").any("note"),
            StepForm.PUBLISH,
                    AnswerVariables.none()
                            .oneOf("publication", "now", "scheduled", "sentBack")
                            .any("publishAt")
                            .any("note"),
            StepForm.APPROVE, AnswerVariables.none().yesOrNo("approved").any("note"),
            StepForm.TRIAGE,
                    AnswerVariables.none()
                            .oneOf(
                                    "outcome",
                                    Stream.of(Outcome.values())
                                            .map(Outcome::name)
                                            .toArray()));

    private final TaskService tasks;
    private final EngineGateway engine;
    private final EngineAuthentication engineAuthentication;
    private final Worklist worklist;
    private final People people;

    TaskGateway(
            TaskService tasks,
            EngineGateway engine,
            EngineAuthentication engineAuthentication,
            Worklist worklist,
            People people) {
        this.tasks = tasks;
        this.engine = engine;
        this.engineAuthentication = engineAuthentication;
        this.worklist = worklist;
        this.people = people;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void complete(String taskId, PersonId by, Map<String, Object> answers) {
        as(by, taskId, turn -> {
            if (!TurnPolicy.mayWorkOn(people.require(by), turn)) {
                throw new TurnAccess.NotYourTurn(turn.step(), turn.title());
            }
            if (!answers(turn).names().containsAll(answers.keySet())) {
                throw new IllegalArgumentException("The page '" + turn.page() + "' may not answer " + answers.keySet());
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

    /** A form nobody here knows answers nothing. */
    private static AnswerVariables answers(Turn turn) {
        return StepForm.of(turn.page()).map(ANSWERS::get).orElse(AnswerVariables.none());
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
