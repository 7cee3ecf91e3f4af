package org.imprimatur.workflow;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.imprimatur.platform.Messages;
import org.imprimatur.workflow.DrawingFaultAlerts.Fault;
import org.imprimatur.workflow.version.ProcessVersions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Locates a fault in a diagram, from what the engine says of it. */
@Component
class FaultLocator {

    /** Of what was begun the engine says where it stands; what could not even begin it does not name. */
    private static final Pattern ELEMENT = Pattern.compile("(?:activity|[Ee]lement with id) '([^']+)'");

    private static final Pattern DEFINITION = Pattern.compile("process definition with id '([^']+)'");

    private final RepositoryService repository;
    private final Messages messages;

    FaultLocator(RepositoryService repository, Messages messages) {
        this.repository = repository;
        this.messages = messages;
    }

    /** The diagram the engine names, which may be another than the one somebody worked in. */
    Optional<ProcessDefinition> definition(String message) {
        return DEFINITION
                .matcher(message)
                .results()
                .map(said -> byId(said.group(1)))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** @param otherwise the place in words, where the engine does not name it */
    Fault fault(ProcessDefinition definition, String message, String otherwise) {
        BpmnModelInstance diagram = repository.getBpmnModelInstance(definition.getId());
        String place = ELEMENT.matcher(message)
                .results()
                .map(MatchResult::group)
                .map(said -> said.substring(said.indexOf('\'') + 1, said.length() - 1))
                .filter(element -> diagram.getModelElementById(element) instanceof FlowNode)
                .findFirst()
                .map(element -> step(diagram, element))
                .orElse(otherwise);
        return new Fault(
                definition.getId(),
                messages.say("workflow.fault.version", name(definition), definition.getVersion()),
                place,
                message);
    }

    /** What failed while nobody was at work: at the step the engine stood before. */
    Fault fault(String version, @Nullable String element, String message) {
        ProcessDefinition definition = Objects.requireNonNull(byId(version));
        BpmnModelInstance diagram = repository.getBpmnModelInstance(version);
        return fault(
                definition, message, element == null ? messages.say("workflow.fault.next") : step(diagram, element));
    }

    static String name(ProcessDefinition definition) {
        return Objects.requireNonNullElse(definition.getName(), definition.getKey());
    }

    private String step(BpmnModelInstance diagram, String element) {
        return messages.say("workflow.fault.step", ProcessVersions.name(diagram, element));
    }

    private @Nullable ProcessDefinition byId(String id) {
        return repository.createProcessDefinitionQuery().processDefinitionId(id).singleResult();
    }
}
