package org.imprimatur.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.Articles;
import org.imprimatur.article.ReviewReason;
import org.imprimatur.article.Risk;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.publication.ReviewCheck;
import org.imprimatur.worklist.TurnAccess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each way through {@code article-review.bpmn}, with its turns. */
@ServerTest
@OnBothDatabases
class ArticleReviewProcessTests {

    @Autowired
    Newsroom newsroom;

    @Autowired
    Articles articles;

    @Autowired
    ArticleCommands articleCommands;

    @Autowired
    Walk walk;

    @Autowired
    ProcessEngine engine;

    @Autowired
    ManagementService management;

    @Autowired
    EnginePlugin plugin;

    @Autowired
    Clock clock;

    Person writer;
    Person reviewer;
    Person publisher;
    Article article;

    @BeforeEach
    void aDraft() {
        writer = newsroom.aWriter();
        reviewer = newsroom.aReviewer();
        publisher = newsroom.aPublisher();
        article = newsroom.aDraftBy(writer);
    }

    @Test
    void aDraftIsItsWritersTurnFirst() {
        assertThat(walk.turn(article).formKey()).isEqualTo("write");
        assertThat(walk.turn(article).isHeldBy(writer.id())).isTrue();
    }

    @Test
    void aSubmittedDraftLiesWithAllMedicalReviewersAndHasADueDate() {
        walk.submit(article);

        assertThat(walk.turn(article).formKey()).isEqualTo("review");
        assertThat(walk.turn(article).assignee()).isNull();
        assertThat(walk.turn(article).candidates()).containsExactly(Role.medicalReviewer());
        assertThat(walk.turn(article).from()).isEqualTo(writer.id());
        assertThat(walk.turn(article).due())
                .isBetween(Instant.now().plus(Duration.ofDays(6)), Instant.now().plus(Duration.ofDays(8)));
    }

    @Test
    void requestedChangesGoToTheWriterWithTheReasonAndComeBackToTheSameReviewer() {
        walk.submit(article);
        walk.take(article, reviewer);
        walk.requestChanges(article, reviewer, "Say seven to nine hours.");

        assertThat(walk.turn(article).formKey()).isEqualTo("write");
        assertThat(walk.turn(article).isHeldBy(writer.id())).isTrue();
        assertThat(walk.turn(article).note()).isEqualTo("Say seven to nine hours.");
        assertThat(walk.turn(article).from()).isEqualTo(reviewer.id());

        walk.submit(article);

        assertThat(walk.turn(article).formKey()).isEqualTo("review");
        assertThat(walk.turn(article).isHeldBy(reviewer.id())).isTrue();
        assertThat(walk.turn(article).note()).isEmpty();
    }

    @Test
    void aSignedTextWaitsForAPublisherAndGoesLiveAtOnce() {
        signed();

        assertThat(walk.turn(article).formKey()).isEqualTo("publish");
        assertThat(walk.turn(article).candidates()).containsExactly(Role.publisher());

        walk.take(article, publisher);
        walk.publish(article, publisher, null);

        assertThat(walk.turns(article)).isEmpty();
        assertThat(articles.require(article.id()).live()).isNotNull();
    }

    @Test
    void aHighRiskTextNeedsTwoSignatures() {
        article = articleCommands.begin(writer, "pregnancy-" + article.id(), "pregnancy", Risk.HIGH, Newsroom.aText());
        Person second = newsroom.aReviewer();
        signed();

        assertThat(walk.turn(article).formKey()).isEqualTo("review");
        assertThat(walk.turn(article).assignee()).isNull();

        walk.take(article, second);
        walk.sign(article, second);

        assertThat(walk.turn(article).formKey()).isEqualTo("publish");
    }

    @Test
    void aScheduledTextGoesLiveWhenItsTimeComes() {
        signed();
        walk.take(article, publisher);
        walk.publish(article, publisher, Instant.now().plus(Duration.ofDays(2)));

        assertThat(walk.turns(article)).isEmpty();
        assertThat(articles.require(article.id()).live()).isNull();

        walk.runTimer(article);

        assertThat(articles.require(article.id()).live()).isNotNull();
    }

    /** As a server in another zone has left it, for one. */
    @Test
    void aTimerThatShowsAnotherTimeThanTheOrderIsPutRightAtStart() {
        signed();
        walk.take(article, publisher);
        Instant ordered = clock.instant().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.MILLIS);
        walk.publish(article, publisher, ordered);
        management.setJobDuedate(timer().getId(), Date.from(ordered.minus(Duration.ofHours(13))));

        plugin.postProcessEngineBuild(engine);

        assertThat(timer().getDuedate()).isEqualTo(Date.from(ordered));
    }

    private Job timer() {
        return management
                .createJobQuery()
                .timers()
                .processInstanceId(walk.instance(article))
                .singleResult();
    }

    @Test
    void aScheduledPublicationCanBeCalledBack() {
        signed();
        walk.take(article, publisher);
        walk.publish(article, publisher, Instant.now().plus(Duration.ofDays(2)));

        walk.callBack(article.id(), publisher);

        assertThat(walk.turn(article).formKey()).isEqualTo("publish");
    }

    @Test
    void aPublisherMaySendASignedTextBack() {
        signed();
        walk.take(article, publisher);
        walk.sendBackByPublisher(article, publisher, "The headline promises too much.");

        assertThat(walk.turn(article).formKey()).isEqualTo("write");
        assertThat(walk.turn(article).note()).isEqualTo("The headline promises too much.");
    }

    @Test
    void aTextChangedAfterItsSignatureCannotGoLive() {
        signed();
        walk.take(article, publisher);
        walk.slipInARevision(article);

        assertThatThrownBy(() -> walk.publish(article, publisher, null)).isInstanceOf(ReviewCheck.NotSigned.class);

        assertThat(walk.turn(article).formKey()).isEqualTo("publish");
        assertThat(articles.require(article.id()).live()).isNull();
    }

    @Test
    void aCorrectionStartsWithItsWriterAndTheLiveTextStays() {
        live();
        walk.beginAgain(article, ReviewReason.CORRECTION, publisher);

        assertThat(walk.turn(article).formKey()).isEqualTo("write");
        assertThat(walk.turn(article).isHeldBy(writer.id())).isTrue();
        assertThat(articles.require(article.id()).live()).isNotNull();
    }

    @Test
    void aReReviewStartsWithAReviewer() {
        live();
        walk.beginAgain(article, ReviewReason.RE_REVIEW, publisher);

        assertThat(walk.turn(article).formKey()).isEqualTo("review");
    }

    @Test
    void anArticleGoesThroughOneReviewAtATime() {
        assertThatThrownBy(() -> walk.beginAgain(article, ReviewReason.CORRECTION, publisher))
                .isInstanceOf(ActiveReviews.AlreadyInReview.class);
    }

    @Test
    void anArticleCanBeReviewedAgainOnceItsReviewHasEnded() {
        live();
        walk.beginAgain(article, ReviewReason.CORRECTION, publisher);
        walk.submit(article);

        assertThat(walk.turn(article).formKey()).isEqualTo("review");
    }

    @Test
    void onlyWhoHoldsATaskMayFinishIt() {
        walk.submit(article);

        assertThatThrownBy(() -> walk.requestChanges(article, reviewer, "Not taken yet"))
                .isInstanceOf(TurnAccess.NotYourTurn.class);
    }

    @Test
    void aTaskIsFinishedOnce() {
        var turn = walk.turn(article);
        walk.submit(article);

        assertThatThrownBy(() -> articleCommands.submit(writer, turn.taskId()))
                .isInstanceOf(TurnAccess.TurnIsOver.class);
    }

    private void signed() {
        walk.submit(article);
        walk.take(article, reviewer);
        walk.sign(article, reviewer);
    }

    private void live() {
        signed();
        walk.take(article, publisher);
        walk.publish(article, publisher, null);
    }
}
