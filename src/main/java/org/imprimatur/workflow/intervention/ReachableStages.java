package org.imprimatur.workflow.intervention;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.imprimatur.workflow.intervention.RunningProcesses.Standing;
import org.imprimatur.workflow.version.Stages;
import org.imprimatur.workflow.version.Stages.Stage;
import org.springframework.stereotype.Component;

/** The stages an article or a report can be put at, by the diagram it began with. */
@Component
public class ReachableStages {

    private static final String USER_TASK = "userTask";

    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final HistoryService history;

    ReachableStages(RuntimeService runtime, RepositoryService repository, HistoryService history) {
        this.runtime = runtime;
        this.repository = repository;
        this.history = history;
    }

    /** @param missing the table that has to be asked first, empty if the article can be put there */
    public record Place(Stage stage, String missing) {

        public boolean isOpen() {
            return missing.isEmpty();
        }
    }

    /** The stages something can be put at as things stand, and those it cannot. */
    public List<Place> places(Standing standing) {
        var known = runtime.getVariables(standing.process().getId());
        return stages(standing).all().stream()
                .map(stage -> new Place(
                        stage,
                        stage.needs().stream()
                                .filter(need ->
                                        !need.variables().stream().allMatch(variable -> known.get(variable) != null))
                                .map(Stages.Decided::step)
                                .findFirst()
                                .orElse("")))
                .toList();
    }

    /** The stage somebody finished last, if the diagram still has it. */
    public Optional<Stage> stageBefore(Standing standing) {
        return history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(standing.process().getId())
                .activityType(USER_TASK)
                .finished()
                .orderByHistoricActivityInstanceEndTime()
                .desc()
                .listPage(0, 20)
                .stream()
                .filter(stop -> !stop.isCanceled())
                .map(HistoricActivityInstance::getActivityId)
                .findFirst()
                .flatMap(stages(standing)::find);
    }

    private Stages stages(Standing standing) {
        return new Stages(repository.getBpmnModelInstance(standing.process().getProcessDefinitionId()));
    }
}
