package org.imprimatur.report;

import java.time.Instant;
import org.imprimatur.article.ArticleId;
import org.imprimatur.people.PersonId;
import org.jspecify.annotations.Nullable;

/** A report while one of its verbs changes it: what the verb does not set stays as it was. */
final class ReportChange {

    private final Report before;

    @Nullable
    ArticleId article;

    @Nullable
    ArticleId ownArticle;

    @Nullable
    MatchedBy matchedBy;

    Report.State state;

    @Nullable
    Outcome outcome;

    @Nullable
    Instant ackDue;

    Instant outcomeDue;
    Instant nextDue;

    @Nullable
    Instant acknowledgedAt;

    @Nullable
    PersonId decidedBy;

    @Nullable
    Instant decidedAt;

    @Nullable
    Integer decidedRevision;

    String summary;
    Report.@Nullable Safeguard safeguard;
    String safeguardWords;
    Instant lastMailAt;
    int mails;

    @Nullable
    Instant closedAt;

    @Nullable
    ReportId mergedInto;

    @Nullable
    Instant reopenedAt;

    int rounds;

    ReportChange(Report before) {
        this.before = before;
        this.article = before.article();
        this.ownArticle = before.ownArticle();
        this.matchedBy = before.matchedBy();
        this.state = before.state();
        this.outcome = before.outcome();
        this.ackDue = before.ackDue();
        this.outcomeDue = before.outcomeDue();
        this.nextDue = before.nextDue();
        this.acknowledgedAt = before.acknowledgedAt();
        this.decidedBy = before.decidedBy();
        this.decidedAt = before.decidedAt();
        this.decidedRevision = before.decidedRevision();
        this.summary = before.summary();
        this.safeguard = before.safeguard();
        this.safeguardWords = before.safeguardWords();
        this.lastMailAt = before.lastMailAt();
        this.mails = before.mails();
        this.closedAt = before.closedAt();
        this.mergedInto = before.mergedInto();
        this.reopenedAt = before.reopenedAt();
        this.rounds = before.rounds();
    }

    Report changed() {
        return new Report(
                before.id(),
                before.number(),
                before.token(),
                before.sourceMail(),
                before.reporter(),
                article,
                ownArticle,
                matchedBy,
                before.subject(),
                state,
                outcome,
                before.openedAt(),
                ackDue,
                outcomeDue,
                nextDue,
                acknowledgedAt,
                decidedBy,
                decidedAt,
                decidedRevision,
                summary,
                safeguard,
                safeguardWords,
                lastMailAt,
                mails,
                closedAt,
                mergedInto,
                reopenedAt,
                rounds);
    }
}
