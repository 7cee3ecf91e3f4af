package org.imprimatur.workflow.intervention;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstanceModificationBuilder;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.imprimatur.workflow.intervention.RunningProcesses.Standing;
import org.springframework.stereotype.Component;

/** Ends all that is going on in a process and has it go on from another place of its diagram. */
@Component
class StageEntry {

    private final RuntimeService runtime;
    private final ManagementService management;

    StageEntry(RuntimeService runtime, ManagementService management) {
        this.runtime = runtime;
        this.management = management;
    }

    /** It goes on with this element. */
    void at(Standing standing, String element, Map<String, Object> variables) {
        ended(standing).startBeforeActivity(element).setVariables(variables).execute();
        arrive(standing, element);
    }

    /** It goes on with what comes after this element. */
    void behind(Standing standing, String element, Map<String, Object> variables) {
        ended(standing).startAfterActivity(element).setVariables(variables).execute();
    }

    private ProcessInstanceModificationBuilder ended(Standing standing) {
        var change =
                runtime.createProcessInstanceModification(standing.process().getId());
        for (ActivityInstance activity : standing.tree().getChildActivityInstances()) {
            change.cancelActivityInstance(activity.getId());
        }
        for (TransitionInstance transition : standing.tree().getChildTransitionInstances()) {
            change.cancelTransitionInstance(transition.getId());
        }
        return change;
    }

    /** A stage may be drawn to begin in a moment of its own; whoever waits for the page's answer waits for that too. */
    private void arrive(Standing standing, String element) {
        ActivityInstance tree = runtime.getActivityInstance(standing.process().getId());
        if (tree == null) {
            return;
        }
        List<String> beginning = Stream.of(tree.getTransitionInstances(element))
                .map(TransitionInstance::getExecutionId)
                .toList();
        for (Job job : management
                .createJobQuery()
                .processInstanceId(standing.process().getId())
                .messages()
                .list()) {
            if (beginning.contains(job.getExecutionId())) {
                management.executeJob(job.getId());
            }
        }
    }
}
