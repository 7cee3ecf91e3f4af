package org.imprimatur.workflow.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.workflow.check.Finding.Rule;
import org.jspecify.annotations.Nullable;

/**
 * The rules for the ways through a process: each leads somewhere, none runs in a circle, at each crossing one is open.
 */
final class FlowRules {

    /** More combinations of answers than a crossing a person can survey asks for. */
    private static final int MOST_CASES = 512;

    private final CheckedProcess process;

    private FlowRules(CheckedProcess process) {
        this.process = process;
    }

    static void check(CheckedProcess process) {
        FlowRules rules = new FlowRules(process);
        FlowGraph flowGraph = FlowGraph.of(process.process(), rules::waits);
        flowGraph.unreached().forEach(node -> process.report(node, Rule.UNREACHED));
        flowGraph.circles().forEach(rules::circle);
        OrderRules.check(process, flowGraph);
        for (XmlElement scope : Stream.concat(
                        Stream.of(process.process()), process.all().stream().filter(FlowGraph::isPart))
                .toList()) {
            FlowGraph.nodesIn(scope).forEach(node -> rules.leaving(node, scope));
        }
    }

    private boolean waits(XmlElement call) {
        XmlElement called = process.processNamed(call.attribute("calledElement"));
        return called == null
                || called.below("userTask", "receiveTask", "intermediateCatchEvent")
                                .size()
                        > 0;
    }

    private void circle(List<XmlElement> circle) {
        process.report(
                circle.get(0),
                Rule.CIRCLE,
                circle.stream()
                        .map(node -> node.name().isEmpty() ? node.id() : node.name())
                        .collect(Collectors.joining(" → ")));
    }

    private void leaving(XmlElement node, XmlElement scope) {
        List<XmlElement> flows = scope.children("sequenceFlow").stream()
                .filter(flow -> flow.attribute("sourceRef").equals(node.id()))
                .toList();
        if (flows.isEmpty()) {
            if (mustLeadOn(node, scope)) {
                process.report(node, Rule.DEAD_END);
            }
            return;
        }
        if (!node.is("parallelGateway", "eventBasedGateway")) {
            crossing(node, flows);
        }
    }

    private static boolean mustLeadOn(XmlElement node, XmlElement scope) {
        boolean stays = node.is("endEvent")
                || FlowGraph.isEventPart(node)
                || "true".equals(node.attribute("isForCompensation"))
                || node.child("compensateEventDefinition") != null
                || node.is("intermediateThrowEvent") && node.child("linkEventDefinition") != null
                || scope.is("adHocSubProcess");
        return !stays;
    }

    private void crossing(XmlElement node, List<XmlElement> flows) {
        String otherwise = node.attribute("default");
        boolean gateway = node.is("exclusiveGateway", "inclusiveGateway");
        List<String> conditions = new ArrayList<>();
        boolean alwaysOpen = false;
        for (XmlElement flow : flows) {
            String condition = flow.textOf("conditionExpression");
            boolean isDefault = flow.id().equals(otherwise);
            alwaysOpen |= isDefault || condition.isEmpty();
            if (condition.isEmpty()) {
                if (gateway && flows.size() > 1 && !isDefault) {
                    process.report(flow, Rule.FLOW_WITHOUT_CONDITION, title(node));
                }
            } else if (isDefault) {
                process.report(flow, Rule.DEFAULT_WITH_CONDITION, title(node));
            } else if (node.is("exclusiveGateway") && flows.size() == 1) {
                process.report(flow, Rule.LONE_CONDITION, title(node));
            } else {
                conditions.add(condition);
            }
        }
        if (!alwaysOpen && flows.size() > 1) {
            mustCoverAll(node, conditions);
        }
    }

    private static String title(XmlElement node) {
        return node.name().isEmpty() ? node.id() : node.name();
    }

    /** Tries every answer the server can give; where it cannot tell, says so. */
    private void mustCoverAll(XmlElement node, List<String> conditions) {
        if (conditions.stream().anyMatch(condition -> Expressions.problem(condition) != null)) {
            return;
        }
        List<Map<String, Object>> cases = cases(conditions);
        if (cases == null) {
            if (process.variables().isCertain()) {
                process.report(node, Rule.NO_DEFAULT);
            }
            return;
        }
        for (Map<String, Object> answers : cases) {
            List<@Nullable Boolean> open = new ArrayList<>();
            conditions.forEach(condition -> open.add(Expressions.holds(condition, answers)));
            if (open.contains(null)) {
                process.report(node, Rule.NO_DEFAULT);
                return;
            }
            if (!open.contains(true)) {
                process.report(node, Rule.NO_WAY_ON, inWords(answers));
                return;
            }
        }
    }

    private static String inWords(Map<String, Object> answers) {
        return answers.entrySet().stream()
                .map(answer -> answer.getKey() + " = " + answer.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** Every combination of the answers the conditions ask for, null if they are not known or too many. */
    private @Nullable List<Map<String, Object>> cases(List<String> conditions) {
        Set<String> names = new LinkedHashSet<>();
        conditions.forEach(condition -> names.addAll(Expressions.names(condition)));
        List<Map<String, Object>> cases = List.of(Map.of());
        for (String name : names) {
            List<Object> values = process.variables().valuesOf(name);
            if (values == null || cases.size() * values.size() > MOST_CASES) {
                return null;
            }
            List<Map<String, Object>> more = new ArrayList<>();
            for (Map<String, Object> before : cases) {
                for (Object value : values) {
                    Map<String, Object> one = new HashMap<>(before);
                    one.put(name, value);
                    more.add(one);
                }
            }
            cases = more;
        }
        return cases;
    }
}
