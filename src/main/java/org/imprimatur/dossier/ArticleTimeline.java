package org.imprimatur.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleAction;
import org.imprimatur.article.ImportReports;
import org.imprimatur.article.ImportWords;
import org.imprimatur.audit.AuditEntry;
import org.imprimatur.outbox.CorrespondenceTimeline;
import org.imprimatur.outbox.CorrespondenceTimeline.Item;
import org.imprimatur.outbox.CorrespondenceTimeline.Page;
import org.imprimatur.outbox.CorrespondenceTimeline.Share;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AuditAction;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.TimeFormats;
import org.imprimatur.publication.PublicationAction;
import org.imprimatur.review.ReviewAction;
import org.imprimatur.worklist.TurnAction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The timeline of an article: what people did to it as the audit has it, and letters with their delivery. */
@Component
class ArticleTimeline implements CorrespondenceTimeline.Teller {

    /** After these the end of the turn is the same step. */
    private static final List<AuditAction> DECISIONS = List.of(
            ReviewAction.SIGNED,
            ReviewAction.CHANGES_REQUESTED,
            ReviewAction.APPROVED,
            ReviewAction.SENT_BACK,
            PublicationAction.ORDERED,
            PublicationAction.SCHEDULED,
            PublicationAction.SENT_BACK);

    /** These are told openly although the server does them. */
    private static final List<AuditAction> OPEN = List.of(
            ArticleAction.BEGUN_AGAIN,
            ReviewAction.TEXT_NOT_INTACT,
            PublicationAction.LIVE,
            PublicationAction.WITHDRAWN,
            PublicationAction.WITHHELD,
            PublicationAction.CORRECTION_PUBLISHED,
            PublicationAction.BANNER_RAISED,
            PublicationAction.BANNER_LOWERED,
            PublicationAction.ORDER_LEFT,
            PublicationAction.ORDER_OUT_OF_ROLE);

    private final CorrespondenceTimeline correspondenceTimeline;
    private final ImportReports imports;
    private final ImportWords importWords;
    private final Messages messages;
    private final TimeFormats timeFormats;

    ArticleTimeline(
            CorrespondenceTimeline correspondenceTimeline,
            ImportReports imports,
            ImportWords importWords,
            Messages messages,
            TimeFormats timeFormats) {
        this.imports = imports;
        this.importWords = importWords;
        this.timeFormats = timeFormats;
        this.correspondenceTimeline = correspondenceTimeline;
        this.messages = messages;
    }

    /** @param before the line of the audit that the page ends right below; null for the newest page */
    Page of(Article article, @Nullable Long before, Person me) {
        return correspondenceTimeline.of(
                article.id().subject(), "/desk/articles/" + article.id() + "/timeline", before, me, this);
    }

    @Override
    public boolean isDecision(AuditEntry entry) {
        return DECISIONS.stream().anyMatch(entry::is);
    }

    private static Share share(AuditEntry entry) {
        if (entry.is(ArticleAction.REVISION_SAVED)) {
            return Share.SAVED;
        }
        boolean routine = entry.is(ArticleAction.IMAGE_ADDED) || CorrespondenceTimeline.isRoutine(entry);
        return routine && OPEN.stream().noneMatch(entry::is) ? Share.ROUTINE : Share.STEP;
    }

    @Override
    public Item tell(AuditEntry entry, UnaryOperator<String> names) {
        String action = entry.action();
        String who = names.apply(entry.actor());
        String whom = CorrespondenceTimeline.whom(entry, names);
        String key = "desk.timeline." + (CorrespondenceTimeline.isTaking(entry) ? "turn.taken" : action);
        String what = signedInPart(entry, who)
                .or(() -> scheduled(entry, who))
                .or(() -> correspondenceTimeline.dueMoved(entry, who))
                .or(() -> messages.find(key, who, entry.subject(), whom))
                .orElseGet(() -> correspondenceTimeline.other(entry, who, names));
        String reason = entry.facts().get("reason");
        String note = reason == null
                ? entry.facts().get("note")
                : messages.find("audit.value.reason." + reason).orElse(reason);
        Item item = new Item(entry.at(), icon(entry), kind(entry), what, note, share(entry));
        return imports.toldBy(entry)
                .map(report -> item.listing(importWords.howMuch(report), importWords.of(report)))
                .orElse(item);
    }

    /** A signature that is not the only one asked for. */
    private Optional<String> signedInPart(AuditEntry entry, String who) {
        String needed = entry.facts().getOrDefault("needed", "1");
        return entry.is(ReviewAction.SIGNED) && !needed.equals("1")
                ? messages.find(
                        "desk.timeline.revision.signed.of",
                        who,
                        entry.subject(),
                        entry.facts().getOrDefault("given", "1"),
                        needed)
                : Optional.empty();
    }

    /** When it was to go live, which the line says for ever; lines from before that was kept say less. */
    private Optional<String> scheduled(AuditEntry entry, String who) {
        if (!entry.is(PublicationAction.SCHEDULED)
                && !entry.is(PublicationAction.RESCHEDULED)
                && !entry.is(PublicationAction.CALLED_BACK)) {
            return Optional.empty();
        }
        String at = entry.facts().get("at");
        String was = entry.facts().get("was");
        return at == null && was == null
                ? Optional.empty()
                : messages.find(
                        "desk.timeline." + entry.action() + ".time", who, entry.subject(), moment(at), moment(was));
    }

    private String moment(@Nullable String instant) {
        return instant == null ? "" : timeFormats.exact(Instant.parse(instant));
    }

    private static String icon(AuditEntry entry) {
        String action = entry.action();
        if (action.endsWith(".signed")) return "check";
        if (entry.is(PublicationAction.LIVE) || entry.is(PublicationAction.CORRECTION_PUBLISHED)) return "live";
        if (entry.is(PublicationAction.WITHDRAWN)) return "withdrawn";
        if (entry.is(PublicationAction.BANNER_RAISED)) return "warning";
        if (action.startsWith("correction")) return "remark";
        if (action.startsWith("revision") || action.startsWith("article")) return "pen";
        if (action.startsWith("file")) return "page";
        if (entry.is(PublicationAction.SCHEDULED) || entry.is(PublicationAction.RESCHEDULED)) return "clock";
        if (entry.is(TurnAction.HANDED_BACK) || entry.is(PublicationAction.CALLED_BACK)) return "back";
        if (action.startsWith("turn")) return "hand";
        return "circle";
    }

    private static String kind(AuditEntry entry) {
        if (entry.action().endsWith(".signed")) return "signed";
        if (entry.is(PublicationAction.LIVE) || entry.is(PublicationAction.CORRECTION_PUBLISHED)) return "live";
        if (entry.is(PublicationAction.WITHDRAWN) || entry.is(PublicationAction.BANNER_RAISED)) return "blocked";
        if (entry.is(TurnAction.BEGUN) || entry.is(TurnAction.ASSIGNED)) return "needs";
        return "none";
    }
}
