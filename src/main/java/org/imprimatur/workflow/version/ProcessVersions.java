package org.imprimatur.workflow.version;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.imprimatur.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The versions of the processes: the newest, which everything new goes by, and those with something still under way. */
@Component
public class ProcessVersions {

    private final RepositoryService repository;
    private final RunningProcessesReadModel runningProcesses;
    private final WaitStates waitStates;

    ProcessVersions(RepositoryService repository, RunningProcessesReadModel runningProcesses, WaitStates waitStates) {
        this.repository = repository;
        this.runningProcesses = runningProcesses;
        this.waitStates = waitStates;
    }

    /** A version, with how much is under way in it. */
    public record Row(
            String key, String name, int version, @Nullable String tag, Instant deployed, int underWay) {}

    /** @param name as the version's own diagram calls the step; @param here how many stand there */
    public record Step(String id, String name, int here) {}

    /** The newest of each process, in the order of their keys. */
    public List<ProcessDefinition> newest() {
        return repository
                .createProcessDefinitionQuery()
                .latestVersion()
                .orderByProcessDefinitionKey()
                .asc()
                .list();
    }

    /** @throws NoSuchProcess if there is none */
    public ProcessDefinition newest(String key) {
        return found(repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult());
    }

    /** @throws NoSuchProcess if there is none */
    public ProcessDefinition version(String key, int number) {
        if (number < 1) {
            throw new NoSuchProcess();
        }
        return found(repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .processDefinitionVersion(number)
                .singleResult());
    }

    /** Older ones of the process with something under way in them, the newest of them first. */
    public List<ProcessDefinition> olderInUse(ProcessDefinition newest) {
        Map<String, Integer> counts = runningProcesses.byVersion();
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(newest.getKey())
                .orderByProcessDefinitionVersion()
                .desc()
                .list()
                .stream()
                .filter(version -> !version.getId().equals(newest.getId()) && counts.containsKey(version.getId()))
                .toList();
    }

    public Row row(ProcessDefinition version) {
        return new Row(
                version.getKey(),
                version.getName() == null ? version.getKey() : version.getName(),
                version.getVersion(),
                version.getVersionTag(),
                repository
                        .createDeploymentQuery()
                        .deploymentId(version.getDeploymentId())
                        .singleResult()
                        .getDeploymentTime()
                        .toInstant(),
                runningProcesses.byVersion().getOrDefault(version.getId(), 0));
    }

    /** Where what is under way in a version stands. */
    public List<Step> steps(ProcessDefinition version) {
        BpmnModelInstance diagram = diagram(version);
        return runningProcesses.byStep(version.getId()).entrySet().stream()
                .filter(entry -> !(diagram.getModelElementById(entry.getKey()) instanceof ParallelGateway))
                .map(entry -> new Step(entry.getKey(), waitStates.place(diagram, entry.getKey()), entry.getValue()))
                .toList();
    }

    /** What people call a place in the diagram. */
    public String place(BpmnModelInstance diagram, String element) {
        return waitStates.place(diagram, element);
    }

    public BpmnModelInstance diagram(ProcessDefinition version) {
        return repository.getBpmnModelInstance(version.getId());
    }

    /** What the diagram calls an element; its id if it has no name. */
    public static String name(BpmnModelInstance diagram, String element) {
        return diagram.getModelElementById(element) instanceof FlowNode node ? Stages.name(node) : element;
    }

    private static ProcessDefinition found(@Nullable ProcessDefinition definition) {
        if (definition == null) {
            throw new NoSuchProcess();
        }
        return definition;
    }

    @ResponseStatus(HttpStatus.NOT_FOUND)
    static class NoSuchProcess extends Refusal {}
}
