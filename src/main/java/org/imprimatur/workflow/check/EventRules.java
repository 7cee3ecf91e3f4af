package org.imprimatur.workflow.check;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.imprimatur.workflow.check.Finding.Rule;

/** The rules for events that wait for a time, a message or a signal. */
final class EventRules {

    private static final Map<String, Predicate<String>> TIMES = Map.of(
            "timeDate", TimeExpressions::isDueDate,
            "timeDuration", TimeExpressions::isDueDate,
            "timeCycle", TimeExpressions::isCycle);

    private final CheckedProcess process;

    private EventRules(CheckedProcess process) {
        this.process = process;
    }

    static void check(CheckedProcess process) {
        EventRules rules = new EventRules(process);
        process.all("timerEventDefinition").forEach(rules::time);
        process.all("messageEventDefinition", "receiveTask").forEach(rules::message);
        process.all("signalEventDefinition").forEach(rules::signal);
    }

    private void time(XmlElement timer) {
        String text = "";
        for (Map.Entry<String, Predicate<String>> kind : TIMES.entrySet()) {
            String said = timer.textOf(kind.getKey());
            if (!said.isEmpty()) {
                text = said;
                if (!kind.getValue().test(said)) {
                    process.report(event(timer), Rule.UNREADABLE_TIME, said);
                }
            }
        }
        if (text.isEmpty()) {
            process.report(event(timer), Rule.NO_TIME);
        }
    }

    private void message(XmlElement waiting) {
        XmlElement event = event(waiting);
        if (event.is("intermediateThrowEvent", "endEvent")) {
            // It does something, as a step does, and the server has no step that sends messages.
            process.report(event, Rule.NO_STEP, process.stepNames());
            return;
        }
        String message = process.messageOf(waiting);
        if (message.isEmpty()) {
            process.report(event, Rule.NO_MESSAGE);
        } else if (!Expressions.isOne(message) && !isSent(message)) {
            process.report(event, Rule.NOBODY_SENDS, message);
        }
    }

    private boolean isSent(String message) {
        ProcessContract processContract = process.contract();
        return processContract != null
                && (processContract.starts().contains(message)
                        || processContract.messages().containsKey(message));
    }

    private void signal(XmlElement definition) {
        XmlElement event = event(definition);
        String signal = process.signalOf(definition);
        if (signal.isEmpty()) {
            process.report(event, Rule.NO_MESSAGE);
        } else if (!event.is("intermediateThrowEvent", "endEvent") && !thrown().contains(signal)) {
            process.report(event, Rule.NOBODY_SENDS, signal);
        }
    }

    private Set<String> thrown() {
        return process.all("signalEventDefinition").stream()
                .filter(definition -> event(definition).is("intermediateThrowEvent", "endEvent"))
                .map(process::signalOf)
                .collect(Collectors.toSet());
    }

    /** The event a definition belongs to; a task that waits is its own. */
    private static XmlElement event(XmlElement definition) {
        XmlElement around = definition.parent();
        return around == null || definition.is("receiveTask") ? definition : around;
    }
}
