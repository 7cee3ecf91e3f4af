package org.imprimatur.report.web;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.imprimatur.audit.AuditEntry;
import org.imprimatur.outbox.CorrespondenceTimeline;
import org.imprimatur.outbox.CorrespondenceTimeline.Item;
import org.imprimatur.outbox.CorrespondenceTimeline.Page;
import org.imprimatur.outbox.CorrespondenceTimeline.Share;
import org.imprimatur.people.Person;
import org.imprimatur.platform.Messages;
import org.imprimatur.report.Report;
import org.imprimatur.report.ReportAction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The timeline of a report: everything that happened to it, with the delivery of each letter. */
@Component
class CaseTimeline implements CorrespondenceTimeline.Teller {

    /** These are told openly although the server does them. */
    private static final Set<ReportAction> OPEN =
            EnumSet.complementOf(EnumSet.of(ReportAction.NOTED, ReportAction.ACKNOWLEDGED));

    private final CorrespondenceTimeline correspondenceTimeline;
    private final Messages messages;

    CaseTimeline(CorrespondenceTimeline correspondenceTimeline, Messages messages) {
        this.correspondenceTimeline = correspondenceTimeline;
        this.messages = messages;
    }

    /** @param before the line of the audit that the page ends right below; null for the newest page */
    Page of(Report report, @Nullable Long before, Person me) {
        return correspondenceTimeline.of(report.id().subject(), "/desk/reports/" + report.number(), before, me, this);
    }

    @Override
    public boolean isDecision(AuditEntry entry) {
        return entry.is(ReportAction.DECIDED) || entry.is(ReportAction.MERGED);
    }

    private static Share share(AuditEntry entry, Optional<ReportAction> known) {
        boolean routine = known.map(action -> entry.actor().equals("system") && !OPEN.contains(action))
                .orElseGet(() -> CorrespondenceTimeline.isRoutine(entry));
        return routine ? Share.ROUTINE : Share.STEP;
    }

    @Override
    public Item tell(AuditEntry entry, UnaryOperator<String> names) {
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
                .orElseGet(() -> correspondenceTimeline.other(entry, who, names));
        return new Item(
                entry.at(),
                known.map(CaseTimeline::icon).orElse(action.startsWith("turn") ? "hand" : "circle"),
                known.map(CaseTimeline::kind).orElse("none"),
                what,
                facts.getOrDefault("note", facts.getOrDefault("reason", facts.get("note"))),
                share(entry, known));
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
