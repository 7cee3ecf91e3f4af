package org.imprimatur.workflow;

import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.article.ReviewReason;
import org.imprimatur.article.Revision;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.publication.PublishingCommands;
import org.imprimatur.publication.ScheduledPublications;
import org.imprimatur.review.GivenSignatures;
import org.imprimatur.review.Reviews;
import org.imprimatur.review.Signing;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Leads articles along the process by announcing what the pages would, each action in its own transaction. */
@TestComponent
public class Walk {

    private final Articles articles;
    private final ArticleCommands articleCommands;
    private final Worklist worklist;
    private final ApplicationEventPublisher announce;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final ManagementService management;
    private final People people;
    private final RuntimeService runtime;
    private final BeanFactory server;

    Walk(
            Articles articles,
            ArticleCommands articleCommands,
            Worklist worklist,
            ApplicationEventPublisher announce,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            ManagementService management,
            People people,
            RuntimeService runtime,
            BeanFactory server) {
        this.runtime = runtime;
        this.articles = articles;
        this.articleCommands = articleCommands;
        this.worklist = worklist;
        this.announce = announce;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.management = management;
        this.people = people;
        this.server = server;
    }

    public List<Turn> turns(Article article) {
        return worklist.openOn(article.id().subject());
    }

    /** The one open turn. */
    public Turn turn(Article article) {
        List<Turn> open = turns(article);
        if (open.size() != 1) {
            throw new AssertionError("Expected one open turn, found " + open);
        }
        return open.get(0);
    }

    /**
     * Every other open turn counts as reminded of to the end. Tests share a database: a leap of the clock would have
     * each publisher of all of them told of each turn of all of them, which takes minutes.
     */
    public void remindOnlyOf(Article article) {
        jdbc.sql("update worklist set reminded = 9 where closed_at is null and subject <> ?")
                .param(article.id().subject().key())
                .update();
    }

    public void submit(Article article) {
        Turn turn = turn(article);
        Person writer = people.require(turn.assignee());
        articleCommands.submit(writer, turn.taskId());
    }

    public void take(Article article, Person person) {
        worklist.take(person, turn(article).taskId());
    }

    void requestChanges(Article article, Person reviewer, String reason) {
        announce(new Reviews.ChangesRequested(
                turn(article).taskId(), article.id(), latest(article), reviewer.id(), reason));
    }

    public void sign(Article article, Person reviewer) {
        Turn turn = turn(article);
        transaction.executeWithoutResult(status -> {
            Revision latest = articles.latest(articles.require(article.id()));
            GivenSignatures.of(server)
                    .give(article, latest, reviewer, turn.taskId(), now("run", article), now("round", article));
            announce.publishEvent(
                    new Signing.RevisionSigned(turn.taskId(), article.id(), latest(article), reviewer.id()));
        });
    }

    private int now(String which, Article article) {
        return jdbc.sql("select " + which + " from review_round where article_id = ?")
                .param(article.id().value())
                .query(Integer.class)
                .single();
    }

    public void approve(Article article, Person person) {
        announce(new Reviews.StageApproved(turn(article).taskId(), article.id(), latest(article), person.id(), ""));
    }

    void sendBack(Article article, Person person, String reason) {
        announce(new Reviews.StageSentBack(turn(article).taskId(), article.id(), latest(article), person.id(), reason));
    }

    public void publish(Article article, Person publisher, @Nullable Instant at) {
        announce(new PublishingCommands.PublicationOrdered(
                turn(article).taskId(), article.id(), latest(article), at, publisher.id()));
    }

    void sendBackByPublisher(Article article, Person publisher, String reason) {
        announce(new PublishingCommands.PublicationSentBack(
                turn(article).taskId(), article.id(), latest(article), publisher.id(), reason));
    }

    void callBack(ArticleId article, Person publisher) {
        announce(new ScheduledPublications.PublicationCalledBack(article, publisher.id()));
    }

    public void beginAgain(Article article, Person by) {
        beginAgain(article, ReviewReason.CORRECTION, by);
    }

    void beginAgain(Article article, ReviewReason reviewReason, Person by) {
        announce(new ArticleCommands.ReviewBegun(articles.require(article.id()), reviewReason, by.id()));
    }

    /** Runs the article's timer, whatever its time. */
    public void runTimer(Article article) {
        var job = management.createJobQuery().processDefinitionKey("article-review").list().stream()
                .filter(candidate -> candidate.getProcessInstanceId().equals(instance(article)))
                .findFirst()
                .orElseThrow();
        management.setJobRetries(job.getId(), 5);
        management.executeJob(job.getId());
    }

    /** Ends whatever the article is going through, so that nothing of it lies in anybody's pool. */
    public void end(Article article) {
        transaction.executeWithoutResult(status -> runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(article.id().subject().key())
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "swept")));
    }

    /** A newer text that got in by no page of ours. */
    void slipInARevision(Article article) {
        jdbc.sql("""
                        insert into revision (article_id, number, title, standfirst, body, sources, format, sha256, saved_by,
                          saved_at)
                        select article_id, number + 1, title, standfirst, 'Another text.', sources, format, ?, saved_by, saved_at
                        from revision where article_id = ?
                        """).params("0".repeat(64), article.id().value()).update();
        jdbc.sql("update article set latest_revision = latest_revision + 1 where id = ?")
                .param(article.id().value())
                .update();
    }

    String instance(Article article) {
        return jdbc.sql("select process_instance from article_run where article_id = ?")
                .param(article.id().value())
                .query(String.class)
                .single();
    }

    private int latest(Article article) {
        return articles.require(article.id()).latestRevision();
    }

    private void announce(Object event) {
        transaction.executeWithoutResult(status -> announce.publishEvent(event));
    }
}
