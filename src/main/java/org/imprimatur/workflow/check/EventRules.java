package org.imprimatur.workflow.check;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.imprimatur.workflow.check.Finding.Rule;

/** What events that wait for a time, a message or a signal keep to. */
final class EventRules {

    private static final Map<String, Predicate<String>> TIMES = Map.of(
            "timeDate", TimeExpressions::isDueDate,
            "timeDuration", TimeExpressions::isDueDate,
            "timeCycle", TimeExpressions::isCycle);

    private final ProcessDrawing drawing;

    private EventRules(ProcessDrawing drawing) {
        this.drawing = drawing;
    }

    static void check(ProcessDrawing drawing) {
        EventRules rules = new EventRules(drawing);
        drawing.all("timerEventDefinition").forEach(rules::time);
        drawing.all("messageEventDefinition", "receiveTask").forEach(rules::message);
        drawing.all("signalEventDefinition").forEach(rules::signal);
    }

    private void time(XmlElement timer) {
        String text = "";
        for (Map.Entry<String, Predicate<String>> kind : TIMES.entrySet()) {
            String said = timer.textOf(kind.getKey());
            if (!said.isEmpty()) {
                text = said;
                if (!kind.getValue().test(said)) {
                    drawing.report(event(timer), Rule.UNREADABLE_TIME, said);
                }
            }
        }
        if (text.isEmpty()) {
            drawing.report(event(timer), Rule.NO_TIME);
        }
    }

    private void message(XmlElement waiting) {
        XmlElement event = event(waiting);
        if (event.is("intermediateThrowEvent", "endEvent")) {
            // It does something, as a step does, and the server has no step that sends messages.
            drawing.report(event, Rule.NO_STEP, drawing.stepNames());
            return;
        }
        String message = drawing.messageOf(waiting);
        if (message.isEmpty()) {
            drawing.report(event, Rule.NO_MESSAGE);
        } else if (!Expressions.isOne(message) && !isSent(message)) {
            drawing.report(event, Rule.NOBODY_SENDS, message);
        }
    }

    private boolean isSent(String message) {
        ProcessContract processContract = drawing.contract();
        return processContract != null
                && (processContract.starts().contains(message)
                        || processContract.messages().containsKey(message));
    }

    private void signal(XmlElement definition) {
        XmlElement event = event(definition);
        String signal = drawing.signalOf(definition);
        if (signal.isEmpty()) {
            drawing.report(event, Rule.NO_MESSAGE);
        } else if (!event.is("intermediateThrowEvent", "endEvent") && !thrown().contains(signal)) {
            drawing.report(event, Rule.NOBODY_SENDS, signal);
        }
    }

    private Set<String> thrown() {
        return drawing.all("signalEventDefinition").stream()
                .filter(definition -> event(definition).is("intermediateThrowEvent", "endEvent"))
                .map(drawing::signalOf)
                .collect(Collectors.toSet());
    }

    /** The event a definition belongs to; a task that waits is its own. */
    private static XmlElement event(XmlElement definition) {
        XmlElement around = definition.parent();
        return around == null || definition.is("receiveTask") ? definition : around;
    }
}
