package org.imprimatur.workflow;

import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.imprimatur.platform.Subject;
import org.jspecify.annotations.Nullable;

/**
 * The subject of a process: the business key of the article, report or undelivered letter it is about. A process that
 * was called by another one is about the same as its caller, whether or not the diagram hands the key on.
 */
public final class ProcessSubject {

    private ProcessSubject() {}

    /** @throws IllegalStateException if neither the process nor any that called it has a business key */
    public static Subject of(DelegateExecution execution) {
        return Stream.iterate(execution.getProcessInstance(), ProcessSubject::isThere, ProcessSubject::caller)
                .map(DelegateExecution::getProcessBusinessKey)
                .filter(ProcessSubject::isThere)
                .findFirst()
                .map(Subject::of)
                .orElseThrow(() -> new IllegalStateException(
                        "Nobody knows what the process " + execution.getProcessInstanceId() + " is about"));
    }

    /** Empty if the process has ended, or if nobody knows what it is about. */
    public static Optional<Subject> of(RuntimeService runtime, String processInstance) {
        return Stream.iterate(
                        instance(runtime, processInstance), ProcessSubject::isThere, called -> caller(runtime, called))
                .map(ProcessInstance::getBusinessKey)
                .filter(ProcessSubject::isThere)
                .findFirst()
                .map(Subject::of);
    }

    private static @Nullable DelegateExecution caller(DelegateExecution called) {
        DelegateExecution activity = called.getSuperExecution();
        return activity == null ? null : activity.getProcessInstance();
    }

    private static @Nullable ProcessInstance instance(RuntimeService runtime, String id) {
        return runtime.createProcessInstanceQuery().processInstanceId(id).singleResult();
    }

    private static @Nullable ProcessInstance caller(RuntimeService runtime, ProcessInstance called) {
        return runtime.createProcessInstanceQuery()
                .subProcessInstanceId(called.getId())
                .singleResult();
    }

    private static boolean isThere(@Nullable Object found) {
        return found != null;
    }
}
