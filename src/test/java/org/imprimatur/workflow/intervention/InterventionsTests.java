package org.imprimatur.workflow.intervention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.audit.AuditEntry;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.Person;
import org.imprimatur.publication.PublishingCommands;
import org.imprimatur.publication.ReviewCheck;
import org.imprimatur.report.CaseRoom;
import org.imprimatur.report.Report;
import org.imprimatur.workflow.Drawings;
import org.imprimatur.workflow.LegalDesk;
import org.imprimatur.workflow.SideBySide;
import org.imprimatur.workflow.Walk;
import org.imprimatur.workflow.reconcile.WorklistReconciliation;
import org.imprimatur.worklist.Turn;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** An article is put at another stage, or its draft is given up; nothing of it puts a text before readers. */
@ServerTest
@OnBothDatabases
class InterventionsTests {

    private static final String WHY = "The lawyer wants to see it first.";

    @Autowired
    Newsroom newsroom;

    @Autowired
    Walk walk;

    @Autowired
    Drawings drawings;

    @Autowired
    ReachableStages reachableStages;

    @Autowired
    StageChange stageChange;

    @Autowired
    GivingUp givingUp;

    @Autowired
    TakingUpAgain takingUpAgain;

    @Autowired
    RunningProcesses runningProcesses;

    @Autowired
    WorklistReconciliation worklistReconciliation;

    @Autowired
    Articles articles;

    @Autowired
    PublishingCommands publishingCommands;

    @Autowired
    AuditTrail audit;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AutowireCapableBeanFactory server;

    @Autowired
    MockMvc http;

    Person writer;
    Person reviewer;
    Person publisher;
    Article article;

    @BeforeEach
    void anArticleInReview() {
        writer = newsroom.aWriter();
        reviewer = newsroom.aReviewer();
        publisher = newsroom.aPublisher();
        article = newsroom.aDraftBy(writer);
    }

    @AfterEach
    void putAway() {
        drawings.putAway();
    }

    @Test
    void anArticleIsPutAtAnEarlierStageWithTheReason() {
        reviewed();
        int before = letters(reviewer);

        putAt("write");

        assertThat(walk.turn(article).formKey()).isEqualTo("write");
        assertThat(walk.turn(article).isHeldBy(writer.id())).isTrue();
        assertThat(walk.turn(article).note()).isEqualTo(WHY);
        assertThat(letters("turn-gone", reviewer)).isEqualTo(1);
        assertThat(letters(reviewer)).isEqualTo(before + 1);
        assertThat(lines("process.put-at")).singleElement().satisfies(line -> {
            assertThat(line.subject()).isEqualTo("Write");
            assertThat(line.actor()).isEqualTo(publisher.id().toString());
            assertThat(line.facts()).containsEntry("note", WHY);
        });
        assertThat(worklistReconciliation.differences()).isEmpty();
        walk.submit(article);
        assertThat(walk.turn(article).formKey()).isEqualTo("review");
    }

    @Test
    void whoeverLosesATurnAndMayTakeTheOneThatBeginsInsteadIsToldOnceAndWhy() {
        reviewed();
        int before = letters(reviewer);

        putAt("medicalReview");

        assertThat(letters(reviewer)).isEqualTo(before + 1);
        assertThat(letters("turn-gone", reviewer)).isZero();
        assertThat(lastVariables(reviewer)).contains(WHY);
    }

    @Test
    void whoseTurnTheProcessItselfEndsIsToldOnce() {
        reviewed();
        int before = letters(reviewer);

        walk.end(article);

        assertThat(letters("moved", reviewer)).isEqualTo(1);
        assertThat(letters(reviewer)).isEqualTo(before + 1);
    }

    @Test
    void theTableIsAskedOnTheWayToTheStageThatNeedsIt() {
        putAt("medicalReview");

        assertThat(walk.turn(article).formKey()).isEqualTo("review");
        assertThat(walk.turn(article).candidates()).isNotEmpty();
        assertThat(walk.turn(article).due()).isNotNull();
        assertThat(letters("turn", reviewer)).isEqualTo(1);
    }

    @Test
    void aStageThatNeedsWhatNobodyHasDecidedIsClosed() {
        assertThat(reachableStages.places(standing()))
                .filteredOn(place -> !place.isOpen())
                .extracting(place -> place.stage().id())
                .containsExactly("publish");
        assertThatThrownBy(() -> putAt("publish")).isInstanceOf(StageChange.NeedsMore.class);
        assertThat(walk.turn(article).formKey()).isEqualTo("write");
    }

    @Test
    void anUnsignedTextPutBeforeThePublisherCannotBePublished() {
        walk.submit(article);
        putAt("publish");
        walk.take(article, publisher);

        assertThatThrownBy(() -> walk.publish(article, publisher, null)).isInstanceOf(ReviewCheck.NotSigned.class);

        assertThat(articles.require(article.id()).live()).isNull();
    }

    @Test
    void aScheduledTextThatIsPutElsewhereIsForgottenByTheSchedule() {
        scheduled();

        putAt("publish");

        assertThat(walk.turn(article).formKey()).isEqualTo("publish");
        assertThat(publishingCommands.scheduled(article.id())).isEmpty();
        assertThat(jobs()).isZero();
    }

    @Test
    void severalWhoWorkSideBySideBeginTogetherAgain() {
        drawings.first("article-review", SideBySide::drawn);
        article = newsroom.aDraftBy(writer);
        walk.submit(article);
        assertThat(walk.turns(article)).hasSize(2);

        putAt("secondOpinion");

        assertThat(walk.turns(article))
                .extracting(Turn::step)
                .containsExactlyInAnyOrder("Medical review", "Second opinion");
    }

    @Test
    void aStageBehindAStepThatFailsIsNotReachedAndNothingChanges() {
        drawings.withoutTable("article-review");
        article = newsroom.aDraftBy(writer);
        String task = walk.turn(article).taskId();

        assertThatThrownBy(() -> putAt("medicalReview")).isInstanceOf(Interventions.DoesNotArrive.class);

        assertThat(walk.turn(article).taskId()).isEqualTo(task);
    }

    @Test
    void anOldPageChangesNothing() throws Exception {
        String seen = standing().mark();
        walk.submit(article);

        http.perform(post("/desk/articles/{id}/process/stage", article.id())
                        .param("stage", "write")
                        .param("seen", seen)
                        .param("reason", WHY)
                        .with(SignedIn.as(publisher)))
                .andExpect(status().isConflict());

        assertThat(walk.turn(article).formKey()).isEqualTo("review");
    }

    @Test
    void aDraftThatIsGivenUpWaitsForNobodyAndCanBeTakenUpAgain() throws Exception {
        reviewed();
        int before = letters(reviewer);

        giveUp();

        assertThat(walk.turns(article)).isEmpty();
        assertThat(standingIsOver()).isTrue();
        assertThat(letters("given-up", writer)).isEqualTo(1);
        assertThat(letters("given-up", reviewer)).isEqualTo(1);
        assertThat(letters(reviewer)).isEqualTo(before + 1);
        assertThat(lines("review.given-up"))
                .singleElement()
                .satisfies(line -> assertThat(line.facts()).containsEntry("note", WHY));
        assertThat(worklistReconciliation.differences()).isEmpty();

        http.perform(post("/desk/articles/{id}/process/take-up", article.id()).with(SignedIn.as(writer)))
                .andExpect(redirectedUrl("/desk/articles/" + article.id()));
        assertThat(walk.turn(article).formKey()).isEqualTo("write");
    }

    @Test
    void wherePeopleSeeAGivenUpDraftItSaysByWhomWhenAndWhyAndHowItGoesOn() throws Exception {
        giveUp();

        String head = Jsoup.parse(page("/desk/articles/" + article.id(), writer))
                .select(".head")
                .html();
        assertThat(head)
                .contains("Given up", "by " + publisher.name(), WHY, "Take it up again")
                .contains("/process/take-up")
                .doesNotContain("Draft<", "It waits for nobody");
        assertThat(Jsoup.parse(page("/desk/articles?state=mine", writer))
                        .select(".row:has(a[href=/desk/articles/" + article.id() + "])")
                        .text())
                .contains("Given up by " + publisher.name())
                .doesNotContain("Draft");
        assertThat(page("/desk/articles/" + article.id(), newsroom.anAdministrator()))
                .contains(WHY)
                .doesNotContain("/process/take-up");

        takingUpAgain.takeUpAgain(writer, article.id());

        assertThat(page("/desk/articles/" + article.id(), writer)).doesNotContain("Given up<");
        assertThat(page("/desk/articles?state=mine", writer)).doesNotContain("Given up by");
    }

    @Test
    void anotherWriterDoesNotTakeItUpAgain() {
        giveUp();

        assertThatThrownBy(() -> takingUpAgain.takeUpAgain(newsroom.aWriter(), article.id()))
                .isInstanceOf(Interventions.HasMoved.class);
    }

    @Test
    void aScheduledDraftThatIsGivenUpNeverGoesLive() {
        scheduled();

        giveUp();

        assertThat(publishingCommands.scheduled(article.id())).isEmpty();
        assertThat(jobs()).isZero();
        assertThat(articles.require(article.id()).live()).isNull();
    }

    @Test
    void givingUpACorrectionLeavesTheLiveTextAndTakesItsReportsUpAgain() {
        CaseRoom room = CaseRoom.of(server);
        article = room.aLiveArticle();
        Report report = room.aWaitingReportOn(article, publisher);
        Article.Live live = articles.require(article.id()).live();

        giveUp();
        room.goOn(report);

        assertThat(articles.require(article.id()).live()).isEqualTo(live);
        assertThat(room.turnOn(report).formKey()).isEqualTo("triage");
        assertThat(room.now(report).isOpen()).isTrue();
        room.decide(publisher, report, CaseRoom.noMistake(report));
        room.goOn(report);
        assertThat(room.now(report).isOpen()).isFalse();
    }

    @Test
    void anArticleInsideACalledProcessIsPutElsewhereWithAllOfIt() {
        drawings.add("legal-desk", LegalDesk.BPMN);
        drawings.first("article-review", LegalDesk::called);
        article = newsroom.aDraftBy(writer);
        signed();
        assertThat(walk.turn(article).step()).isEqualTo("Legal opinion");

        putAt("medicalReview");

        assertThat(walk.turn(article).step()).isEqualTo("Medical review");
        assertThat(worklistReconciliation.differences()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stage", "give-up"})
    void aReasonIsAskedForAndWhatWasTypedStays(String action) throws Exception {
        String page = http.perform(post("/desk/articles/{id}/process/" + action, article.id())
                        .param("stage", "medicalReview")
                        .param("seen", standing().mark())
                        .param("reason", " ")
                        .with(SignedIn.as(publisher)))
                .andExpect(status().isUnprocessableEntity())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page).contains("Say why").contains(standing().mark());
    }

    @Test
    void writersPutTheirTextsAtNoOtherStage() throws Exception {
        String address = "/desk/articles/" + article.id() + "/process";
        String theirs = http.perform(get(address).with(SignedIn.as(writer)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(theirs).doesNotContain(address + "/stage");
        http.perform(post(address + "/stage").with(SignedIn.as(writer))).andExpect(status().isForbidden());
    }

    @ParameterizedTest
    @ValueSource(strings = {"stage", "give-up"})
    void publishersAndAdministratorsSeeTheButtonsAndMay(String action) throws Exception {
        String address = "/desk/articles/" + article.id() + "/process";
        for (Person person : List.of(publisher, newsroom.anAdministrator())) {
            String page = http.perform(get(address).with(SignedIn.as(person)))
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
            assertThat(page).contains(address + "/" + action);
            http.perform(get(address + "/" + action).with(SignedIn.as(person))).andExpect(status().isOk());
        }
    }

    private String page(String address, Person person) throws Exception {
        return http.perform(get(address).with(SignedIn.as(person)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private void putAt(String stage) {
        stageChange.putAt(publisher, article.id().subject(), stage, standing().mark(), WHY);
    }

    private void giveUp() {
        givingUp.giveUp(publisher, article.id(), standing().mark(), WHY);
    }

    private RunningProcesses.Standing standing() {
        return runningProcesses.of(article.id().subject()).orElseThrow();
    }

    private boolean standingIsOver() {
        return runningProcesses.of(article.id().subject()).isEmpty()
                && runtime.createProcessInstanceQuery()
                                .processInstanceBusinessKey(
                                        article.id().subject().key())
                                .count()
                        == 0;
    }

    private void reviewed() {
        walk.submit(article);
        walk.take(article, reviewer);
    }

    private void signed() {
        reviewed();
        walk.sign(article, reviewer);
    }

    private void scheduled() {
        walk.submit(article);
        walk.take(article, reviewer);
        walk.sign(article, reviewer);
        walk.take(article, publisher);
        Instant at = Instant.now().plus(Duration.ofDays(3));
        walk.publish(article, publisher, at);
        jdbc.sql("""
                        insert into scheduled_publication (article_id, revision, sha256, at, ordered_by, ordered_at)
                        select id, 1, ?, current_timestamp, ?, current_timestamp from article where id = ?
                        """)
                .params("0".repeat(64), publisher.id().value(), article.id().value())
                .update();
    }

    private long jobs() {
        return runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(article.id().subject().key())
                .list()
                .stream()
                .mapToLong(process -> management
                        .createJobQuery()
                        .processInstanceId(process.getId())
                        .count())
                .sum();
    }

    private String lastVariables(Person to) {
        return jdbc.sql(
                        "select model_json from outbox_mail where person_id = ? order by seq desc fetch first 1 rows only")
                .param(to.id().value())
                .query(String.class)
                .single();
    }

    private int letters(Person to) {
        return jdbc.sql("select count(*) from outbox_mail where person_id = ? and thread_key = ?")
                .params(to.id().value(), article.id().subject().key())
                .query(Integer.class)
                .single();
    }

    private int letters(String kind, Person to) {
        return jdbc.sql("select count(*) from outbox_mail where kind = ? and person_id = ? and thread_key = ?")
                .params(kind, to.id().value(), article.id().subject().key())
                .query(Integer.class)
                .single();
    }

    private List<AuditEntry> lines(String action) {
        return audit.told(article.id().subject()).stream()
                .filter(line -> line.action().equals(action))
                .toList();
    }
}
