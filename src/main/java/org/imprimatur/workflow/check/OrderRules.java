package org.imprimatur.workflow.check;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.imprimatur.workflow.check.Finding.Rule;
import org.imprimatur.worklist.AnswerVariables;
import org.jspecify.annotations.Nullable;

/**
 * The rule that a condition asks for nothing which is only set behind it. It reports only what is certain: every place
 * that sets the variable is known, none of them lies on a way to the gateway, and none can be open beside it.
 */
final class OrderRules {

    private final CheckedProcess process;
    private final FlowGraph flowGraph;
    private final Map<String, Set<XmlElement>> setters = new LinkedHashMap<>();
    private final Set<String> setAnywhere = new HashSet<>();

    private OrderRules(CheckedProcess process, FlowGraph flowGraph) {
        this.process = process;
        this.flowGraph = flowGraph;
    }

    static void check(CheckedProcess process, FlowGraph flowGraph) {
        if (!process.variables().isCertain() || sharesVariables(process)) {
            return;
        }
        OrderRules rules = new OrderRules(process, flowGraph);
        rules.collect();
        process.all("sequenceFlow").forEach(rules::condition);
    }

    /** With a process that it calls or that calls it; what that one sets, and when, is not drawn here. */
    private static boolean sharesVariables(CheckedProcess process) {
        return process.isCalled() || !process.all("callActivity").isEmpty();
    }

    private void collect() {
        ProcessContract processContract = process.contract();
        if (processContract != null) {
            setAnywhere.addAll(processContract.variables());
            processContract.messages().values().forEach(answerVariables -> setAnywhere.addAll(answerVariables.names()));
        }
        for (XmlElement element : process.all()) {
            XmlElement node = nodeOf(element);
            if (element.is("userTask")) {
                AnswerVariables page = process.vocabulary().answersOf(element.engine("formKey"));
                if (page != null) {
                    page.names().forEach(name -> setBy(name, node));
                }
            }
            ProcessVariables.named(element).forEach(name -> setBy(name, node));
            for (String text : CheckedProcess.texts(element)) {
                Expressions.sets(text).forEach(name -> setBy(name, node));
                if (Expressions.problem(text) == null) {
                    Expressions.names(text)
                            .forEach(bean ->
                                    process.vocabulary().setBy(bean).names().forEach(name -> setBy(name, node)));
                }
            }
        }
    }

    private void setBy(String name, @Nullable XmlElement node) {
        if (node == null) {
            setAnywhere.add(name);
        } else {
            setters.computeIfAbsent(name, any -> new LinkedHashSet<>()).add(node);
        }
    }

    /** Null for what belongs to a flow or to the whole process. */
    private static @Nullable XmlElement nodeOf(XmlElement element) {
        XmlElement at = element;
        while (at != null && !FlowGraph.isNode(at)) {
            if (at.isNotations() && at.is("sequenceFlow", "process")) {
                return null;
            }
            at = at.parent();
        }
        return at;
    }

    private void condition(XmlElement way) {
        String condition = way.textOf("conditionExpression");
        XmlElement crossing = flowGraph.nodes().stream()
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
                .forEach(name -> process.report(way, Rule.SET_LATER, name, condition));
    }

    private boolean mayComeBefore(XmlElement setter, XmlElement crossing) {
        return setter.equals(crossing) || flowGraph.leads(setter, crossing) || flowGraph.mayBeAtOnce(setter, crossing);
    }
}
