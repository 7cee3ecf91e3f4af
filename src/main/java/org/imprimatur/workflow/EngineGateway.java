package org.imprimatur.workflow;

import java.sql.SQLException;
import java.util.Objects;
import java.util.function.Supplier;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.Subject;
import org.imprimatur.worklist.Turn;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The gateway through which everything that is done goes into the engine. What a diagram cannot do comes out of it as
 * {@link DrawingAtFault}, and administrators hear of it once the action has been undone.
 */
@Component
class EngineGateway {

    private static final Logger log = LoggerFactory.getLogger(EngineGateway.class);

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final TurnReader turnReader;
    private final DrawingFaultAlerts alerts;
    private final FaultLocator faultLocator;
    private final Messages messages;

    EngineGateway(
            TaskService tasks,
            RuntimeService runtime,
            RepositoryService repository,
            TurnReader turnReader,
            DrawingFaultAlerts alerts,
            FaultLocator faultLocator,
            Messages messages) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.repository = repository;
        this.turnReader = turnReader;
        this.alerts = alerts;
        this.faultLocator = faultLocator;
        this.messages = messages;
    }

    void withTask(Turn turn, Runnable action) {
        enter(turn.subject(), turn.step(), () -> ofTask(turn.taskId()), () -> {
            action.run();
            return turn;
        });
    }

    /** Begins a process about something. */
    <T> T begin(String key, Subject subject, Supplier<T> action) {
        return enter(subject, null, () -> newest(key), action);
    }

    /** Sends the processes about something a message. */
    void send(Subject subject, Runnable action) {
        enter(subject, null, () -> under(subject), () -> {
            action.run();
            return subject;
        });
    }

    /** @param after the step somebody has finished, null if none */
    private <T> T enter(
            Subject subject,
            @Nullable String after,
            Supplier<@Nullable ProcessDefinition> version,
            Supplier<T> action) {
        try {
            return action.get();
        } catch (OptimisticLockingException | MismatchingMessageCorrelationException notTheDiagrams) {
            throw notTheDiagrams;
        } catch (ProcessEngineException | DmnEngineException fault) {
            if (isOfTheDatabase(fault)) {
                throw fault;
            }
            throw atFault(subject, after, version, fault);
        }
    }

    private RuntimeException atFault(
            Subject subject,
            @Nullable String after,
            Supplier<@Nullable ProcessDefinition> version,
            RuntimeException fault) {
        String message = Objects.requireNonNullElse(fault.getMessage(), "");
        ProcessDefinition definition = faultLocator.definition(message).orElseGet(version);
        if (definition == null) {
            return fault;
        }
        DrawingFaultAlerts.Fault place = faultLocator.fault(
                definition,
                message,
                after == null ? messages.say("workflow.fault.next") : messages.say("workflow.fault.after", after));
        log.error("The process diagram {} is at fault: {}, for {}", definition.getId(), place.place(), subject, fault);
        DrawingAtFault refusal = new DrawingAtFault(
                messages.say("workflow.fault.what", FaultLocator.name(definition), place.place()),
                messages.say("workflow.fault.untold"),
                turnReader.matter(subject).title(),
                fault);
        tellAfterwards(place, refusal);
        return refusal;
    }

    /** After the transaction is over: the alert has one of its own, which would wait for locks this one holds. */
    private void tellAfterwards(DrawingFaultAlerts.Fault fault, DrawingAtFault refusal) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                try {
                    if (alerts.tell(fault)) {
                        refusal.advise(messages.say("workflow.fault.told"));
                    }
                } catch (RuntimeException e) {
                    log.error("Nobody could be told that {} is at fault", fault.process(), e);
                }
            }
        });
    }

    private @Nullable ProcessDefinition ofTask(String id) {
        var task = tasks.createTaskQuery().taskId(id).singleResult();
        return task == null ? null : byId(task.getProcessDefinitionId());
    }

    private @Nullable ProcessDefinition under(Subject subject) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(subject.key()).listPage(0, 1).stream()
                .findFirst()
                .map(process -> byId(process.getProcessDefinitionId()))
                .orElse(null);
    }

    private @Nullable ProcessDefinition newest(String key) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult();
    }

    private @Nullable ProcessDefinition byId(String id) {
        return repository.createProcessDefinitionQuery().processDefinitionId(id).singleResult();
    }

    private static boolean isOfTheDatabase(Throwable fault) {
        return NestedExceptionUtils.getMostSpecificCause(fault) instanceof SQLException;
    }
}
