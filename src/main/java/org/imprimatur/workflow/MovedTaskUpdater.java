package org.imprimatur.workflow;

import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.imprimatur.people.Role;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives open tasks the name, the roles and the due date their diagram says once they have moved to another version. The
 * engine asks a diagram only when a task is created. What both versions say in the same words stays as it
 * is, even where an expression would come out otherwise by now.
 */
@Component
public class MovedTaskUpdater {

    private final TurnReader turnReader;
    private final Worklist worklist;
    private final ThreadLocal<@Nullable UserTask> before = new ThreadLocal<>();

    MovedTaskUpdater(TurnReader turnReader, Worklist worklist) {
        this.turnReader = turnReader;
        this.worklist = worklist;
    }

    /** What a diagram says of a step, to be worked out for each task anew. */
    record Drawn(@Nullable Expression name, Function<DelegateTask, @Nullable Date> due, Set<Expression> roles) {}

    /**
     * @param drawnBefore the step in the version the task was born under
     * @param touch       lets the engine update that one task
     */
    public void of(UserTask drawnBefore, Runnable touch) {
        before.set(drawnBefore);
        try {
            touch.run();
        } finally {
            before.remove();
        }
    }

    /** Called by the engine whenever a task is updated. */
    void updated(DelegateTask task, Drawn drawn) {
        UserTask was = before.get();
        if (was == null) {
            return;
        }
        UserTask is = task.getBpmnModelElementInstance();
        Turn turn = worklist.hold(task.getId());
        if (drawn.name() != null) {
            task.setName(String.valueOf(drawn.name().getValue(task)));
        }
        if (!Objects.equals(was.getCamundaDueDate(), is.getCamundaDueDate())) {
            task.setDueDate(drawn.due().apply(task));
        }
        Set<Role> candidates = turn.candidates();
        if (!Objects.equals(was.getCamundaCandidateGroups(), is.getCamundaCandidateGroups())) {
            candidates = roles(task, drawn);
            turn.candidates().forEach(role -> task.deleteCandidateGroup(role.name()));
            candidates.forEach(role -> task.addCandidateGroup(role.name()));
        }
        worklist.updateFromDiagram(turnReader.updated(task, candidates, turn));
    }

    private static Set<Role> roles(DelegateTask task, Drawn drawn) {
        Set<Role> roles = new TreeSet<>();
        drawn.roles().stream()
                .map(expression -> expression.getValue(task))
                .filter(Objects::nonNull)
                .flatMap(
                        value -> value instanceof Collection<?> several ? several.stream() : Arrays.stream(text(value)))
                .map(name -> new Role(String.valueOf(name).strip()))
                .forEach(roles::add);
        return roles;
    }

    private static String[] text(Object value) {
        return String.valueOf(value).split(",");
    }
}
