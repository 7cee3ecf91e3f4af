package org.imprimatur.workflow;

import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.imprimatur.article.DraftSubmitted;
import org.imprimatur.article.ReviewBegun;
import org.imprimatur.mail.AddressSettled;
import org.imprimatur.publication.PublicationCalledBack;
import org.imprimatur.publication.PublicationOrdered;
import org.imprimatur.publication.PublicationSentBack;
import org.imprimatur.review.ChangesRequested;
import org.imprimatur.review.RevisionSigned;
import org.imprimatur.review.StageApproved;
import org.imprimatur.review.StageSentBack;
import org.imprimatur.worklist.TurnGiven;
import org.imprimatur.worklist.TurnHandedBack;
import org.imprimatur.worklist.TurnTaken;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the domain announces, the process follows: each deed done on a page completes or moves the engine's task in the
 * very transaction of the deed.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Handoffs {

    private final TaskGateway tasks;
    private final ArticleReview review;
    private final Runs runs;
    private final IdentityService identity;

    Handoffs(TaskGateway tasks, ArticleReview review, Runs runs, IdentityService identity) {
        this.tasks = tasks;
        this.review = review;
        this.runs = runs;
        this.identity = identity;
    }

    @EventListener
    void on(ReviewBegun event) {
        runs.open(event.article(), event.reason());
        identity.setAuthenticatedUserId(event.by().toString());
        try {
            runs.started(event.article(), review.start(event.article(), event.reason()));
        } finally {
            identity.clearAuthentication();
        }
    }

    @EventListener
    void on(DraftSubmitted event) {
        tasks.complete(event.taskId(), event.by(), Map.of());
    }

    @EventListener
    void on(RevisionSigned event) {
        tasks.complete(event.taskId(), event.by(), ArticleReview.signed());
    }

    @EventListener
    void on(ChangesRequested event) {
        tasks.complete(event.taskId(), event.by(), ArticleReview.changesRequested(event.by(), event.reason()));
    }

    @EventListener
    void on(StageApproved event) {
        tasks.complete(event.taskId(), event.by(), ArticleReview.approved(true, event.remark()));
    }

    @EventListener
    void on(StageSentBack event) {
        tasks.complete(event.taskId(), event.by(), ArticleReview.approved(false, event.reason()));
    }

    @EventListener
    void on(PublicationOrdered event) {
        tasks.complete(event.taskId(), event.by(), ArticleReview.ordered(event.at()));
    }

    @EventListener
    void on(PublicationSentBack event) {
        tasks.complete(event.taskId(), event.by(), ArticleReview.sentBackByPublisher(event.reason()));
    }

    @EventListener
    void on(PublicationCalledBack event) {
        identity.setAuthenticatedUserId(event.by().toString());
        try {
            review.callBack(event.article());
        } finally {
            identity.clearAuthentication();
        }
    }

    @EventListener
    void on(AddressSettled event) {
        tasks.complete(event.taskId(), event.by(), Map.of());
    }

    @EventListener
    void on(TurnTaken event) {
        tasks.assign(event.taskId(), event.by(), event.by());
    }

    @EventListener
    void on(TurnGiven event) {
        tasks.assign(event.taskId(), event.to(), event.by());
    }

    @EventListener
    void on(TurnHandedBack event) {
        tasks.assign(event.taskId(), null, event.by());
    }
}
