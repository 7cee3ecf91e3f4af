package org.imprimatur.workflow.check;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.imprimatur.workflow.check.Finding.Rule;

/** What a process as a whole keeps to. */
final class ProcessRules {

    private static final Pattern DAYS = Pattern.compile("\\d+|P\\d+D");

    private final ProcessDrawing drawing;
    private final XmlElement process;

    private ProcessRules(ProcessDrawing drawing) {
        this.drawing = drawing;
        this.process = drawing.process();
    }

    static void check(ProcessDrawing drawing) {
        ProcessRules rules = new ProcessRules(drawing);
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
            drawing.report(process, Rule.NOT_EXECUTABLE);
        }
    }

    private void timeToLive() {
        String days = process.engine("historyTimeToLive");
        if (days.isEmpty()) {
            drawing.report(process, Rule.NO_TIME_TO_LIVE);
        } else if (!isReadableTimeToLive(days)) {
            drawing.report(process, Rule.UNREADABLE_TIME_TO_LIVE, days);
        }
    }

    private void begun() {
        ProcessContract processContract = drawing.contract();
        if (processContract == null && !drawing.isCalled()) {
            drawing.report(
                    process,
                    Rule.NOBODY_STARTS,
                    process.id(),
                    String.join(", ", sorted(drawing.vocabulary().processes().keySet())));
        }
        List<XmlElement> starts = process.children("startEvent");
        if (starts.stream().noneMatch(ProcessRules::isPlain)) {
            drawing.report(process, Rule.NO_START);
        }
        if (processContract != null) {
            Set<String> begun = starts.stream()
                    .flatMap(start -> start.children("messageEventDefinition").stream())
                    .map(drawing::messageOf)
                    .collect(Collectors.toSet());
            processContract.starts().stream()
                    .filter(message -> !begun.contains(message))
                    .sorted()
                    .forEach(message -> drawing.report(process, Rule.NO_START_FOR, message));
        }
    }

    /** The server says something, and no event of the drawing waits for it. */
    private void heard() {
        ProcessContract processContract = drawing.contract();
        if (processContract != null) {
            Set<String> heard = drawing.all("messageEventDefinition", "receiveTask").stream()
                    .map(drawing::messageOf)
                    .collect(Collectors.toSet());
            processContract.messages().keySet().stream()
                    .filter(message -> !heard.contains(message))
                    .sorted()
                    .forEach(message -> drawing.report(process, Rule.NOBODY_HEARS, message));
        }
    }

    private void drawn() {
        Set<String> shapes = drawing.beside("BPMNShape", "BPMNEdge").stream()
                .map(shape -> shape.attribute("bpmnElement"))
                .collect(Collectors.toSet());
        drawing.all().stream()
                .filter(element -> FlowGraph.isNode(element) || element.isNotations() && element.is("sequenceFlow"))
                .filter(element -> !shapes.contains(element.id()))
                .forEach(element -> drawing.report(element, Rule.NOT_DRAWN));
    }

    private static boolean isPlain(XmlElement start) {
        return start.children().stream().noneMatch(child -> child.kind().endsWith("EventDefinition"));
    }

    private static List<String> sorted(Set<String> words) {
        return words.stream().sorted().toList();
    }
}
