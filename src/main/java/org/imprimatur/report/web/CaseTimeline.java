package org.imprimatur.report.web;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.imprimatur.audit.AuditEntry;
import org.imprimatur.outbox.CorrespondenceTimeline;
import org.imprimatur.outbox.CorrespondenceTimeline.Day;
import org.imprimatur.outbox.CorrespondenceTimeline.Item;
import org.imprimatur.platform.Messages;
import org.imprimatur.report.Report;
import org.springframework.stereotype.Component;

/** Everything that happened to a report in one line of time, with the fate of each letter. */
@Component
class CaseTimeline {

    private final CorrespondenceTimeline correspondenceTimeline;
    private final Messages messages;

    CaseTimeline(CorrespondenceTimeline correspondenceTimeline, Messages messages) {
        this.correspondenceTimeline = correspondenceTimeline;
        this.messages = messages;
    }

    /** Newest day first, and newest first within it. */
    List<Day> of(Report report) {
        return correspondenceTimeline.of(report.id().businessKey(), this::item);
    }

    private Item item(AuditEntry entry, UnaryOperator<String> names) {
        String action = entry.action();
        String who = names.apply(entry.actor());
        Map<String, String> facts = entry.facts();
        String whom = CorrespondenceTimeline.whom(entry, names);
        boolean turn = action.startsWith("turn.") || action.startsWith("process.");
        String key = (turn ? "desk.timeline." : "report.timeline.") + action.replaceFirst("^report\\.", "");
        if (CorrespondenceTimeline.isTaking(entry)) {
            key = "desk.timeline.turn.taken";
        }
        Object[] arguments = turn ? new Object[] {who, entry.subject(), whom} : new Object[] {who, told(action, facts)};
        String what = messages.find(key, arguments)
                .orElseGet(() -> messages.say("desk.timeline.other", who, action.replace('.', ' '), entry.subject()));
        return new Item(
                entry.at(),
                icon(action),
                kind(action),
                what,
                facts.getOrDefault("note", facts.getOrDefault("reason", facts.get("note"))));
    }

    /** What the sentence names besides who did it. */
    private String told(String action, Map<String, String> facts) {
        return switch (action) {
            case "report.opened", "report.article-picked" -> facts.getOrDefault("article", "");
            case "report.decided" -> messages.say("report.outcome." + facts.getOrDefault("outcome", "not-a-mistake"));
            case "report.merged" -> facts.getOrDefault("into", "");
            case "report.taken-out" -> facts.getOrDefault("of", "");
            case "report.took-in", "report.let-out" -> facts.getOrDefault("report", "");
            default -> "";
        };
    }

    private static String icon(String action) {
        return switch (action) {
            case "report.opened", "report.followed-up", "report.noted" -> "mail";
            case "report.decided", "report.answered", "report.closed" -> "check";
            case "report.reopened", "report.taken-up-again", "report.taken-out", "report.let-out" -> "back";
            case "report.correction-begun", "report.correction-joined", "report.answer-reworded" -> "pen";
            case "report.readers-warned", "report.text-withdrawn" -> "warning";
            case "report.merged", "report.took-in" -> "link";
            default -> action.startsWith("turn") ? "hand" : "circle";
        };
    }

    private static String kind(String action) {
        return switch (action) {
            case "report.answered" -> "signed";
            case "report.readers-warned", "report.text-withdrawn" -> "blocked";
            case "report.opened", "report.reopened", "report.taken-up-again", "report.taken-out" -> "needs";
            default -> "none";
        };
    }
}
