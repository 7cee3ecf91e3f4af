package org.imprimatur.workflow.intervention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.TestClock;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Risk;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.mime.BounceReport;
import org.imprimatur.outbox.Letter;
import org.imprimatur.outbox.LetterKind;
import org.imprimatur.outbox.Outbox;
import org.imprimatur.outbox.RenderedLetters;
import org.imprimatur.outbox.ReturnedLetters;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.platform.Subject;
import org.imprimatur.report.CaseRoom;
import org.imprimatur.report.Report;
import org.imprimatur.workflow.DrawingAtFault;
import org.imprimatur.workflow.Drawings;
import org.imprimatur.workflow.Walk;
import org.imprimatur.workflow.reconcile.WorklistReconciliation;
import org.imprimatur.workflow.version.ProcessVersions;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What began by the processes of the first release moves to newer ones, from wherever it stands, and goes on. */
@ServerTest
@OnBothDatabases
class VersionMoveTests {

    enum Stage {
        WRITE,
        REVIEW,
        SECOND_SIGNATURE,
        APPROVE,
        PUBLISH,
        SCHEDULED
    }

    @Autowired
    Newsroom newsroom;

    @Autowired
    Walk walk;

    @Autowired
    Drawings drawings;

    @Autowired
    VersionMovePreview preview;

    @Autowired
    VersionMove move;

    @Autowired
    ProcessVersions processVersions;

    @Autowired
    WorklistReconciliation worklistReconciliation;

    @Autowired
    Articles articles;

    @Autowired
    ArticleCommands articleCommands;

    @Autowired
    Worklist worklist;

    @Autowired
    AuditTrail audit;

    @Autowired
    Outbox outbox;

    @Autowired
    ReturnedLetters returnedLetters;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    AutowireCapableBeanFactory server;

    @Autowired
    TestClock.Settable clock;

    Person writer;
    Person reviewer;
    Person lawyer;
    Person publisher;
    Article article;

    @BeforeEach
    void people() {
        writer = newsroom.aWriter();
        reviewer = newsroom.aReviewer();
        lawyer = newsroom.person("Lawyer", new Role("legal"));
        publisher = newsroom.aPublisher();
    }

    @AfterEach
    void putAway() {
        drawings.putAway();
        clock.reset();
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void anArticleMovesFromWhereverItStandsAndGoesLive(Stage stage) {
        ProcessDefinition first = drawings.first("article-review", VersionMoveTests::withLegalCheck);
        lead(stage);
        List<Turn> before = walk.turns(article);
        ProcessDefinition newest = drawings.first("article-review", bpmn -> changed(withLegalCheck(bpmn)));

        VersionMove.Result result = move(first);

        assertThat(result.moved()).isEqualTo(1);
        assertThat(version()).isEqualTo(newest.getId());
        assertThat(walk.turns(article))
                .extracting(Turn::taskId)
                .isEqualTo(before.stream().map(Turn::taskId).toList());
        assertThat(worklistReconciliation.differences()).isEmpty();
        assertThat(audit.told(article.id().subject())).anySatisfy(line -> {
            assertThat(line.action()).isEqualTo("process.moved");
            assertThat(line.actor()).isEqualTo(publisher.id().toString());
            assertThat(line.facts()).containsEntry("note", "A better drawing.");
        });
        goOnToLive();
        assertThat(articles.require(article.id()).live()).isNotNull();
    }

    @Test
    void whatTheNewDrawingSaysOfAStepHoldsForATurnThatIsOpen() {
        ProcessDefinition first = drawings.first("article-review");
        lead(Stage.REVIEW);
        Turn before = walk.turn(article);
        drawings.first("article-review", VersionMoveTests::changed);

        move(first);

        Turn after = walk.turn(article);
        assertThat(after.step()).isEqualTo("Clinical review");
        assertThat(after.stage().instruction()).isEqualTo("Read it twice.");
        assertThat(Duration.between(before.since(), after.due())).isEqualTo(Duration.ofDays(2));
        assertThat(after.isHeldBy(reviewer.id())).isTrue();
        assertThat(letters("turn-changed", reviewer)).isEqualTo(1);
        assertThat(last(reviewer))
                .contains("newest version of its process, which changes the step “Clinical review”.")
                .contains("* It was called “Medical review” and is called “Clinical review” from now on.")
                .contains("* What is asked is worded differently; it stands here.", "Read it twice.")
                .contains("* It is due at another time than before.")
                .doesNotContain("another page", "Other people");
    }

    @Test
    void aStepThatIsOnlyNamedAnewIsSaidToBeNamedAnewAndNothingElse() {
        ProcessDefinition first = drawings.first("article-review");
        lead(Stage.REVIEW);
        drawings.first("article-review", bpmn -> bpmn.replace("name=\"Medical review\"", "name=\"Clinical review\""));

        move(first);

        assertThat(last(reviewer))
                .contains("* It was called “Medical review” and is called “Clinical review” from now on.")
                .doesNotContain("worded differently", "another time", "another page", "Other people");
    }

    @Test
    void aTurnThatIsDrawnAsBeforeDisturbsNobody() {
        ProcessDefinition first = drawings.first("article-review");
        lead(Stage.WRITE);
        Turn before = walk.turn(article);
        drawings.first("article-review", VersionMoveTests::changed);

        move(first);

        assertThat(walk.turn(article)).isEqualTo(before);
        assertThat(letters("turn-changed", writer)).isZero();
    }

    @Test
    void aTurnGoesBackToItsPoolWhenTheNewDrawingNamesARoleItsHolderLacks() {
        ProcessDefinition first = drawings.first("article-review");
        lead(Stage.PUBLISH);
        Person other = newsroom.aPublisher();
        worklist.take(other, walk.turn(article).taskId());
        int before = letters(other);
        drawings.first(
                "article-review",
                bpmn -> bpmn.replace(
                        "camunda:formKey=\"publish\" camunda:candidateGroups=\"PUBLISHER\"",
                        "camunda:formKey=\"publish\" camunda:candidateGroups=\"legal\""));

        move(first);

        assertThat(walk.turn(article).assignee()).isNull();
        assertThat(walk.turn(article).candidates()).containsExactly(new Role("legal"));
        assertThat(letters("turn-gone", other)).isEqualTo(1);
        assertThat(letters(other)).isEqualTo(before + 1);
        assertThat(letters("turn-changed", lawyer)).isEqualTo(1);
        assertThat(letters(lawyer)).isEqualTo(1);
        assertThat(worklistReconciliation.differences()).isEmpty();
    }

    @Test
    void aScheduledTimeIsKept() {
        ProcessDefinition first = drawings.first("article-review");
        lead(Stage.SCHEDULED);
        Instant due = timer();
        drawings.first("article-review", VersionMoveTests::changed);

        move(first);

        assertThat(timer()).isEqualTo(due);
    }

    @Test
    void whatStandsAtAStepThatIsGoneStaysAndIsNamed() {
        ProcessDefinition first = drawings.first("article-review", VersionMoveTests::withLegalCheck);
        lead(Stage.APPROVE);
        drawings.first("article-review");

        VersionMovePreview.Preview preview = this.preview.of("article-review", first.getVersion());
        VersionMove.Result result = move(first);

        assertThat(preview.moves()).isFalse();
        assertThat(preview.steps())
                .singleElement()
                .satisfies(step -> assertThat(step.obstacle()).isEqualTo(VersionMovePreview.Obstacle.GONE));
        assertThat(result.moved()).isZero();
        assertThat(result.stayed())
                .containsExactly(new VersionMove.Stayed(article.id().subject(), false));
        assertThat(version()).isEqualTo(first.getId());
        walk.take(article, lawyer);
        walk.approve(article, lawyer);
        assertThat(walk.turn(article).formKey()).isEqualTo("publish");
    }

    @Test
    void thePreviewSaysWhatChanges() {
        ProcessDefinition first = drawings.first("article-review");
        lead(Stage.REVIEW);
        drawings.first("article-review", VersionMoveTests::changed);

        assertThat(preview.of("article-review", first.getVersion()).steps())
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.to()).isEqualTo("Clinical review");
                    assertThat(step.changes()).containsExactly(StepChange.NAME, StepChange.INSTRUCTION, StepChange.DUE);
                });
    }

    @Test
    void nothingMovesToAVersionNobodyHasLookedAt() {
        ProcessDefinition first = drawings.first("article-review");
        lead(Stage.WRITE);
        ProcessDefinition seen = drawings.first("article-review", VersionMoveTests::changed);
        drawings.first("article-review", bpmn -> changed(bpmn).replace("Read it twice.", "Read it three times."));

        assertThatThrownBy(() ->
                        move.move(publisher, "article-review", first.getVersion(), seen.getId(), "A better drawing."))
                .isInstanceOf(VersionMove.NewerVersion.class);
        assertThat(version()).isEqualTo(first.getId());
    }

    /** Such an article was begun after a changed file had parted the process from its table. */
    @Test
    void anArticleWhoseVersionHasLostItsTableComesBackToLife() {
        ProcessDefinition broken = drawings.withoutTable("article-review");
        lead(Stage.WRITE);
        assertThatThrownBy(() -> walk.submit(article))
                .isInstanceOf(DrawingAtFault.class)
                .hasStackTraceContaining("reviewer-matching");
        drawings.first("article-review");

        move(broken);

        goOnToLive();
        assertThat(articles.require(article.id()).live()).isNotNull();
    }

    @Test
    void aReportMovesFromItsDecisionAndFromItsWaitAndItsReaderIsAnswered() {
        CaseRoom room = CaseRoom.of(server);
        article = room.aLiveArticle();
        ProcessDefinition first = drawings.first("reader-report");
        Report waiting = room.aWaitingReportOn(article, publisher);
        Report undecided = room.aReportOn(article, CaseRoom.anAddress());
        drawings.first(
                "reader-report",
                bpmn -> bpmn.replace("name=\"Triage\"", "name=\"Decide\"")
                        .replace("Read what the reader wrote", "Read"));

        assertThat(move(first).moved()).isEqualTo(2);

        assertThat(room.turnOn(undecided).step()).isEqualTo("Decide");
        room.decide(publisher, undecided, CaseRoom.noMistake(undecided));
        room.goOn(undecided);
        room.correct(article);
        room.goOn(waiting);
        assertThat(room.isRunning(undecided)).isFalse();
        assertThat(room.isRunning(waiting)).isFalse();
        assertThat(room.now(waiting).isOpen()).isFalse();
    }

    @Test
    void aReportMovesFromRightBeforeItsAnswer() {
        CaseRoom room = CaseRoom.of(server);
        article = room.aLiveArticle();
        ProcessDefinition first = drawings.first("reader-report");
        Report report = room.aWaitingReportOn(article, publisher);
        room.correct(article);
        drawings.first("reader-report", bpmn -> bpmn.replace("name=\"Triage\"", "name=\"Decide\""));

        assertThat(move(first).moved()).isEqualTo(1);

        room.goOn(report);
        assertThat(room.now(report).isOpen()).isFalse();
    }

    @Test
    void aDeadAddressMovesBeforeAndAfterSomebodyIsAsked() {
        ProcessDefinition first = drawings.first("dead-address");
        Subject asked = deadAddress();
        management.executeJob(job(asked).getId());
        Subject unasked = deadAddress();
        drawings.first("dead-address", bpmn -> bpmn.replace("\"Letters do not arrive\"", "\"Letters come back\""));

        assertThat(move(first).moved()).isEqualTo(2);

        management.executeJob(job(unasked).getId());
        assertThat(worklist.openOn(asked).get(0).step()).isEqualTo("Letters come back");
        assertThat(worklist.openOn(unasked).get(0).step()).isEqualTo("Letters come back");
    }

    private VersionMove.Result move(ProcessDefinition from) {
        return move.move(
                publisher,
                from.getKey(),
                from.getVersion(),
                processVersions.newest(from.getKey()).getId(),
                "A better drawing.");
    }

    private void lead(Stage to) {
        Risk risk = to == Stage.SECOND_SIGNATURE ? Risk.HIGH : Risk.ORDINARY;
        article = articleCommands.begin(writer, "move-" + UUID.randomUUID(), "sleep", risk, Newsroom.aText());
        if (to == Stage.WRITE) {
            return;
        }
        walk.submit(article);
        walk.take(article, reviewer);
        if (to == Stage.REVIEW) {
            return;
        }
        walk.sign(article, reviewer);
        if (to == Stage.SECOND_SIGNATURE || to == Stage.APPROVE) {
            return;
        }
        if (walk.turn(article).formKey().equals("approve")) {
            walk.take(article, lawyer);
            walk.approve(article, lawyer);
        }
        if (to == Stage.SCHEDULED) {
            walk.take(article, publisher);
            walk.publish(article, publisher, clock.instant().plus(Duration.ofDays(2)));
        }
    }

    private void goOnToLive() {
        while (articles.require(article.id()).live() == null) {
            if (walk.turns(article).isEmpty()) {
                walk.runTimer(article);
                continue;
            }
            switch (walk.turn(article).formKey()) {
                case "write" -> walk.submit(article);
                case "review" -> {
                    Person signer = walk.turn(article).assignee() == null ? newsroom.aReviewer() : reviewer;
                    walk.take(article, signer);
                    walk.sign(article, signer);
                }
                case "approve" -> {
                    walk.take(article, lawyer);
                    walk.approve(article, lawyer);
                }
                default -> {
                    walk.take(article, publisher);
                    walk.publish(article, publisher, null);
                }
            }
        }
    }

    private String version() {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(article.id().subject().key())
                .singleResult()
                .getProcessDefinitionId();
    }

    private Instant timer() {
        String process = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(article.id().subject().key())
                .singleResult()
                .getId();
        return management
                .createJobQuery()
                .processInstanceId(process)
                .singleResult()
                .getDuedate()
                .toInstant();
    }

    private String last(Person person) {
        var all = RenderedLetters.of(server).to(person, article.id().subject());
        return all.get(all.size() - 1).text();
    }

    private int letters(Person to) {
        return jdbc.sql("select count(*) from outbox_mail where person_id = ?")
                .param(to.id().value())
                .query(Integer.class)
                .single();
    }

    private int letters(String kind, Person to) {
        return jdbc.sql("select count(*) from outbox_mail where kind = ? and person_id = ?")
                .params(kind, to.id().value())
                .query(Integer.class)
                .single();
    }

    /** @return what its process is about */
    private Subject deadAddress() {
        String nobody = "nobody-" + UUID.randomUUID() + "@newsroom.test";
        transaction.executeWithoutResult(status -> outbox.post(new Letter(
                LetterKind.SIGNED,
                "signed:" + UUID.randomUUID(),
                Letter.to(nobody, "Nobody").about(writer.id().subject()),
                Map.of())));
        jdbc.sql("update outbox_mail set state = 'SENT' where recipient = ?")
                .param(nobody)
                .update();
        String token = jdbc.sql("select bounce_token from outbox_mail where recipient = ?")
                .param(nobody)
                .query(String.class)
                .single();
        transaction.executeWithoutResult(status -> returnedLetters.note(
                new BounceReport(BounceReport.Kind.FAILED, nobody, "5.1.1", "No such user", token, List.of())));
        return new Subject(
                Subject.Kind.ADDRESS,
                jdbc.sql("select id from undelivered where address = ?")
                        .param(nobody)
                        .query(UUID.class)
                        .single()
                        .toString());
    }

    private Job job(Subject subject) {
        String process = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(subject.key())
                .singleResult()
                .getId();
        return management.createJobQuery().processInstanceId(process).singleResult();
    }

    /** Other words, less time, for one stage. */
    private static String changed(String bpmn) {
        return bpmn.replace("name=\"Medical review\"", "name=\"Clinical review\"")
                .replace("camunda:dueDate=\"P${daysToFinish}D\"", "camunda:dueDate=\"P2D\"")
                .replaceFirst("Read the text as readers will see it[^<]*", "Read it twice.");
    }

    private static String withLegalCheck(String bpmn) {
        return bpmn.replace(
                        "id=\"allSigned\" name=\"Yes\" sourceRef=\"enoughSignatures\" targetRef=\"publish\"",
                        "id=\"allSigned\" name=\"Yes\" sourceRef=\"enoughSignatures\" targetRef=\"legalCheck\"")
                .replace("<bpmn:incoming>allSigned</bpmn:incoming>", "<bpmn:incoming>checkToPublish</bpmn:incoming>")
                .replace("<bpmn:userTask id=\"publish\"", """
                        <bpmn:userTask id="legalCheck" name="Legal check" camunda:formKey="approve" camunda:candidateGroups="legal" camunda:dueDate="P2D">
                          <bpmn:incoming>allSigned</bpmn:incoming>
                          <bpmn:outgoing>checkToPublish</bpmn:outgoing>
                        </bpmn:userTask>
                        <bpmn:sequenceFlow id="checkToPublish" sourceRef="legalCheck" targetRef="publish" />
                        <bpmn:userTask id="publish\"""");
    }
}
