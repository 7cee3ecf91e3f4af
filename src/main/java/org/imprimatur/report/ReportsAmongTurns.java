package org.imprimatur.report;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.imprimatur.people.Person;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.Subject;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnOpeningProvider;
import org.springframework.stereotype.Component;

/** Tells beside turns about reports which report it is, who wrote, and how their mail begins. */
@Component
class ReportsAmongTurns implements TurnOpeningProvider {

    private final ReportListReadModel list;
    private final Messages messages;

    ReportsAmongTurns(ReportListReadModel list, Messages messages) {
        this.list = list;
        this.messages = messages;
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
                openings.put(turn.taskId(), opening(reader, beginning));
            }
        }
        return openings;
    }

    private Opening opening(Person reader, ReportListReadModel.Beginning beginning) {
        Report report = beginning.report();
        return new Opening(
                ReportPolicy.maySeeReporter(reader)
                        ? messages.say(
                                "report.turn.from",
                                report.name(),
                                report.reporter().called())
                        : report.name(),
                ReportMails.firstWords(beginning.said()));
    }
}
