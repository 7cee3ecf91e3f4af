package org.imprimatur.workflow;

import java.util.Map;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.article.ReviewReason;
import org.imprimatur.outbox.DeadAddressCommands;
import org.imprimatur.people.PersonId;
import org.imprimatur.publication.Corrections;
import org.imprimatur.publication.EditionPublisher;
import org.imprimatur.publication.PublishingCommands;
import org.imprimatur.publication.ReReviews;
import org.imprimatur.publication.ScheduledPublications;
import org.imprimatur.report.Merging;
import org.imprimatur.report.Report;
import org.imprimatur.report.ReportIntake;
import org.imprimatur.report.Reports;
import org.imprimatur.report.Triage;
import org.imprimatur.review.LastSigner;
import org.imprimatur.review.Reviews;
import org.imprimatur.review.Signing;
import org.imprimatur.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Carries what the domain announces into the process: each command given on a page completes or moves the engine's task
 * in the very transaction of the command.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Handoffs {

    private final TaskGateway tasks;
    private final ArticleReviewProcess articleReview;
    private final ActiveReviews activeReviews;
    private final Articles articles;
    private final LastSigner lastSigner;
    private final ReReviews reReviews;
    private final ReaderReportProcess readerReportProcess;
    private final Reports reports;
    private final Corrections corrections;
    private final PromisedDueDates promisedDueDates;
    private final EngineAuthentication engineAuthentication;

    Handoffs(
            TaskGateway tasks,
            ArticleReviewProcess articleReview,
            ActiveReviews activeReviews,
            Articles articles,
            LastSigner lastSigner,
            ReReviews reReviews,
            ReaderReportProcess readerReportProcess,
            Reports reports,
            Corrections corrections,
            PromisedDueDates promisedDueDates,
            EngineAuthentication engineAuthentication) {
        this.tasks = tasks;
        this.articleReview = articleReview;
        this.activeReviews = activeReviews;
        this.articles = articles;
        this.lastSigner = lastSigner;
        this.reReviews = reReviews;
        this.readerReportProcess = readerReportProcess;
        this.reports = reports;
        this.corrections = corrections;
        this.promisedDueDates = promisedDueDates;
        this.engineAuthentication = engineAuthentication;
    }

    @EventListener
    void on(ArticleCommands.ReviewBegun event) {
        Article article = event.article();
        activeReviews.open(article, event.reason());
        PersonId reviewer = event.reason() == ReviewReason.NEW_DRAFT ? null : lastSigner.whoMaySignAgain(article);
        if (event.reason() == ReviewReason.CORRECTION && reviewer != null) {
            reReviews.offerFirst(article.id(), reviewer);
        }
        engineAuthentication.as(
                event.by(),
                () -> activeReviews.started(article, articleReview.start(article, event.reason(), reviewer)));
    }

    @EventListener
    void on(ArticleCommands.DraftSubmitted event) {
        Map<String, Object> answer = event.reviewer() == null && reReviews.isOffered(event.article())
                ? ArticleReviewProcess.submittedFor(offeredAgain(event.article()), event.words())
                : ArticleReviewProcess.submitted(event.reviewer(), event.words());
        tasks.complete(event.taskId(), event.by(), answer);
    }

    /** Much may have happened since the correction began: they have left, or a credential is out of use. */
    private @Nullable PersonId offeredAgain(ArticleId id) {
        PersonId reviewer = lastSigner.whoMaySignAgain(articles.require(id));
        if (reviewer == null) {
            reReviews.withdrawOffer(id);
        } else {
            reReviews.offerFirst(id, reviewer);
        }
        return reviewer;
    }

    /** Before the letters, which say what comes next. */
    @EventListener
    @Order(0)
    void on(Signing.RevisionSigned event) {
        tasks.complete(event.taskId(), event.by(), ArticleReviewProcess.signed());
    }

    @EventListener
    void on(Reviews.ChangesRequested event) {
        tasks.complete(event.taskId(), event.by(), ArticleReviewProcess.changesRequested(event.by(), event.reason()));
    }

    @EventListener
    void on(Reviews.StageApproved event) {
        tasks.complete(event.taskId(), event.by(), ArticleReviewProcess.approved(true, event.remark()));
    }

    @EventListener
    void on(Reviews.StageSentBack event) {
        tasks.complete(event.taskId(), event.by(), ArticleReviewProcess.approved(false, event.reason()));
    }

    @EventListener
    void on(PublishingCommands.PublicationOrdered event) {
        tasks.complete(event.taskId(), event.by(), ArticleReviewProcess.ordered(event.at()));
    }

    @EventListener
    void on(PublishingCommands.PublicationSentBack event) {
        tasks.complete(event.taskId(), event.by(), ArticleReviewProcess.sentBackByPublisher(event.reason()));
    }

    @EventListener
    void on(ScheduledPublications.PublicationCalledBack event) {
        engineAuthentication.as(event.by(), () -> articleReview.callBack(event.article()));
    }

    @EventListener
    void on(PublishingCommands.PublicationMoved event) {
        engineAuthentication.as(event.by(), () -> articleReview.move(event.was().article(), event.at()));
    }

    @EventListener
    void on(ReportIntake.ReportOpened event) {
        reports.started(event.report(), readerReportProcess.start(event.report(), event.triageDue()));
    }

    @EventListener
    void on(Triage.ReportTriaged event) {
        tasks.complete(event.taskId(), event.by(), ReaderReportProcess.triaged(event.outcome()));
    }

    @EventListener
    void on(Merging.ReportMerged event) {
        engineAuthentication.as(event.by(), () -> readerReportProcess.merged(event.report()));
        reports.find(event.into())
                .map(Report::article)
                .ifPresent(article -> promisedDueDates.follow(article.subject()));
    }

    /** A review that is under way already is due sooner from now on. */
    @EventListener
    void on(Corrections.CorrectionPlanned event) {
        promisedDueDates.follow(event.article().subject());
    }

    /** Whoever reported the mistake is answered by a step of their own, so that no letter holds up the text. */
    @EventListener
    void on(EditionPublisher.WentLive event) {
        Article article = event.article();
        Article.Live live = article.live();
        if (live == null) {
            return;
        }
        boolean corrected = corrections.notice(article.id(), live.edition()).isPresent();
        readerReportProcess.editionLive(article.id(), live.edition(), corrected);
    }

    @EventListener
    void on(DeadAddressCommands.AddressSettled event) {
        tasks.complete(event.taskId(), event.by(), Map.of());
    }

    @EventListener
    void on(Worklist.TurnTaken event) {
        tasks.assign(event.taskId(), event.by(), event.by());
    }

    @EventListener
    void on(Worklist.TurnGiven event) {
        tasks.assign(event.taskId(), event.to(), event.by());
    }

    @EventListener
    void on(Worklist.TurnVacated event) {
        tasks.assign(event.taskId(), null, event.by());
    }

    @EventListener
    void on(Worklist.TurnHandedBack event) {
        tasks.assign(event.taskId(), null, event.by());
    }

    @EventListener
    void on(Worklist.TurnDueMoved event) {
        tasks.due(event.was().taskId(), event.due(), event.by());
    }
}
