package org.imprimatur.workflow.version;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.imprimatur.platform.Messages;
import org.springframework.stereotype.Component;

/**
 * The wait states of running processes: what stands still until something comes from outside, above all its time; where
 * that is, and when.
 */
@Component
public class WaitStates {

    private final ManagementService management;
    private final RepositoryService repository;
    private final Messages messages;

    WaitStates(ManagementService management, RepositoryService repository, Messages messages) {
        this.management = management;
        this.repository = repository;
        this.messages = messages;
    }

    /** What people call a place in a diagram: its name, and at a crossing of events what is waited for. */
    String place(BpmnModelInstance diagram, String element) {
        if (!(diagram.getModelElementById(element) instanceof EventBasedGateway crossing)) {
            return ProcessVersions.name(diagram, element);
        }
        List<FlowNode> events =
                crossing.getOutgoing().stream().map(SequenceFlow::getTarget).toList();
        return events.stream().anyMatch(WaitStates::isTime)
                ? messages.say("workflow.wait.time")
                : messages.say(
                        "workflow.wait.event", events.stream().map(Stages::name).collect(Collectors.joining(", ")));
    }

    /** The times that processes of a version wait for, by the process; none where it waits for no time. */
    public Map<String, Instant> times(String version, Collection<String> processes) {
        Set<String> definitions = waitingFor(version);
        if (processes.isEmpty() || definitions.isEmpty()) {
            return Map.of();
        }
        Map<String, Instant> times = new HashMap<>();
        for (Job job : management
                .createJobQuery()
                .processInstanceIds(new HashSet<>(processes))
                .timers()
                .list()) {
            if (definitions.contains(job.getJobDefinitionId()) && job.getDuedate() != null) {
                times.merge(job.getProcessInstanceId(), job.getDuedate().toInstant(), (a, b) -> a.isBefore(b) ? a : b);
            }
        }
        return times;
    }

    private Set<String> waitingFor(String version) {
        BpmnModelInstance diagram = repository.getBpmnModelInstance(version);
        Set<String> events = diagram.getModelElementsByType(IntermediateCatchEvent.class).stream()
                .filter(WaitStates::isTime)
                .map(IntermediateCatchEvent::getId)
                .collect(Collectors.toSet());
        return management.createJobDefinitionQuery().processDefinitionId(version).list().stream()
                .filter(definition -> events.contains(definition.getActivityId()))
                .map(JobDefinition::getId)
                .collect(Collectors.toSet());
    }

    private static boolean isTime(FlowNode node) {
        return node instanceof CatchEvent event
                && event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance);
    }
}
