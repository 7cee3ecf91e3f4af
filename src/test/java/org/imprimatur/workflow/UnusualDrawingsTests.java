package org.imprimatur.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.people.Person;
import org.imprimatur.review.AtReview;
import org.imprimatur.review.Reviews;
import org.imprimatur.review.Signing;
import org.imprimatur.workflow.intervention.GivingUp;
import org.imprimatur.workflow.intervention.RunningProcesses;
import org.imprimatur.workflow.intervention.StageChange;
import org.imprimatur.workflow.intervention.VersionMove;
import org.imprimatur.workflow.reconcile.WorklistReconciliation;
import org.imprimatur.workflow.version.ProcessVersions;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.test.web.servlet.MockMvc;

/** Diagrams that the shipped ones are not like: a stage for several at once, and a stage in a part of its own. */
@ServerTest
@OnBothDatabases
class UnusualDrawingsTests {

    private static final String WHY = "The desk wants it so.";

    @Autowired
    Newsroom newsroom;

    @Autowired
    Drawings drawings;

    @Autowired
    StageChange stageChange;

    @Autowired
    GivingUp givingUp;

    @Autowired
    VersionMove move;

    @Autowired
    ProcessVersions processVersions;

    @Autowired
    RunningProcesses runningProcesses;

    @Autowired
    WorklistReconciliation worklistReconciliation;

    @Autowired
    Articles articles;

    @Autowired
    Worklist worklist;

    @Autowired
    Reviews reviews;

    @Autowired
    Signing signing;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    AutowireCapableBeanFactory server;

    @Autowired
    MockMvc http;

    AtReview at;
    Person writer;
    Person physician;
    Person nurse;
    Person publisher;
    Article article;

    @BeforeEach
    void people() {
        at = AtReview.of(server);
        writer = newsroom.aWriter();
        physician = at.knowing(newsroom.aReviewer());
        nurse = at.knowing(newsroom.aReviewer());
        publisher = newsroom.aPublisher();
    }

    @AfterEach
    void putAway() {
        drawings.putAway();
    }

    // A stage for two at once

    @Test
    void twoAtOneStageAreListedThereAndBothAreWaitedFor() throws Exception {
        ProcessDefinition drawn = drawings.first("article-review", UnusualDrawingsTests::forTwo);
        twoRead();

        assertThat(where(drawn)).containsExactly("Medical review 1");
        sign(physician);
        assertThat(turns())
                .singleElement()
                .satisfies(turn -> assertThat(turn.isHeldBy(nurse.id())).isTrue());
        sign(nurse);

        assertThat(turns()).extracting(Turn::formKey).containsExactly("publish");
        assertThat(worklistReconciliation.differences()).isEmpty();
    }

    @Test
    void twoAtOneStageDoNotOutvoteWhoAsksForAChange() {
        drawings.first("article-review", UnusualDrawingsTests::forTwo);
        twoRead();

        reviews.requestChanges(physician, turnOf(physician).taskId(), at.read(article), "The dose is wrong.");
        sign(nurse);

        assertThat(turns()).extracting(Turn::formKey).containsExactly("write");
    }

    @Test
    void twoAtOneStageMoveToTheNewestVersionWithTheirTurns() throws Exception {
        ProcessDefinition first = drawings.first("article-review", UnusualDrawingsTests::forTwo);
        twoRead();
        List<String> before = turns().stream().map(Turn::taskId).sorted().toList();
        drawings.first("article-review", bpmn -> renamed(forTwo(bpmn)));

        assertThat(page(address(first) + "/move")).contains("1 at “Medical review”");
        assertThat(move(first).moved()).isEqualTo(1);

        assertThat(turns().stream().map(Turn::taskId).sorted().toList()).isEqualTo(before);
        assertThat(turns()).extracting(Turn::step).containsOnly("Clinical review");
        assertThat(worklistReconciliation.differences()).isEmpty();
        sign(physician);
        sign(nurse);
        assertThat(turns()).extracting(Turn::formKey).containsExactly("publish");
    }

    @Test
    void aStageForTwoIsNoPlaceForAnArticleFromAStageForOne() throws Exception {
        ProcessDefinition first = drawings.first("article-review");
        article = newsroom.aDraftBy(writer);
        at.submit(article, writer);
        drawings.first("article-review", UnusualDrawingsTests::forTwo);

        assertThat(page(address(first) + "/move"))
                .contains(
                        "Stays where it is: only in one of the two versions is “Medical review” for several people at once.");
        assertThat(move(first).stayed()).hasSize(1);
        assertThat(turns()).extracting(Turn::formKey).containsExactly("review");
    }

    @Test
    void twoAtOneStageArePutElsewhereAndBackTogether() {
        drawings.first("article-review", UnusualDrawingsTests::forTwo);
        twoRead();

        putAt("write");
        assertThat(turns()).extracting(Turn::formKey).containsExactly("write");
        putAt("medicalReview");

        assertThat(turns()).hasSize(2).extracting(Turn::formKey).containsOnly("review");
        assertThat(worklistReconciliation.differences()).isEmpty();
    }

    @Test
    void aStageForTwoWithNoTableBeforeItBeginsForBoth() {
        drawings.first("article-review", UnusualDrawingsTests::publishedByTwo);
        twoReadInTurn();

        putAt("write");
        putAt("publish");

        assertThat(turns()).hasSize(2).extracting(Turn::formKey).containsOnly("publish");
        assertThat(worklistReconciliation.differences()).isEmpty();
    }

    @Test
    void whatTwoReadIsGivenUpForBoth() {
        drawings.first("article-review", UnusualDrawingsTests::forTwo);
        twoRead();

        givingUp.giveUp(publisher, article.id(), seen(), WHY);

        assertThat(turns()).isEmpty();
        assertThat(worklistReconciliation.differences()).isEmpty();
    }

    // A stage in a part of its own

    @Test
    void aStageInAPartOfItsOwnIsListedByItsName() throws Exception {
        ProcessDefinition drawn = drawings.first("article-review", bpmn -> inAPart(bpmn, "PT72H"));
        read();

        assertThat(where(drawn)).containsExactly("Medical review 1");
        sign(physician);
        assertThat(turns()).extracting(Turn::formKey).containsExactly("publish");
    }

    @Test
    void aStageInAPartOfItsOwnMovesAndItsTimerIsWorkedOutAnew() throws Exception {
        ProcessDefinition first = drawings.first("article-review", bpmn -> inAPart(bpmn, "PT72H"));
        read();
        String task = turns().get(0).taskId();
        assertThat(Duration.between(Instant.now(), timer())).isBetween(Duration.ofHours(71), Duration.ofHours(73));
        drawings.first("article-review", bpmn -> renamed(inAPart(bpmn, "PT24H")));

        assertThat(page(address(first) + "/move"))
                .contains("1 at “Medical review”")
                .doesNotContain("stay where");
        assertThat(move(first).moved()).isEqualTo(1);

        assertThat(turns()).singleElement().satisfies(turn -> {
            assertThat(turn.taskId()).isEqualTo(task);
            assertThat(turn.step()).isEqualTo("Clinical review");
        });
        assertThat(Duration.between(Instant.now(), timer())).isBetween(Duration.ofHours(23), Duration.ofHours(25));
        assertThat(worklistReconciliation.differences()).isEmpty();
        sign(physician);
        assertThat(turns()).extracting(Turn::formKey).containsExactly("publish");
    }

    @Test
    void aStageThatGoesIntoAPartOfItsOwnLeavesWhatStandsThereBehindAndSaysSo() throws Exception {
        ProcessDefinition first = drawings.first("article-review");
        read();
        drawings.first("article-review", bpmn -> inAPart(bpmn, "PT72H"));

        assertThat(page(address(first) + "/move"))
                .contains("Stays where it is: in the newest version “Medical review” stands in another part");
        assertThat(move(first).stayed()).hasSize(1);
        sign(physician);
        assertThat(turns()).extracting(Turn::formKey).containsExactly("publish");
    }

    @Test
    void anArticleIsPutIntoAPartAndOutOfItAgain() {
        drawings.first("article-review", bpmn -> inAPart(bpmn, "PT72H"));
        read();

        putAt("write");
        assertThat(turns()).extracting(Turn::formKey).containsExactly("write");
        assertThat(jobs()).isEmpty();
        putAt("medicalReview");

        assertThat(turns()).extracting(Turn::formKey).containsExactly("review");
        assertThat(jobs()).hasSize(1);
        assertThat(worklistReconciliation.differences()).isEmpty();
        worklist.take(physician, turns().get(0).taskId());
        sign(physician);
        assertThat(turns()).extracting(Turn::formKey).containsExactly("publish");
    }

    @Test
    void whatStandsInAPartIsGivenUpWithItsTimer() {
        drawings.first("article-review", bpmn -> inAPart(bpmn, "PT72H"));
        read();
        String process = process();

        givingUp.giveUp(publisher, article.id(), seen(), WHY);

        assertThat(turns()).isEmpty();
        assertThat(management.createJobQuery().processInstanceId(process).count())
                .isZero();
        assertThat(worklistReconciliation.differences()).isEmpty();
    }

    static String forTwo(String review) {
        return review.replace(
                "<bpmn:outgoing>reviewToSignedOff</bpmn:outgoing>",
                "<bpmn:outgoing>reviewToSignedOff</bpmn:outgoing>" + TWO);
    }

    private static final String TWO =
            "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>2</bpmn:loopCardinality>"
                    + "</bpmn:multiInstanceLoopCharacteristics>";

    private static String publishedByTwo(String review) {
        return review.replace(
                "<bpmn:outgoing>publishToWhen</bpmn:outgoing>", "<bpmn:outgoing>publishToWhen</bpmn:outgoing>" + TWO);
    }

    private static String renamed(String review) {
        return review.replace("name=\"Medical review\"", "name=\"Clinical review\"");
    }

    /** The review with a clock beside it, both inside. */
    static String inAPart(String review, String time) {
        int from = review.indexOf("<bpmn:userTask id=\"medicalReview\"");
        int to = review.indexOf("</bpmn:userTask>", from) + "</bpmn:userTask>".length();
        String task = review.substring(from, to);
        String part = """
                <bpmn:subProcess id="reading" name="Reading">
                  <bpmn:incoming>matchToReview</bpmn:incoming>
                  <bpmn:incoming>oneMoreSignature</bpmn:incoming>
                  <bpmn:outgoing>reviewToSignedOff</bpmn:outgoing>
                  <bpmn:startEvent id="readingBegun"><bpmn:outgoing>begunToReview</bpmn:outgoing></bpmn:startEvent>
                  %s
                  <bpmn:boundaryEvent id="late" name="Late" cancelActivity="false" attachedToRef="medicalReview">
                    <bpmn:outgoing>lateToNoted</bpmn:outgoing>
                    <bpmn:timerEventDefinition id="lateTimer"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">%s</bpmn:timeDuration></bpmn:timerEventDefinition>
                  </bpmn:boundaryEvent>
                  <bpmn:endEvent id="noted"><bpmn:incoming>lateToNoted</bpmn:incoming></bpmn:endEvent>
                  <bpmn:endEvent id="readingDone"><bpmn:incoming>reviewToDone</bpmn:incoming></bpmn:endEvent>
                  <bpmn:sequenceFlow id="begunToReview" sourceRef="readingBegun" targetRef="medicalReview" />
                  <bpmn:sequenceFlow id="reviewToDone" sourceRef="medicalReview" targetRef="readingDone" />
                  <bpmn:sequenceFlow id="lateToNoted" sourceRef="late" targetRef="noted" />
                </bpmn:subProcess>
                """.formatted(
                        task.replace("<bpmn:incoming>matchToReview</bpmn:incoming>", "")
                                .replace(
                                        "<bpmn:incoming>oneMoreSignature</bpmn:incoming>",
                                        "<bpmn:incoming>begunToReview</bpmn:incoming>")
                                .replace("reviewToSignedOff", "reviewToDone"),
                        time);
        return (review.substring(0, from) + part + review.substring(to))
                .replace(
                        "sourceRef=\"matchReviewers\" targetRef=\"medicalReview\"",
                        "sourceRef=\"matchReviewers\" targetRef=\"reading\"")
                .replace(
                        "sourceRef=\"enoughSignatures\" targetRef=\"medicalReview\"",
                        "sourceRef=\"enoughSignatures\" targetRef=\"reading\"")
                .replace(
                        "sourceRef=\"medicalReview\" targetRef=\"signedOff\"",
                        "sourceRef=\"reading\" targetRef=\"signedOff\"");
    }

    private void twoRead() {
        article = newsroom.aDraftBy(writer);
        at.submit(article, writer);
        List<Turn> open = turns();
        assertThat(open).hasSize(2);
        worklist.take(physician, open.get(0).taskId());
        worklist.take(nurse, open.get(1).taskId());
    }

    private void twoReadInTurn() {
        read();
        sign(physician);
        assertThat(turns()).hasSize(2).extracting(Turn::formKey).containsOnly("publish");
    }

    private void read() {
        article = newsroom.aDraftBy(writer);
        at.submit(article, writer);
        worklist.take(physician, turns().get(0).taskId());
    }

    private void sign(Person person) {
        signing.sign(person, turnOf(person).taskId(), at.signature(article, person));
    }

    private List<Turn> turns() {
        return worklist.openOn(article.id().subject());
    }

    private Turn turnOf(Person person) {
        return turns().stream()
                .filter(turn -> turn.isHeldBy(person.id()))
                .findFirst()
                .orElseThrow();
    }

    private void putAt(String stage) {
        stageChange.putAt(publisher, article.id().subject(), stage, seen(), WHY);
    }

    private String seen() {
        return runningProcesses.of(article.id().subject()).orElseThrow().mark();
    }

    private VersionMove.Result move(ProcessDefinition from) {
        return move.move(
                publisher,
                from.getKey(),
                from.getVersion(),
                processVersions.newest(from.getKey()).getId(),
                WHY);
    }

    private String process() {
        return runningProcesses
                .of(article.id().subject())
                .orElseThrow()
                .process()
                .getId();
    }

    private List<Job> jobs() {
        return management.createJobQuery().processInstanceId(process()).list();
    }

    private Instant timer() {
        assertThat(jobs()).hasSize(1);
        return jobs().get(0).getDuedate().toInstant();
    }

    private static String address(ProcessDefinition version) {
        return "/desk/processes/" + version.getKey() + "/" + version.getVersion();
    }

    private List<String> where(ProcessDefinition version) throws Exception {
        String listed = http.perform(get(address(version)).with(SignedIn.as(publisher)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        return Jsoup.parse(listed).select("#under-way .filters a").eachText();
    }

    private String page(String address) throws Exception {
        return Jsoup.parse(http.perform(get(address).with(SignedIn.as(publisher)))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .text();
    }
}
