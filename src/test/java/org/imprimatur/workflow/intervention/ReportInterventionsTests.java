package org.imprimatur.workflow.intervention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.article.Article;
import org.imprimatur.audit.AuditEntry;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.outbox.RenderedLetters;
import org.imprimatur.people.Person;
import org.imprimatur.report.CaseRoom;
import org.imprimatur.report.Report;
import org.imprimatur.workflow.Drawings;
import org.imprimatur.workflow.reconcile.WorklistReconciliation;
import org.imprimatur.worklist.Worklist;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A reader's report is put at another stage as an article is; no letter goes to its reader by that. */
@ServerTest
@OnBothDatabases
class ReportInterventionsTests {

    private static final String WHY = "It was decided in a hurry.";

    @Autowired
    Newsroom newsroom;

    @Autowired
    Drawings drawings;

    @Autowired
    Worklist worklist;

    @Autowired
    WorklistReconciliation worklistReconciliation;

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

    CaseRoom room;
    Person publisher;
    Article article;

    @BeforeEach
    void aLiveArticle() {
        room = CaseRoom.of(server);
        publisher = newsroom.aPublisher();
        article = room.aLiveArticle();
    }

    @AfterEach
    void putAway() {
        drawings.putAway();
    }

    @Test
    void aReportThatWaitsForItsCorrectionIsPutBeforeSomebodyToDecideAgain() throws Exception {
        Report report = room.aWaitingReportOn(article, publisher);

        putAtTriage(report);

        assertThat(room.turnOn(report).formKey()).isEqualTo("triage");
        assertThat(room.turnOn(report).note()).isEqualTo(WHY);
        assertThat(room.now(report).state()).isEqualTo(Report.State.NEW);
        assertThat(lines(report, "process.put-at")).singleElement().satisfies(line -> {
            assertThat(line.subject()).isEqualTo("Triage");
            assertThat(line.actor()).isEqualTo(publisher.id().toString());
            assertThat(line.facts()).containsKey("note");
        });
        assertThat(lines(report, "report.taken-up-again")).isEmpty();
        assertThat(worklistReconciliation.differences()).isEmpty();
        assertThat(page("/desk/reports/" + report.number()).text())
                .contains(publisher.name() + " put it at “Triage”.", WHY);
        room.decide(publisher, report, CaseRoom.noMistake(report));
        room.goOn(report);
        assertThat(room.now(report).isOpen()).isFalse();
    }

    @Test
    void whoeverHadItIsToldOnceAndWhy() throws Exception {
        Report report = room.aReportOn(article, CaseRoom.anAddress());
        Person holder = newsroom.aPublisher();
        worklist.take(holder, room.turnOn(report).taskId());
        int before = letters(report, holder);
        int mine = letters(report, publisher);

        putAtTriage(report);

        assertThat(room.turnOn(report).assignee()).isNull();
        assertThat(letters(report, holder)).isEqualTo(before + 1);
        assertThat(jdbc.sql("select model_json from outbox_mail where person_id = ? order by seq desc"
                                + " fetch first 1 rows only")
                        .param(holder.id().value())
                        .query(String.class)
                        .single())
                .contains(WHY);
        assertThat(letters(report, publisher))
                .as("nobody is told of what they did themselves")
                .isEqualTo(mine);
    }

    @Test
    void whoeverLosesItForGoodIsToldOfAReportAndNotOfAnArticle() throws Exception {
        drawings.first("reader-report", ReportInterventionsTests::withASecondLook);
        Report report = room.aReportOn(article, CaseRoom.anAddress());
        Person holder = newsroom.aPublisher();
        worklist.take(holder, room.turnOn(report).taskId());

        putAt(report, "secondLook");

        var told = RenderedLetters.of(server).to(holder, report.id().subject());
        assertThat(told.get(told.size() - 1)).satisfies(letter -> {
            assertThat(letter.kind()).isEqualTo("turn-gone");
            assertThat(letter.subject()).startsWith("[R-" + report.number() + "]");
            assertThat(letter.text())
                    .contains(publisher.name() + " has changed how", "“Triage” is not your turn any more", WHY)
                    .contains("/desk/reports/" + report.number());
            assertThat(letter.html())
                    .contains("Reader report R-" + report.number() + " · Changed")
                    .doesNotContain("Article " + report.number());
        });
    }

    /** Which only administrators take. */
    private static String withASecondLook(String report) {
        return report.replace("<bpmn:exclusiveGateway id=\"whatIsIt\"", """
                        <bpmn:userTask id="secondLook" name="Second look" camunda:formKey="triage" camunda:candidateGroups="ADMIN">
                          <bpmn:outgoing>lookToWhat</bpmn:outgoing>
                        </bpmn:userTask>
                        <bpmn:sequenceFlow id="lookToWhat" sourceRef="secondLook" targetRef="whatIsIt" />
                        <bpmn:exclusiveGateway id="whatIsIt\"""");
    }

    @Test
    void anAnswerThatFailsCanGoBackToTheDecision() throws Exception {
        Report report = room.aWaitingReportOn(article, publisher);
        room.correct(article);
        Job job = management.createJobQuery().processInstanceId(process(report)).singleResult();
        management.setJobRetries(job.getId(), 0);

        assertThat(page("/desk/processes").select("a[href=/desk/reports/" + report.number() + "]"))
                .isNotEmpty();
        assertThat(page("/desk/reports/" + report.number()).select(".head").text())
                .contains("Stuck", "Next edition is live");
        Document process = page(address(report));
        String back = process.select("a:contains(Back to “Triage”)").attr("href");
        assertThat(back).isEqualTo(address(report) + "/stage?stage=triage");
        assertThat(page(back).select("input[name=stage][checked]").val()).isEqualTo("triage");

        putAtTriage(report);

        assertThat(room.turnOn(report).formKey()).isEqualTo("triage");
        assertThat(room.now(report).isOpen()).isTrue();
        assertThat(management
                        .createJobQuery()
                        .processInstanceId(process(report))
                        .count())
                .isZero();
    }

    @Test
    void anOldPageAndAReportThatIsClosedChangeNothing() throws Exception {
        Report report = room.aReportOn(article, CaseRoom.anAddress());
        String seen = seen(report);
        room.decide(publisher, report, CaseRoom.noMistake(report));

        perform(post(address(report) + "/stage")
                        .param("stage", "triage")
                        .param("seen", seen)
                        .param("reason", WHY))
                .andExpect(status().isConflict());
        room.goOn(report);
        perform(get(address(report) + "/stage")).andExpect(status().isConflict());
        assertThat(room.now(report).isOpen()).isFalse();
        assertThat(page(address(report)).select("a[href$=/stage]")).isEmpty();
    }

    @Test
    void aReasonIsAskedForAndUnknownStagesAreNot() throws Exception {
        Report report = room.aReportOn(article, CaseRoom.anAddress());

        perform(post(address(report) + "/stage").param("stage", "triage").param("seen", seen(report)))
                .andExpect(status().isUnprocessableEntity());
        perform(post(address(report) + "/stage")
                        .param("stage", "answerReader")
                        .param("seen", seen(report))
                        .param("reason", WHY))
                .andExpect(status().isNotFound());
        perform(get("/desk/reports/999999/process")).andExpect(status().isNotFound());
        perform(get("/desk/reports/999999/process/stage")).andExpect(status().isNotFound());
    }

    private void putAtTriage(Report report) throws Exception {
        putAt(report, "triage");
    }

    private void putAt(Report report, String stage) throws Exception {
        perform(post(address(report) + "/stage")
                        .param("stage", stage)
                        .param("seen", seen(report))
                        .param("reason", WHY))
                .andExpect(redirectedUrl("/desk/reports/" + report.number()));
    }

    private String seen(Report report) throws Exception {
        return page(address(report) + "/stage").select("input[name=seen]").val();
    }

    private static String address(Report report) {
        return "/desk/reports/" + report.number() + "/process";
    }

    private Document page(String address) throws Exception {
        return Jsoup.parse(perform(get(address))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    private ResultActions perform(MockHttpServletRequestBuilder request) throws Exception {
        return http.perform(request.with(SignedIn.as(publisher)));
    }

    private String process(Report report) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(report.id().subject().key())
                .singleResult()
                .getId();
    }

    private int letters(Report report, Person to) {
        return jdbc.sql("select count(*) from outbox_mail where person_id = ? and thread_key = ?")
                .params(to.id().value(), report.id().subject().key())
                .query(Integer.class)
                .single();
    }

    private List<AuditEntry> lines(Report report, String action) {
        return audit.chain(report.id().subject()).stream()
                .filter(line -> line.action().equals(action))
                .toList();
    }
}
