package org.imprimatur.workflow.intervention;

import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.imprimatur.platform.Refusal;
import org.imprimatur.workflow.version.ProcessVersions;
import org.imprimatur.workflow.version.Stages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What will happen to what is under way in an older version of a process once it moves to the newest one. */
@Service
public class VersionMovePreview {

    private final ProcessVersions processVersions;
    private final RuntimeService runtime;

    VersionMovePreview(ProcessVersions processVersions, RuntimeService runtime) {
        this.processVersions = processVersions;
        this.runtime = runtime;
    }

    /** Why what stands at a step cannot move. */
    enum Obstacle {
        /** The newest version has no such step. */
        GONE,
        /** It has one of the same id, but of another kind. */
        OTHER_KIND,
        /** It has one, but for several at once where this one is for one, or the other way round. */
        SEVERAL,
        /** It has one, but somewhere else: in a part of the diagram of its own. */
        ELSEWHERE
    }

    /**
     * What will happen to everything at one step.
     *
     * @param to       what the newest version calls it; empty if there is an obstacle
     * @param obstacle null if nothing is in the way
     */
    public record StepPreview(
            ProcessVersions.Step step, String to, @Nullable Obstacle obstacle, List<StepChange> changes) {}

    /** What will happen, step by step. */
    public record Preview(ProcessDefinition from, ProcessDefinition to, List<StepPreview> steps) {

        /** Whether there is anything that can move. */
        public boolean moves() {
            return steps.stream().anyMatch(step -> step.obstacle() == null);
        }
    }

    /** @throws IsNewest if there is nothing newer to move to */
    public Preview of(String key, int version) {
        ProcessDefinition from = processVersions.version(key, version);
        ProcessDefinition to = processVersions.newest(key);
        if (from.getId().equals(to.getId())) {
            throw new IsNewest(String.valueOf(version));
        }
        BpmnModelInstance before = processVersions.diagram(from);
        BpmnModelInstance after = processVersions.diagram(to);
        List<String> mapped = VersionMove.plan(runtime, from, to).getInstructions().stream()
                .map(MigrationInstruction::getSourceActivityId)
                .toList();
        List<StepPreview> steps = processVersions.steps(from).stream()
                .map(step -> preview(step, before, after, mapped.contains(step.id())))
                .toList();
        return new Preview(from, to, steps);
    }

    private StepPreview preview(
            ProcessVersions.Step step, BpmnModelInstance before, BpmnModelInstance after, boolean mapped) {
        ModelElementInstance was = before.getModelElementById(step.id());
        ModelElementInstance is = after.getModelElementById(step.id());
        if (mapped) {
            return new StepPreview(step, processVersions.place(after, step.id()), null, StepChange.between(was, is));
        }
        return new StepPreview(step, "", obstacle(was, is), List.of());
    }

    private static Obstacle obstacle(ModelElementInstance was, @Nullable ModelElementInstance is) {
        if (is == null) {
            return Obstacle.GONE;
        }
        if (!is.getElementType().equals(was.getElementType())) {
            return Obstacle.OTHER_KIND;
        }
        return Stages.isForSeveral(was) == Stages.isForSeveral(is) ? Obstacle.ELSEWHERE : Obstacle.SEVERAL;
    }

    /** There is nothing newer to move to. */
    @ResponseStatus(HttpStatus.CONFLICT)
    static class IsNewest extends Refusal {
        IsNewest(String version) {
            super(version);
        }
    }
}
