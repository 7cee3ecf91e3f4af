package org.imprimatur.workflow;

import static org.camunda.bpm.model.bpmn.impl.BpmnModelConstants.CAMUNDA_NS;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;

/**
 * How our own diagrams are drawn beyond what the server asks of every diagram, so that they can be read and learnt from;
 * each broken rule is one sentence naming the element.
 */
final class DiagramRules {

    /** Ids a modelling tool makes up: {@code Activity_0abc12}. */
    private static final Pattern MADE_UP = Pattern.compile("(?i)[a-z]+_[0-9a-z]{6,}");

    private final BpmnModelInstance model;
    private final List<String> broken = new ArrayList<>();

    private DiagramRules(BpmnModelInstance model) {
        this.model = model;
    }

    static List<String> brokenBy(BpmnModelInstance model) {
        DiagramRules rules = new DiagramRules(model);
        rules.all();
        return List.copyOf(rules.broken);
    }

    private void all() {
        each(Process.class, "has no version tag", p -> p.getCamundaVersionTag() != null);
        each(
                FlowElement.class,
                "has an id nobody can read",
                e -> !MADE_UP.matcher(e.getId()).matches());
        each(
                FlowNode.class,
                "has no name",
                n -> n.getName() != null && !n.getName().isBlank());
        each(
                FlowNode.class,
                "lists no way in",
                n -> n instanceof StartEvent
                        || waitsForAnEvent(n)
                        || !n.getIncoming().isEmpty());
        each(
                FlowNode.class,
                "lists no way out",
                n -> n instanceof EndEvent
                        || waitsForAnEvent(n)
                        || !n.getOutgoing().isEmpty());
        each(UserTask.class, "gives no instruction", t -> !t.getDocumentations().isEmpty());
        each(
                Gateway.class,
                "is not a question",
                g -> g.getOutgoing().size() < 2 || g.getName().endsWith("?"));
        each(ExclusiveGateway.class, "has a way out that is no answer", DiagramRules::answered);
        each(ServiceTask.class, "calls something other than its own step", DiagramRules::callsItsStep);
        each(FlowNode.class, "waits for a timer or a job without a retry cycle", DiagramRules::retries);
    }

    private <T extends org.camunda.bpm.model.bpmn.instance.BaseElement> void each(
            Class<T> type, String complaint, Function<T, Boolean> rule) {
        for (T element : elements(type)) {
            if (!rule.apply(element)) {
                broken.add(element.getId() + " " + complaint);
            }
        }
    }

    private <T extends org.camunda.bpm.model.bpmn.instance.BaseElement> Collection<T> elements(Class<T> type) {
        return model.getModelElementsByType(type);
    }

    private static boolean answered(ExclusiveGateway gateway) {
        return gateway.getOutgoing().size() < 2
                || gateway.getOutgoing().stream().allMatch(flow -> flow.getName() != null);
    }

    private static boolean callsItsStep(ServiceTask task) {
        return ("${" + task.getId() + "}").equals(task.getCamundaDelegateExpression());
    }

    /** A part of the process that stands by itself until its event happens. */
    private static boolean waitsForAnEvent(FlowNode node) {
        return node instanceof SubProcess part && part.triggeredByEvent();
    }

    private static boolean retries(FlowNode node) {
        boolean waits = "true".equals(node.getAttributeValueNs(CAMUNDA_NS, "asyncBefore"))
                || "true".equals(node.getAttributeValueNs(CAMUNDA_NS, "asyncAfter"))
                || !node.getChildElementsByType(TimerEventDefinition.class).isEmpty();
        return !waits
                || Stream.ofNullable(node.getExtensionElements())
                        .flatMap(extensions -> extensions.getElements().stream())
                        .anyMatch(CamundaFailedJobRetryTimeCycle.class::isInstance);
    }
}
