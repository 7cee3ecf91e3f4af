package org.imprimatur.workflow.check;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.imprimatur.workflow.check.Finding.Rule;

/** The rules for a process as a whole. */
final class ProcessRules {

    private static final Pattern DAYS = Pattern.compile("\\d+|P\\d+D");

    private final CheckedProcess checked;
    private final XmlElement process;

    private ProcessRules(CheckedProcess checked) {
        this.checked = checked;
        this.process = checked.process();
    }

    static void check(CheckedProcess checked) {
        ProcessRules rules = new ProcessRules(checked);
        rules.executable();
        rules.timeToLive();
        rules.begun();
        rules.heard();
        rules.drawn();
    }

    static boolean isReadableTimeToLive(String days) {
        return DAYS.matcher(days).matches();
    }

    private void executable() {
        if (!"true".equals(process.attribute("isExecutable"))) {
            checked.report(process, Rule.NOT_EXECUTABLE);
        }
    }

    private void timeToLive() {
        String days = process.engine("historyTimeToLive");
        if (days.isEmpty()) {
            checked.report(process, Rule.NO_TIME_TO_LIVE);
        } else if (!isReadableTimeToLive(days)) {
            checked.report(process, Rule.UNREADABLE_TIME_TO_LIVE, days);
        }
    }

    private void begun() {
        ProcessContract processContract = checked.contract();
        if (processContract == null && !checked.isCalled()) {
            checked.report(
                    process,
                    Rule.NOBODY_STARTS,
                    process.id(),
                    String.join(", ", sorted(checked.vocabulary().processes().keySet())));
        }
        List<XmlElement> starts = process.children("startEvent");
        if (starts.stream().noneMatch(ProcessRules::isPlain)) {
            checked.report(process, Rule.NO_START);
        }
        if (processContract != null) {
            Set<String> begun = starts.stream()
                    .flatMap(start -> start.children("messageEventDefinition").stream())
                    .map(checked::messageOf)
                    .collect(Collectors.toSet());
            processContract.starts().stream()
                    .filter(message -> !begun.contains(message))
                    .sorted()
                    .forEach(message -> checked.report(process, Rule.NO_START_FOR, message));
        }
    }

    /** The server says something, and no event of the diagram waits for it. */
    private void heard() {
        ProcessContract processContract = checked.contract();
        if (processContract != null) {
            Set<String> heard = checked.all("messageEventDefinition", "receiveTask").stream()
                    .map(checked::messageOf)
                    .collect(Collectors.toSet());
            processContract.messages().keySet().stream()
                    .filter(message -> !heard.contains(message))
                    .sorted()
                    .forEach(message -> checked.report(process, Rule.NOBODY_HEARS, message));
        }
    }

    private void drawn() {
        Set<String> shapes = checked.beside("BPMNShape", "BPMNEdge").stream()
                .map(shape -> shape.attribute("bpmnElement"))
                .collect(Collectors.toSet());
        checked.all().stream()
                .filter(element -> FlowGraph.isNode(element) || element.isNotations() && element.is("sequenceFlow"))
                .filter(element -> !shapes.contains(element.id()))
                .forEach(element -> checked.report(element, Rule.NOT_DRAWN));
    }

    private static boolean isPlain(XmlElement start) {
        return start.children().stream().noneMatch(child -> child.kind().endsWith("EventDefinition"));
    }

    private static List<String> sorted(Set<String> words) {
        return words.stream().sorted().toList();
    }
}
