package org.imprimatur.report;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.imprimatur.people.Person;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.Subject;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnOpeningProvider;
import org.springframework.stereotype.Component;

/** Tells beside turns about reports which report it is, who wrote, and how their mail begins. */
@Component
class ReportsAmongTurns implements TurnOpeningProvider {

    private final ReportListReadModel list;
    private final Messages messages;
    private final java.time.Clock clock;

    ReportsAmongTurns(ReportListReadModel list, Messages messages, java.time.Clock clock) {
        this.list = list;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public Map<String, Opening> openings(Person reader, Collection<Turn> turns) {
        List<Turn> cases = turns.stream()
                .filter(turn -> turn.subject().is(Subject.Kind.REPORT))
                .toList();
        Map<ReportId, ReportListReadModel.Beginning> beginnings =
                list
                        .beginnings(cases.stream()
                                .map(turn -> ReportId.of(turn.subject()))
                                .toList())
                        .stream()
                        .collect(
                                Collectors.toMap(beginning -> beginning.report().id(), beginning -> beginning));
        Map<String, Opening> openings = new HashMap<>();
        for (Turn turn : cases) {
            ReportListReadModel.Beginning beginning = beginnings.get(ReportId.of(turn.subject()));
            if (beginning != null) {
                openings.put(turn.taskId(), opening(reader, turn, beginning));
            }
        }
        return openings;
    }

    private Opening opening(Person reader, Turn turn, ReportListReadModel.Beginning beginning) {
        Report report = beginning.report();
        return new Opening(
                ReportPolicy.maySeeReporter(reader)
                        ? messages.say(
                                "report.turn.from",
                                report.name(),
                                report.reporter().called())
                        : report.name(),
                ReportMails.firstWords(beginning.said()),
                stepDue(turn),
                answerDue(report));
    }

    private String stepDue(Turn turn) {
        boolean isDecision = turn.isServedBy(StepForm.TRIAGE);
        Instant due = turn.due();
        if (due != null && due.isBefore(clock.instant())) {
            return messages.say(isDecision ? "report.triage.decision.was-due" : "worklist.row.was-due");
        }
        return messages.say(isDecision ? "report.triage.decision.due" : "worklist.row.due");
    }

    /** As the list of reports and the report itself have it. */
    private Clock answerDue(Report report) {
        boolean isLate = report.outcomeDue().isBefore(clock.instant());
        return new Clock(messages.say(isLate ? "report.row.was-due" : "report.row.due"), report.outcomeDue());
    }
}
