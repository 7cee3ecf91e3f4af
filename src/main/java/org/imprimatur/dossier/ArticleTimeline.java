package org.imprimatur.dossier;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.imprimatur.article.Article;
import org.imprimatur.audit.AuditEntry;
import org.imprimatur.outbox.CorrespondenceTimeline;
import org.imprimatur.outbox.CorrespondenceTimeline.Day;
import org.imprimatur.outbox.CorrespondenceTimeline.Item;
import org.imprimatur.platform.Messages;
import org.springframework.stereotype.Component;

/**
 * Everything that happened to an article in one line of time: revisions, handoffs and signatures as the audit has them,
 * and letters with their fate.
 */
@Component
class ArticleTimeline {

    private final CorrespondenceTimeline correspondenceTimeline;
    private final Messages messages;

    ArticleTimeline(CorrespondenceTimeline correspondenceTimeline, Messages messages) {
        this.correspondenceTimeline = correspondenceTimeline;
        this.messages = messages;
    }

    /** Newest day first, and newest first within it. */
    List<Day> of(Article article) {
        return correspondenceTimeline.of(article.id().businessKey(), this::item);
    }

    private Item item(AuditEntry entry, UnaryOperator<String> names) {
        String action = entry.action();
        String who = names.apply(entry.actor());
        String whom = CorrespondenceTimeline.whom(entry, names);
        String key = "desk.timeline." + (CorrespondenceTimeline.isTaking(entry) ? "turn.taken" : action);
        String what = signedInPart(entry, who)
                .or(() -> messages.find(key, who, entry.subject(), whom))
                .orElseGet(() -> messages.say(
                        "desk.timeline.other", who, action.replace('.', ' ').replace('-', ' '), entry.subject()));
        String reason = entry.facts().get("reason");
        String note = reason == null
                ? entry.facts().get("note")
                : messages.find("audit.value.reason." + reason).orElse(reason);
        return new Item(entry.at(), icon(action), kind(action), what, note);
    }

    /** A signature that is not the only one asked for. */
    private Optional<String> signedInPart(AuditEntry entry, String who) {
        String needed = entry.facts().getOrDefault("needed", "1");
        return entry.action().equals("revision.signed") && !needed.equals("1")
                ? messages.find(
                        "desk.timeline.revision.signed.of",
                        who,
                        entry.subject(),
                        entry.facts().getOrDefault("given", "1"),
                        needed)
                : Optional.empty();
    }

    private static String icon(String action) {
        if (action.endsWith(".signed")) return "check";
        if (action.equals("article.live") || action.equals("correction.published")) return "live";
        if (action.equals("article.withdrawn")) return "withdrawn";
        if (action.equals("banner.raised")) return "warning";
        if (action.startsWith("correction")) return "remark";
        if (action.startsWith("revision") || action.startsWith("article")) return "pen";
        if (action.equals("turn.handed-back")) return "back";
        if (action.startsWith("turn")) return "hand";
        return "circle";
    }

    private static String kind(String action) {
        if (action.endsWith(".signed")) return "signed";
        if (action.equals("article.live") || action.equals("correction.published")) return "live";
        if (action.equals("article.withdrawn") || action.equals("banner.raised")) return "blocked";
        if (action.equals("turn.opened") || action.equals("turn.assigned")) return "needs";
        return "none";
    }
}
