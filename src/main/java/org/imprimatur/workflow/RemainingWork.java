package org.imprimatur.workflow;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.imprimatur.worklist.StepForm;
import org.jspecify.annotations.Nullable;

/**
 * The work that is left from a stage of a diagram on, weighed: of the stage itself, and of all that lie ahead. Ahead is
 * what a correction comes to later than to the stage; ways back do not count.
 */
record RemainingWork(int own, int ahead) {

    private static final int WRITING = 3;
    private static final int REVIEWING = 3;
    private static final int ANY = 2;
    private static final int PUBLISHING = 1;

    /** @param signatures how many are missing; each is a review of its own */
    static RemainingWork from(UserTask step, int signatures) {
        Map<FlowNode, Integer> depths = depths(step);
        int here = depths.getOrDefault(step, 0);
        int ahead = isReview(step) ? (signatures - 1) * REVIEWING : 0;
        Set<FlowNode> seen = new HashSet<>(Set.of(step));
        Deque<FlowNode> open = new ArrayDeque<>(next(step));
        while (!open.isEmpty()) {
            FlowNode node = open.poll();
            boolean isBack = node instanceof UserTask && depths.getOrDefault(node, Integer.MAX_VALUE) <= here;
            if (!isBack && seen.add(node)) {
                ahead += weight(node, signatures);
                open.addAll(next(node));
            }
        }
        return new RemainingWork(weight(step, 1), ahead);
    }

    private static int weight(FlowNode node, int signatures) {
        if (node instanceof CallActivity) {
            return ANY;
        }
        if (!(node instanceof UserTask task)) {
            return 0;
        }
        StepForm form = form(task);
        if (form == null) {
            return ANY;
        }
        return switch (form) {
            case WRITE -> WRITING;
            case REVIEW -> REVIEWING * signatures;
            case PUBLISH -> PUBLISHING;
            default -> ANY;
        };
    }

    private static @Nullable StepForm form(UserTask task) {
        return StepForm.of(Objects.requireNonNullElse(task.getCamundaFormKey(), ""))
                .orElse(null);
    }

    private static boolean isReview(UserTask task) {
        return form(task) == StepForm.REVIEW;
    }

    /** How many steps a correction takes to each node at least. */
    private static Map<FlowNode, Integer> depths(UserTask step) {
        Map<FlowNode, Integer> depths = new LinkedHashMap<>();
        Deque<FlowNode> open = new ArrayDeque<>();
        for (FlowNode start : starts(outermost(step))) {
            depths.put(start, 0);
            open.add(start);
        }
        while (!open.isEmpty()) {
            FlowNode node = open.poll();
            int depth = Objects.requireNonNull(depths.get(node)) + 1;
            for (FlowNode next : next(node)) {
                if (depths.putIfAbsent(next, depth) == null) {
                    open.add(next);
                }
            }
        }
        return depths;
    }

    private static ModelElementInstance outermost(FlowNode node) {
        ModelElementInstance scope = node.getParentElement();
        while (scope instanceof SubProcess) {
            scope = scope.getParentElement();
        }
        return scope;
    }

    /** Where a correction begins, if the diagram says so; else wherever it begins. */
    private static List<StartEvent> starts(ModelElementInstance scope) {
        Collection<StartEvent> all = scope.getChildElementsByType(StartEvent.class);
        List<StartEvent> corrections = all.stream()
                .filter(start -> start.getEventDefinitions().stream().anyMatch(RemainingWork::isCorrection))
                .toList();
        return corrections.isEmpty() ? List.copyOf(all) : corrections;
    }

    private static boolean isCorrection(Object definition) {
        return definition instanceof MessageEventDefinition message
                && message.getMessage() != null
                && ArticleReviewProcess.CORRECTION_WANTED.equals(
                        message.getMessage().getName());
    }

    /** Into a part of the diagram, along its flows, and out of the part where that ends. */
    private static List<FlowNode> next(FlowNode node) {
        if (node instanceof SubProcess part) {
            List<StartEvent> starts = starts(part);
            return starts.isEmpty() ? behind(part) : List.copyOf(starts);
        }
        if (node instanceof EndEvent && node.getParentElement() instanceof SubProcess part) {
            return behind(part);
        }
        return behind(node);
    }

    private static List<FlowNode> behind(FlowNode node) {
        return node.getOutgoing().stream().map(SequenceFlow::getTarget).toList();
    }
}
