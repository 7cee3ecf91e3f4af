package org.imprimatur.report.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.imprimatur.audit.AuditEntry;
import org.imprimatur.outbox.CorrespondenceTimeline;
import org.imprimatur.outbox.CorrespondenceTimeline.Day;
import org.imprimatur.outbox.CorrespondenceTimeline.Item;
import org.imprimatur.platform.Messages;
import org.imprimatur.report.Report;
import org.imprimatur.report.ReportAction;
import org.springframework.stereotype.Component;

/** The timeline of a report: everything that happened to it, with the delivery of each letter. */
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
        return correspondenceTimeline.of(report.id().subject(), this::item);
    }

    private Item item(AuditEntry entry, UnaryOperator<String> names) {
        String action = entry.action();
        Optional<ReportAction> known = ReportAction.of(action);
        String who = names.apply(entry.actor());
        Map<String, String> facts = entry.facts();
        String whom = CorrespondenceTimeline.whom(entry, names);
        boolean turn = action.startsWith("turn.") || action.startsWith("process.");
        String key = (turn ? "desk.timeline." : "report.timeline.") + action.replaceFirst("^report\\.", "");
        if (CorrespondenceTimeline.isTaking(entry)) {
            key = "desk.timeline.turn.taken";
        }
        Object[] arguments = turn
                ? new Object[] {who, entry.subject(), whom}
                : new Object[] {who, known.map(each -> told(each, facts)).orElse("")};
        String wording = key;
        String what = correspondenceTimeline
                .dueMoved(entry, who)
                .or(() -> messages.find(wording, arguments))
                .orElseGet(() -> messages.say("desk.timeline.other", who, action.replace('.', ' '), entry.subject()));
        return new Item(
                entry.at(),
                known.map(CaseTimeline::icon).orElse(action.startsWith("turn") ? "hand" : "circle"),
                known.map(CaseTimeline::kind).orElse("none"),
                what,
                facts.getOrDefault("note", facts.getOrDefault("reason", facts.get("note"))));
    }

    /** What the sentence names besides who did it. */
    private String told(ReportAction action, Map<String, String> facts) {
        return switch (action) {
            case OPENED, ARTICLE_PICKED -> facts.getOrDefault("article", "");
            case DECIDED -> messages.say("report.outcome." + facts.getOrDefault("outcome", "not-a-mistake"));
            case MERGED -> facts.getOrDefault("into", "");
            case TAKEN_OUT -> facts.getOrDefault("of", "");
            case TOOK_IN, LET_OUT -> facts.getOrDefault("report", "");
            default -> "";
        };
    }

    private static String icon(ReportAction action) {
        return switch (action) {
            case OPENED, FOLLOWED_UP, NOTED -> "mail";
            case DECIDED, ANSWERED, CLOSED -> "check";
            case REOPENED, TAKEN_UP_AGAIN, TAKEN_OUT, LET_OUT -> "back";
            case CORRECTION_BEGUN, CORRECTION_JOINED, ANSWER_REWORDED -> "pen";
            case READERS_WARNED, TEXT_WITHDRAWN -> "warning";
            case MERGED, TOOK_IN -> "link";
            default -> "circle";
        };
    }

    private static String kind(ReportAction action) {
        return switch (action) {
            case ANSWERED -> "signed";
            case READERS_WARNED, TEXT_WITHDRAWN -> "blocked";
            case OPENED, REOPENED, TAKEN_UP_AGAIN, TAKEN_OUT -> "needs";
            default -> "none";
        };
    }
}
