package org.imprimatur.workflow.version;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOutputParameter;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * The stages of a diagram, and how work is put at one. It enters a little earlier where a table decides something right
 * before the stage, and at the fork where several people work side by side: somewhere behind it all of them are waited
 * for.
 */
public final class Stages {

    private final BpmnModelInstance model;

    public Stages(BpmnModelInstance model) {
        this.model = model;
    }

    /**
     * A stage of the diagram.
     *
     * @param entry where work enters to arrive at it
     * @param needs what must have been decided before, because no way leads there around the table
     */
    public record Stage(String id, String name, String entry, List<Decided> needs) {}

    /** @param variables what the process remembers of the decision */
    public record Decided(String step, Set<String> variables) {}

    /** In the order of the file. */
    public List<Stage> all() {
        return model.getModelElementsByType(UserTask.class).stream()
                .map(this::stage)
                .toList();
    }

    public Optional<Stage> find(String id) {
        return all().stream().filter(stage -> stage.id().equals(id)).findFirst();
    }

    private Stage stage(UserTask task) {
        FlowNode entry = entry(task);
        List<Decided> needs = model.getModelElementsByType(BusinessRuleTask.class).stream()
                .filter(table -> !table.equals(entry) && mustPass(table, entry))
                .map(table -> new Decided(name(table), variables(table)))
                .toList();
        return new Stage(task.getId(), name(task), entryId(entry), needs);
    }

    /** A stage for several at once is entered as a whole; by its bare id the engine would begin it for one of them. */
    private static String entryId(FlowNode entry) {
        return isForSeveral(entry) ? entry.getId() + "#multiInstanceBody" : entry.getId();
    }

    public static boolean isForSeveral(ModelElementInstance element) {
        return element instanceof Activity activity && activity.getLoopCharacteristics() != null;
    }

    private FlowNode entry(FlowNode from) {
        FlowNode entry = tableBefore(from);
        return fork(entry).map(this::entry).orElse(entry);
    }

    private static FlowNode tableBefore(FlowNode from) {
        return before(from)
                .filter(BusinessRuleTask.class::isInstance)
                .findFirst()
                .map(Stages::tableBefore)
                .orElse(from);
    }

    /** The gateway at which several went their ways at once, if the others are still waited for. */
    private Optional<FlowNode> fork(FlowNode inside) {
        return reach(List.of(inside), node -> isJoin(node) ? Stream.empty() : before(node)).stream()
                .filter(node -> !node.equals(inside) && isFork(node) && mustPass(node, inside))
                .findFirst();
    }

    private static boolean isFork(FlowNode node) {
        return goesSideBySide(node) && node.getOutgoing().size() > 1;
    }

    private static boolean isJoin(FlowNode node) {
        return goesSideBySide(node) && node.getIncoming().size() > 1;
    }

    private static boolean goesSideBySide(FlowNode node) {
        return node instanceof Gateway && (node instanceof ParallelGateway || node instanceof InclusiveGateway);
    }

    /** Whether every way from a beginning to a node leads through another. */
    private boolean mustPass(FlowNode through, FlowNode to) {
        List<FlowNode> beginnings = model.getModelElementsByType(StartEvent.class).stream()
                .filter(start -> !(start.getParentElement() instanceof SubProcess))
                .map(FlowNode.class::cast)
                .toList();
        return !reach(beginnings, node -> node.equals(through) ? Stream.empty() : after(node))
                .contains(to);
    }

    private static Set<FlowNode> reach(Collection<FlowNode> from, Function<FlowNode, Stream<FlowNode>> next) {
        Set<FlowNode> reached = new LinkedHashSet<>(from);
        Deque<FlowNode> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            next.apply(open.poll()).filter(reached::add).forEach(open::add);
        }
        return reached;
    }

    private static Stream<FlowNode> before(FlowNode node) {
        return node.getIncoming().stream().map(SequenceFlow::getSource);
    }

    private Stream<FlowNode> after(FlowNode node) {
        List<FlowNode> after = new ArrayList<>();
        node.getOutgoing().forEach(flow -> after.add(flow.getTarget()));
        if (node instanceof SubProcess inner) {
            after.addAll(inner.getChildElementsByType(StartEvent.class));
        }
        if (node instanceof EndEvent && node.getParentElement() instanceof SubProcess outer) {
            outer.getOutgoing().forEach(flow -> after.add(flow.getTarget()));
        }
        if (node instanceof Activity) {
            model.getModelElementsByType(BoundaryEvent.class).stream()
                    .filter(event -> node.equals(event.getAttachedTo()))
                    .forEach(after::add);
        }
        return after.stream();
    }

    private static Set<String> variables(BusinessRuleTask table) {
        Set<String> variables = table.getModelInstance().getModelElementsByType(CamundaOutputParameter.class).stream()
                .filter(output -> table.equals(
                        output.getParentElement().getParentElement().getParentElement()))
                .map(CamundaOutputParameter::getCamundaName)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (table.getCamundaResultVariable() != null) {
            variables.add(table.getCamundaResultVariable());
        }
        return variables;
    }

    static String name(FlowNode node) {
        return node.getName() == null || node.getName().isBlank() ? node.getId() : node.getName();
    }
}
