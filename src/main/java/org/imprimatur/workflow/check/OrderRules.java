package org.imprimatur.workflow.check;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.imprimatur.workflow.check.Finding.Rule;
import org.jspecify.annotations.Nullable;

/**
 * That a condition asks for nothing which is only set behind it. Found is what is sure: every place that sets it is known,
 * none of them lies on a way to the crossing, and none can be open beside it.
 */
final class OrderRules {

    private final ProcessDrawing drawing;
    private final Flow flow;
    private final Map<String, Set<Xml>> setters = new LinkedHashMap<>();
    private final Set<String> setAnywhere = new HashSet<>();

    private OrderRules(ProcessDrawing drawing, Flow flow) {
        this.drawing = drawing;
        this.flow = flow;
    }

    static void check(ProcessDrawing drawing, Flow flow) {
        if (!drawing.variables().isCertain() || sharesVariables(drawing)) {
            return;
        }
        OrderRules rules = new OrderRules(drawing, flow);
        rules.collect();
        drawing.all("sequenceFlow").forEach(rules::condition);
    }

    /** With a process that it calls or that calls it; what that one sets, and when, is not drawn here. */
    private static boolean sharesVariables(ProcessDrawing drawing) {
        return drawing.isCalled() || !drawing.all("callActivity").isEmpty();
    }

    private void collect() {
        Contract contract = drawing.contract();
        if (contract != null) {
            setAnywhere.addAll(contract.variables());
            contract.messages().values().forEach(answers -> setAnywhere.addAll(answers.names()));
        }
        for (Xml element : drawing.all()) {
            Xml node = nodeOf(element);
            if (element.is("userTask")) {
                Answers page = drawing.vocabulary().pages().get(element.engine("formKey"));
                if (page != null) {
                    page.names().forEach(name -> setBy(name, node));
                }
            }
            Variables.named(element).forEach(name -> setBy(name, node));
            for (String text : ProcessDrawing.texts(element)) {
                Expressions.sets(text).forEach(name -> setBy(name, node));
                if (Expressions.problem(text) == null) {
                    Expressions.names(text)
                            .forEach(bean ->
                                    drawing.vocabulary().setBy(bean).names().forEach(name -> setBy(name, node)));
                }
            }
        }
    }

    private void setBy(String name, @Nullable Xml node) {
        if (node == null) {
            setAnywhere.add(name);
        } else {
            setters.computeIfAbsent(name, any -> new LinkedHashSet<>()).add(node);
        }
    }

    /** Null for what belongs to a flow or to the whole process. */
    private static @Nullable Xml nodeOf(Xml element) {
        Xml at = element;
        while (at != null && !Flow.isNode(at)) {
            if (at.isNotations() && at.is("sequenceFlow", "process")) {
                return null;
            }
            at = at.parent();
        }
        return at;
    }

    private void condition(Xml way) {
        String condition = way.textOf("conditionExpression");
        Xml crossing = flow.nodes().stream()
                .filter(node -> node.id().equals(way.attribute("sourceRef")))
                .findFirst()
                .orElse(null);
        if (crossing == null || !Expressions.isOne(condition) || Expressions.problem(condition) != null) {
            return;
        }
        Expressions.names(condition).stream()
                .filter(name -> !setAnywhere.contains(name) && setters.containsKey(name))
                .filter(name -> setters.getOrDefault(name, Set.of()).stream()
                        .noneMatch(setter -> mayComeBefore(setter, crossing)))
                .forEach(name -> drawing.report(way, Rule.SET_LATER, name, condition));
    }

    private boolean mayComeBefore(Xml setter, Xml crossing) {
        return setter.equals(crossing) || flow.leads(setter, crossing) || flow.mayBeAtOnce(setter, crossing);
    }
}
