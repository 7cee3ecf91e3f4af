package org.imprimatur.workflow.check;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.imprimatur.workflow.check.Finding.Rule;

/** The rules for a step, where the server does something by itself, and for every expression. */
final class StepRules {

    private static final String[] DOES_SOMETHING = {"serviceTask", "sendTask", "businessRuleTask"};

    /** How a diagram says that a table's answer is taken apart. */
    private static final Pattern READS = Pattern.compile("get(?:Entry)?\\(\\s*[\"'](\\w+)[\"']\\s*\\)");

    private final CheckedProcess process;
    private final Vocabulary vocabulary;

    private StepRules(CheckedProcess process) {
        this.process = process;
        this.vocabulary = process.vocabulary();
    }

    static void check(CheckedProcess process) {
        StepRules rules = new StepRules(process);
        process.all(DOES_SOMETHING).forEach(rules::step);
        process.all("callActivity").forEach(rules::call);
        process.all("failedJobRetryTimeCycle").forEach(rules::tries);
        process.all().forEach(rules::foreign);
        process.all().forEach(rules::expressions);
    }

    private void step(XmlElement step) {
        boolean calls = step.hasEngine("delegateExpression") || step.hasEngine("expression");
        if (step.hasEngine("type")) {
            process.report(step, Rule.EXTERNAL);
        } else if (step.hasEngine("decisionRef")) {
            table(step);
        } else if (!calls && !step.hasEngine("class") && step.below("connector").isEmpty()) {
            process.report(step, step.is("businessRuleTask") ? Rule.NO_TABLE : Rule.NO_STEP, process.stepNames());
        }
    }

    private void table(XmlElement step) {
        String id = step.engine("decisionRef");
        XmlElement decision = process.decisionNamed(id);
        if (decision == null) {
            process.report(step, Rule.UNKNOWN_TABLE, id);
            return;
        }
        String binding = step.engine("decisionRefBinding");
        if (!binding.equals("deployment")) {
            process.report(step, Rule.TABLE_NOT_BOUND);
        }
        List<String> answers =
                decision.below("output").stream().map(XmlElement::name).toList();
        for (String read : read(step)) {
            if (!answers.isEmpty() && !answers.contains(read)) {
                process.report(step, Rule.TABLE_LACKS_OUTPUT, id, read, String.join(", ", answers));
            }
        }
    }

    /** The columns of the table's answer that the step takes up, or one of its answers. */
    static List<String> read(XmlElement step) {
        Stream<XmlElement> answers =
                step.is("outputParameter") ? Stream.of(step) : step.below("outputParameter").stream();
        return answers.flatMap(output -> READS.matcher(output.text()).results())
                .map(read -> read.group(1))
                .distinct()
                .toList();
    }

    private void call(XmlElement call) {
        String called = call.attribute("calledElement");
        if (process.processNamed(called) == null) {
            process.report(call, Rule.UNKNOWN_PROCESS, called);
        }
        if (call.engine("calledElementBinding").equals("deployment") && !process.isInThisFile(called)) {
            process.report(call, Rule.CALL_BINDING, called);
        }
    }

    private void tries(XmlElement cycle) {
        if (!TimeExpressions.isRetryCycle(cycle.text().strip())) {
            process.report(cycle, Rule.UNREADABLE_RETRIES, cycle.text().strip());
        }
    }

    /** What would run inside the server and is not the server's. */
    private void foreign(XmlElement element) {
        if (element.isNotations() && element.is("scriptTask")) {
            process.report(element, Rule.SCRIPT_TASK);
        }
        if (element.isEngines() && element.is("script")
                || element.is("conditionExpression") && element.has("language")) {
            process.report(element, Rule.SCRIPT);
        }
        if (element.hasEngine("class")
                || element.isEngines() && element.has("class")
                || element.hasEngine("variableMappingClass")) {
            process.report(element, Rule.JAVA_CLASS, process.stepNames());
        }
        if (element.isEngines() && element.is("field")) {
            process.report(element, Rule.FIELDS);
        }
        if (element.isEngines() && element.is("connector")) {
            process.report(element, Rule.CONNECTOR);
        }
    }

    private void expressions(XmlElement element) {
        for (String text : CheckedProcess.texts(element)) {
            String problem = Expressions.problem(text);
            if (problem != null) {
                process.report(element, Rule.BROKEN_EXPRESSION, text, problem);
                continue;
            }
            Expressions.calls(text).forEach(call -> method(element, call));
            for (String name : Expressions.names(text)) {
                if (vocabulary.steps().containsKey(name)) {
                    needs(element, name);
                } else if (isStepCall(element, text) || isCalled(text, name)) {
                    process.report(element, Rule.UNKNOWN_STEP, name, process.stepNames());
                } else if (process.variables().isCertain()
                        && !process.variables().contains(name)) {
                    process.report(element, Rule.UNSET_VARIABLE, name, text);
                }
            }
        }
    }

    private void needs(XmlElement element, String step) {
        vocabulary.neededBy(step).stream()
                .filter(variable -> !process.variables().contains(variable))
                .sorted()
                .forEach(variable -> process.report(element, Rule.STEP_LACKS, step, variable));
    }

    private void method(XmlElement element, Expressions.Call call) {
        Class<?> step = vocabulary.steps().get(call.bean());
        if (step != null && Arrays.stream(step.getMethods()).noneMatch(method -> isMeant(method, call))) {
            process.report(element, Rule.UNKNOWN_METHOD, call.bean(), call.method());
        }
    }

    private static boolean isMeant(Method method, Expressions.Call call) {
        return method.getName().equals(call.method()) && method.getParameterCount() == call.values();
    }

    private boolean isStepCall(XmlElement element, String text) {
        return element.engine("delegateExpression").equals(text)
                || element.attribute("delegateExpression").equals(text)
                || element.engine("variableMappingDelegateExpression").equals(text);
    }

    private boolean isCalled(String text, String name) {
        return !process.variables().contains(name)
                && Expressions.calls(text).stream().anyMatch(call -> call.bean().equals(name));
    }
}
