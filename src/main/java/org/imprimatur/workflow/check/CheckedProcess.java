package org.imprimatur.workflow.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.workflow.check.Finding.Rule;
import org.jspecify.annotations.Nullable;

/** A process under check, with all that its rules look at beside it; rules report here what they find. */
final class CheckedProcess {

    /** How long something takes, as a variable says: {@code P${daysToFinish}D}. */
    private static final Pattern DURATION = Pattern.compile("P[0-9T]*[$#]\\{\\s*(\\w+)\\s*}");

    private final ProcessFile file;
    private final XmlElement root;
    private final XmlElement process;
    private final ProcessVariables processVariables;
    private final Vocabulary vocabulary;
    private final List<XmlElement> all;
    private final Function<String, @Nullable XmlElement> decisions;
    private final Set<Finding> findings = new LinkedHashSet<>();

    CheckedProcess(
            ProcessFile file,
            XmlElement root,
            XmlElement process,
            ProcessVariables processVariables,
            Vocabulary vocabulary,
            List<XmlElement> all,
            Function<String, @Nullable XmlElement> decisions) {
        this.file = file;
        this.root = root;
        this.process = process;
        this.processVariables = processVariables;
        this.vocabulary = vocabulary;
        this.all = all;
        this.decisions = decisions;
    }

    void report(XmlElement element, Rule rule, String... details) {
        findings.add(Finding.at(file, drawn(element), rule, details));
    }

    /** What a person sees in the diagram: an expression or a timer is found by the element it belongs to. */
    private static XmlElement drawn(XmlElement element) {
        XmlElement around = element.parent();
        boolean seen = FlowGraph.isNode(element) || element.isNotations() && element.is("sequenceFlow", "process");
        return seen || around == null ? element : drawn(around);
    }

    List<Finding> findings() {
        return new ArrayList<>(findings);
    }

    XmlElement process() {
        return process;
    }

    ProcessVariables variables() {
        return processVariables;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    /** Null if the server does not begin it by itself. */
    @Nullable
    ProcessContract contract() {
        return vocabulary.processes().get(process.id());
    }

    List<XmlElement> all(String... kinds) {
        return process.below(kinds);
    }

    /** What stands beside the processes in the file: messages, diagrams. */
    List<XmlElement> beside(String... kinds) {
        return root.below(kinds);
    }

    boolean isInThisFile(String processId) {
        return root.children("process").stream().anyMatch(other -> other.id().equals(processId));
    }

    @Nullable
    XmlElement processNamed(String id) {
        return all.stream().filter(other -> other.id().equals(id)).findFirst().orElse(null);
    }

    @Nullable
    XmlElement decisionNamed(String id) {
        return decisions.apply(id);
    }

    /** Of the server's steps, for whoever has to choose one. */
    String stepNames() {
        return String.join(", ", vocabulary.steps().keySet().stream().sorted().toList());
    }

    /** By another process that serves, or by itself. */
    boolean isCalled() {
        return all.stream()
                .flatMap(other -> other.below("callActivity").stream())
                .anyMatch(call -> call.attribute("calledElement").equals(process.id()));
    }

    /** The name of the message an event or a task waits for, "" if it names none. */
    String messageOf(XmlElement event) {
        return nameOf(event, "messageRef", "message");
    }

    String signalOf(XmlElement event) {
        return nameOf(event, "signalRef", "signal");
    }

    private String nameOf(XmlElement event, String reference, String kind) {
        String id = event.attribute(reference);
        return root.children(kind).stream()
                .filter(known -> known.id().equals(id.substring(id.indexOf(':') + 1)))
                .map(XmlElement::name)
                .findFirst()
                .orElse("");
    }

    Set<String> tablesAsked() {
        return tablesAsked(process);
    }

    static Set<String> tablesAsked(XmlElement process) {
        return process.below("businessRuleTask").stream()
                .map(task -> task.engine("decisionRef"))
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** All that a variable can be, as far as the server sets it; empty if that is not known. */
    Set<String> valuesOf(String variable) {
        ProcessContract processContract = contract();
        return processContract == null ? Set.of() : processContract.values().getOrDefault(variable, Set.of());
    }

    /** The columns of a table whose answers become a number of signatures, of days or the like. */
    Set<String> countedColumns(String decision) {
        Set<String> columns = new HashSet<>();
        for (XmlElement step : all("businessRuleTask")) {
            if (step.engine("decisionRef").equals(decision)) {
                for (XmlElement answer : step.below("outputParameter")) {
                    if (isCounted(answer.name())) {
                        columns.addAll(StepRules.read(answer));
                    }
                }
            }
        }
        return columns;
    }

    private boolean isCounted(String variable) {
        return vocabulary.steps().keySet().stream()
                        .anyMatch(step -> vocabulary.neededBy(step).contains(variable))
                || process.below().stream()
                        .flatMap(element -> texts(element).stream())
                        .flatMap(text -> DURATION.matcher(text).results())
                        .anyMatch(duration -> duration.group(1).equals(variable));
    }

    /** Every expression in an element's own attributes and text. */
    static List<String> texts(XmlElement element) {
        if (element.is("documentation", "script", "text", "textAnnotation")) {
            return List.of();
        }
        return Stream.concat(element.attributeValues().stream(), Stream.of(element.text()))
                .filter(Expressions::isOne)
                .toList();
    }
}
