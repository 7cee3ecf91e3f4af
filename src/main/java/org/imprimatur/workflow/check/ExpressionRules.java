package org.imprimatur.workflow.check;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateVariableMapping;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.imprimatur.workflow.check.Finding.Rule;

/**
 * The rules for expressions: what they may be made of, and where one must stand. Variables are words, numbers and yes
 * or no, so there is nothing to be asked of them; the server's steps are called by what they can do; and of the rest
 * only what a diagram has a use for is let in, because an expression could otherwise reach everything that runs in the
 * server.
 */
final class ExpressionRules {

    private static final Set<String> OF_THE_EXECUTION = Set.of(
            "businessKey",
            "getBusinessKey",
            "processBusinessKey",
            "getProcessBusinessKey",
            "currentActivityId",
            "getCurrentActivityId",
            "currentActivityName",
            "getCurrentActivityName",
            "getVariable",
            "getVariableLocal",
            "hasVariable",
            "hasVariableLocal",
            "setVariable",
            "setVariableLocal");

    private static final Set<String> OF_THE_TASK =
            Set.of("name", "getName", "id", "getId", "getVariable", "hasVariable", "setVariable");

    private static final List<String> CALLS =
            List.of("delegateExpression", "variableMappingDelegateExpression", "expression");

    private static final Set<String> NEVER = Set.of("class", "getClass");

    private static final Set<String> DAYS = Set.of("now", "dateTime");
    private static final Pattern OF_A_DAY = Pattern.compile("(?:plus|minus|with)[A-Z]\\w*|toDate");

    private final CheckedProcess process;
    private final Vocabulary vocabulary;
    private final Set<String> tableAnswers;

    private ExpressionRules(CheckedProcess process) {
        this.process = process;
        this.vocabulary = process.vocabulary();
        this.tableAnswers = Stream.concat(
                        Stream.of("decisionResult"),
                        process.all().stream().map(element -> element.engine("resultVariable")))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    static void check(CheckedProcess process) {
        ExpressionRules rules = new ExpressionRules(process);
        process.all().forEach(element -> {
            rules.reach(element);
            rules.condition(element);
            rules.step(element);
        });
    }

    private void reach(XmlElement element) {
        for (String text : CheckedProcess.texts(element)) {
            if (Expressions.problem(text) == null) {
                // Of a chain the first link is told, which is the last one met.
                Expressions.accesses(text).stream()
                        .filter(access -> !isAllowed(access))
                        .reduce((outer, inner) -> inner)
                        .ifPresent(access -> process.report(element, Rule.REACHES_INSIDE, access.member(), text));
            }
        }
    }

    private boolean isAllowed(Expressions.Access access) {
        String base = access.base();
        if (NEVER.contains(access.member())) {
            return false;
        }
        if (tableAnswers.contains(base)) {
            return true;
        }
        if (DAYS.contains(base)) {
            return access.call() && OF_A_DAY.matcher(access.member()).matches();
        }
        if (!access.direct()) {
            return false;
        }
        return switch (base) {
            case "execution" -> OF_THE_EXECUTION.contains(access.member());
            case "task" -> OF_THE_TASK.contains(access.member());
            default ->
                // Whether there is such a step, and what it can do, is asked elsewhere.
                access.call() && !process.variables().contains(base);
        };
    }

    private void condition(XmlElement element) {
        if (!element.is("conditionExpression", "condition")) {
            return;
        }
        String text = element.text();
        boolean readable = Expressions.isOne(text) && Expressions.problem(text) != null;
        if (!text.isEmpty() && !readable && !Expressions.isWhole(text)) {
            process.report(element, Rule.NOT_AN_EXPRESSION, text);
        }
    }

    private void step(XmlElement element) {
        for (String attribute : CALLS) {
            String text = element.isEngines() ? element.attribute(attribute) : element.engine(attribute);
            if (text.isEmpty() || Expressions.isOne(text) && Expressions.problem(text) != null) {
                continue;
            }
            String name = Expressions.bareName(text);
            if (attribute.equals("expression") ? !Expressions.isOne(text) : name == null) {
                process.report(element, Rule.NOT_AN_EXPRESSION, text);
            } else if (!attribute.equals("expression") && name != null) {
                fits(element, attribute, name);
            }
        }
    }

    private void fits(XmlElement element, String attribute, String name) {
        Class<?> step = vocabulary.steps().get(name);
        if (step == null) {
            return;
        }
        boolean fits = attribute.startsWith("variableMapping")
                ? DelegateVariableMapping.class.isAssignableFrom(step)
                : element.is("taskListener")
                        ? TaskListener.class.isAssignableFrom(step)
                        : JavaDelegate.class.isAssignableFrom(step)
                                || element.is("executionListener") && ExecutionListener.class.isAssignableFrom(step);
        if (!fits) {
            process.report(element, Rule.STEP_ELSEWHERE, name);
        }
    }
}
