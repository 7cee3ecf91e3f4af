package org.imprimatur.workflow.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The ways through a process as a graph: what leads where, sub-processes taken apart. A sub-process is two points, where
 * it is entered and where it is left.
 */
final class FlowGraph {

    private static final String LEFT = "#left";

    private static final Set<String> NO_NODES = Set.of(
            "sequenceFlow",
            "documentation",
            "extensionElements",
            "laneSet",
            "association",
            "textAnnotation",
            "group",
            "dataObject",
            "dataObjectReference",
            "dataStoreReference",
            "ioSpecification",
            "property",
            "incoming",
            "outgoing",
            "multiInstanceLoopCharacteristics",
            "standardLoopCharacteristics",
            "completionCondition",
            "category",
            "extension",
            "lane",
            "process",
            "definitions",
            "auditing",
            "monitoring");

    private static final Set<String> COMES_BY_ITSELF = Set.of(
            "timerEventDefinition", "messageEventDefinition", "signalEventDefinition", "conditionalEventDefinition");

    private final Map<String, XmlElement> nodes = new LinkedHashMap<>();
    private final Map<String, Set<String>> ways = new LinkedHashMap<>();
    private final Set<String> roots = new LinkedHashSet<>();
    private final Predicate<XmlElement> callWaits;

    private FlowGraph(Predicate<XmlElement> callWaits) {
        this.callWaits = callWaits;
    }

    /** @param callWaits whether what a call activity calls has a stage of its own */
    static FlowGraph of(XmlElement process, Predicate<XmlElement> callWaits) {
        FlowGraph flowGraph = new FlowGraph(callWaits);
        flowGraph.scope(process);
        return flowGraph;
    }

    static boolean isNode(XmlElement xmlElement) {
        return xmlElement.isNotations()
                && !xmlElement.id().isEmpty()
                && !NO_NODES.contains(xmlElement.kind())
                && !xmlElement.kind().endsWith("EventDefinition");
    }

    static List<XmlElement> nodesIn(XmlElement scope) {
        return scope.children().stream().filter(FlowGraph::isNode).toList();
    }

    Collection<XmlElement> nodes() {
        return nodes.values();
    }

    /** Where nothing leads, the first of each row of such. */
    List<XmlElement> unreached() {
        Set<String> reached = from(roots);
        List<XmlElement> lost = nodes.values().stream()
                .filter(node -> !reached.contains(node.id()))
                .toList();
        Set<String> after = new HashSet<>();
        lost.forEach(node -> after.addAll(next(node.id())));
        List<XmlElement> first =
                lost.stream().filter(node -> !after.contains(node.id())).toList();
        return first.isEmpty() && !lost.isEmpty() ? lost.subList(0, 1) : first;
    }

    /** Circles in which nobody is asked and nothing is waited for, each as its nodes in order. */
    List<List<XmlElement>> circles() {
        List<List<XmlElement>> circles = new ArrayList<>();
        Set<Set<XmlElement>> known = new HashSet<>();
        Set<String> done = new HashSet<>();
        for (String start : ways.keySet()) {
            search(start, new ArrayList<>(), done, circles, known);
        }
        return circles;
    }

    /** Whether anybody is asked, or anything waited for, anywhere in it. */
    boolean hasAWait() {
        return nodes.values().stream().anyMatch(this::waits);
    }

    private void search(
            String point,
            List<String> path,
            Set<String> done,
            List<List<XmlElement>> circles,
            Set<Set<XmlElement>> known) {
        int before = path.indexOf(point);
        if (before >= 0) {
            List<XmlElement> circle = path.subList(before, path.size()).stream()
                    .filter(step -> !step.endsWith(LEFT))
                    .map(this::node)
                    .toList();
            if (known.add(Set.copyOf(circle))) {
                circles.add(circle);
            }
            return;
        }
        XmlElement node = nodes.get(point);
        if (done.contains(point) || node != null && waits(node)) {
            return;
        }
        path.add(point);
        next(point).forEach(following -> search(following, path, done, circles, known));
        path.remove(path.size() - 1);
        done.add(point);
    }

    private XmlElement node(String point) {
        XmlElement node = nodes.get(point);
        if (node == null) {
            throw new IllegalStateException("No node " + point);
        }
        return node;
    }

    private boolean waits(XmlElement node) {
        return switch (node.kind()) {
            case "userTask", "receiveTask", "eventBasedGateway" -> true;
            case "intermediateCatchEvent", "boundaryEvent" ->
                node.children().stream().anyMatch(definition -> COMES_BY_ITSELF.contains(definition.kind()));
            case "callActivity" -> callWaits.test(node);
            default -> false;
        };
    }

    private void scope(XmlElement scope) {
        List<XmlElement> inside = nodesIn(scope);
        for (XmlElement node : inside) {
            nodes.put(node.id(), node);
            ways.computeIfAbsent(node.id(), id -> new LinkedHashSet<>());
        }
        for (XmlElement node : inside) {
            enter(scope, node, inside);
        }
        for (XmlElement flow : scope.children("sequenceFlow")) {
            XmlElement source = nodes.get(flow.attribute("sourceRef"));
            if (source != null && nodes.containsKey(flow.attribute("targetRef"))) {
                way(left(source), flow.attribute("targetRef"));
            }
        }
    }

    private void enter(XmlElement scope, XmlElement node, List<XmlElement> inside) {
        if (isPart(node)) {
            scope(node);
            if (isEventPart(node)) {
                roots.add(node.id());
            }
            nodesIn(node).stream()
                    .filter(inner -> inner.is("startEvent") || node.is("adHocSubProcess"))
                    .forEach(start -> way(node.id(), start.id()));
            nodesIn(node).stream()
                    .filter(inner -> inner.is("endEvent"))
                    .forEach(end -> way(end.id(), node.id() + LEFT));
        }
        if (node.is("startEvent") && scope.is("process") || "true".equals(node.attribute("isForCompensation"))) {
            roots.add(node.id());
        }
        if (node.is("boundaryEvent")) {
            way(node.attribute("attachedToRef"), node.id());
        }
        if (node.is("intermediateThrowEvent")) {
            String link = link(node);
            inside.stream()
                    .filter(other -> link != null && other.is("intermediateCatchEvent") && link.equals(link(other)))
                    .forEach(other -> way(node.id(), other.id()));
        }
    }

    private static @Nullable String link(XmlElement event) {
        XmlElement link = event.child("linkEventDefinition");
        return link == null ? null : link.name();
    }

    static boolean isPart(XmlElement node) {
        return node.is("subProcess", "transaction", "adHocSubProcess");
    }

    static boolean isEventPart(XmlElement node) {
        return "true".equals(node.attribute("triggeredByEvent"));
    }

    /** Whether a way leads from one node, once it is done, to another. */
    boolean leads(XmlElement from, XmlElement to) {
        return from(Set.of(left(from))).contains(left(to));
    }

    /** Whether two may be open side by side, because their ways part at a fork. */
    boolean mayBeAtOnce(XmlElement one, XmlElement other) {
        return nodes.values().stream().filter(this::isFork).anyMatch(fork -> {
            Set<String> behind = from(Set.of(left(fork)));
            return behind.contains(one.id()) && behind.contains(other.id());
        });
    }

    private boolean isFork(XmlElement node) {
        return !node.is("exclusiveGateway", "eventBasedGateway")
                        && next(left(node)).size() > 1
                || node.is("boundaryEvent") && "false".equals(node.attribute("cancelActivity"))
                || isEventPart(node);
    }

    private static String left(XmlElement node) {
        return isPart(node) ? node.id() + LEFT : node.id();
    }

    private void way(String from, String to) {
        ways.computeIfAbsent(from, point -> new LinkedHashSet<>()).add(to);
    }

    private Set<String> next(String point) {
        return ways.getOrDefault(point, Set.of());
    }

    private Set<String> from(Set<String> starts) {
        Set<String> reached = new LinkedHashSet<>(starts);
        Deque<String> open = new ArrayDeque<>(starts);
        while (!open.isEmpty()) {
            for (String following : next(open.pop())) {
                if (reached.add(following)) {
                    open.push(following);
                }
            }
        }
        return reached;
    }
}
