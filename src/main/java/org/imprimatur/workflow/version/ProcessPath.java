package org.imprimatur.workflow.version;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.imprimatur.platform.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The path of an article or a report through the diagram it began with: where it stands, and which way it came. */
@Component
public class ProcessPath {

    private final HistoryService history;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final WaitStates waitStates;

    ProcessPath(HistoryService history, RuntimeService runtime, RepositoryService repository, WaitStates waitStates) {
        this.history = history;
        this.runtime = runtime;
        this.repository = repository;
        this.waitStates = waitStates;
    }

    /**
     * The last one that is remembered.
     *
     * @param drawing  with a mark where it stands
     * @param waitsFor its time, null if it waits for none
     */
    public record Run(
            VersionLine version,
            String drawing,
            List<Stop> stops,
            @Nullable Instant waitsFor,
            boolean isOver) {}

    /** @param isOld whether it is under way and could go by a newer one */
    record VersionLine(String key, int number, int newest, boolean isOld) {}

    /** @param left null while it stands there */
    record Stop(String name, Instant reached, @Nullable Instant left) {}

    /** Empty if it never went through a process the engine still remembers. */
    public Optional<Run> of(Subject subject) {
        return latest(subject).map(this::run);
    }

    private Run run(HistoricProcessInstance run) {
        boolean isOver = run.getEndTime() != null;
        Set<String> here = isOver ? Set.of() : Set.copyOf(runtime.getActiveActivityIds(run.getId()));
        return new Run(
                version(run),
                BpmnSvg.of(repository.getBpmnModelInstance(run.getProcessDefinitionId()), here),
                stops(run),
                waitStates
                        .times(run.getProcessDefinitionId(), List.of(run.getId()))
                        .get(run.getId()),
                isOver);
    }

    private VersionLine version(HistoricProcessInstance run) {
        int newest = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(run.getProcessDefinitionKey())
                .latestVersion()
                .singleResult()
                .getVersion();
        return new VersionLine(
                run.getProcessDefinitionKey(),
                run.getProcessDefinitionVersion(),
                newest,
                run.getEndTime() == null && run.getProcessDefinitionVersion() < newest);
    }

    /** Its own process, not one that it calls. */
    private Optional<HistoricProcessInstance> latest(Subject subject) {
        return history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(subject.key())
                .rootProcessInstances()
                .orderByProcessInstanceStartTime()
                .desc()
                .listPage(0, 1)
                .stream()
                .findFirst();
    }

    /** Every stop but the crossings, latest first. */
    private List<Stop> stops(HistoricProcessInstance run) {
        return history.createHistoricActivityInstanceQuery().processInstanceId(run.getId()).list().stream()
                .filter(stop -> !stop.getActivityType().contains("ateway"))
                .sorted(Comparator.comparing(HistoricActivityInstance::getStartTime)
                        .thenComparing(HistoricActivityInstance::getId)
                        .reversed())
                .map(stop -> new Stop(
                        stop.getActivityName(),
                        stop.getStartTime().toInstant(),
                        stop.getEndTime() == null ? null : stop.getEndTime().toInstant()))
                .toList();
    }
}
