package org.imprimatur.workflow.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.article.Article;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.workflow.Walk;
import org.imprimatur.worklist.Turn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.actuate.health.Status;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The worklist, damaged behind the server's back in each way there is, and put right. */
@ServerTest
@OnBothDatabases
class WorklistReconciliationTests {

    @Autowired
    Newsroom newsroom;

    @Autowired
    Walk walk;

    @Autowired
    WorklistReconciliation worklistReconciliation;

    @Autowired
    WorklistHealth health;

    @Autowired
    JdbcClient jdbc;

    Person reviewer;
    Article article;
    Turn turn;

    @BeforeEach
    void aTurnThatWasTaken() {
        reviewer = newsroom.aReviewer();
        article = newsroom.aDraftBy(newsroom.aWriter());
        walk.submit(article);
        walk.take(article, reviewer);
        turn = walk.turn(article);
        assertThat(worklistReconciliation.differences()).isEmpty();
    }

    @Test
    void aLostRowComesBackWithItsHolder() {
        jdbc.sql("delete from worklist where task_id = ?").param(turn.taskId()).update();

        repairs(WorklistDifference.Kind.MISSING);

        assertThat(walk.turn(article).isHeldBy(reviewer.id())).isTrue();
        assertThat(walk.turn(article).formKey()).isEqualTo("review");
        assertThat(walk.turn(article).due()).isEqualTo(turn.due());
        assertThat(walk.turn(article).candidates()).isEqualTo(turn.candidates());
    }

    @Test
    void aRowClosedTooEarlyIsOpenedAgain() {
        jdbc.sql("update worklist set closed_at = current_timestamp where task_id = ?")
                .param(turn.taskId())
                .update();

        repairs(WorklistDifference.Kind.MISSING);

        assertThat(walk.turn(article).isHeldBy(reviewer.id())).isTrue();
    }

    @Test
    void aRowWithoutATaskIsClosed() {
        String orphan = UUID.randomUUID().toString();
        jdbc.sql("update worklist set task_id = ? where task_id = ?")
                .params(orphan, closedCopy())
                .update();

        assertThat(worklistReconciliation.differences())
                .contains(new WorklistDifference(WorklistDifference.Kind.SURPLUS, orphan));
        worklistReconciliation.repair();
        assertThat(worklistReconciliation.differences()).isEmpty();
    }

    @Test
    void aRowInTheWrongHandsGoesToWhomTheEngineNames() {
        jdbc.sql("update worklist set assignee = ? where task_id = ?")
                .params(PersonId.random().value(), turn.taskId())
                .update();

        assertThat(worklistReconciliation.repair())
                .contains(new WorklistDifference(WorklistDifference.Kind.MISASSIGNED, turn.taskId()));
        assertThat(worklistReconciliation.differences()).isEmpty();
        assertThat(walk.turn(article).isHeldBy(reviewer.id())).isTrue();
    }

    @Test
    void aRowOutsideItsQueueIsPutBack() {
        jdbc.sql("update worklist set queue = null where task_id = ?")
                .param(turn.taskId())
                .update();

        repairs(WorklistDifference.Kind.MISQUEUED);
    }

    @Test
    void aLookTellsHealthAndTheCommandPutsRight() {
        jdbc.sql("update worklist set queue = null where task_id = ?")
                .param(turn.taskId())
                .update();
        ReconcileWorklistCommand command = new ReconcileWorklistCommand(worklistReconciliation);

        command.run(new DefaultApplicationArguments("--check"));
        assertThat(command.getExitCode()).isEqualTo(1);
        command.run(new DefaultApplicationArguments());
        assertThat(command.getExitCode()).isZero();
        command.run(new DefaultApplicationArguments("--check"));
        assertThat(command.getExitCode()).isZero();

        health.look();
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(health.health().getDetails()).containsEntry("differences", 0);
    }

    /** A second row of the same article that no engine task stands behind. */
    private String closedCopy() {
        String closed = jdbc.sql("select task_id from worklist where subject = ? and closed_at is not null")
                .param(article.id().subject().key())
                .query(String.class)
                .single();
        jdbc.sql("update worklist set closed_at = null where task_id = ?")
                .param(closed)
                .update();
        return closed;
    }

    private void repairs(WorklistDifference.Kind kind) {
        assertThat(worklistReconciliation.differences()).containsExactly(new WorklistDifference(kind, turn.taskId()));
        worklistReconciliation.repair();
        assertThat(worklistReconciliation.differences()).isEmpty();
    }
}
