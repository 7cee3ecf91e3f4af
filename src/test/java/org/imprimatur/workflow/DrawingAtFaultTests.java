package org.imprimatur.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.imprimatur.Newsroom;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.article.Article;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.Person;
import org.imprimatur.platform.Subject;
import org.imprimatur.review.AtReview;
import org.imprimatur.worklist.FailedStep;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnAccess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** A fault in a diagram that got past every check shows at work, behind the step of somebody who did all right. */
@ServerTest
class DrawingAtFaultTests {

    private static final String COUNTS = "<bpmn:serviceTask id=\"countSignatures\" name=\"Count signatures\""
            + " camunda:delegateExpression=\"${countSignatures}\">";

    @Autowired
    Newsroom newsroom;

    @Autowired
    Walk walk;

    @Autowired
    Drawings drawings;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AuditTrail audit;

    @Autowired
    FailureWatch watch;

    @Autowired
    FailedSteps failures;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    AutowireCapableBeanFactory server;

    @Autowired
    MockMvc http;

    @AfterEach
    void putAway() {
        drawings.putAway();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camunda:delegateExpression=\"${dataSource}\"",
                "camunda:expression=\"${nothing.at(all)}\"",
                "camunda:class=\"org.example.Missing\"",
                "camunda:expression=\"${execution.getVariable('none').length()}\""
            })
    void aStepThatCannotBeDoneIsTheDrawingsFaultAndTheTurnStays(String broken) {
        drawings.first(
                "article-review", xml -> xml.replace("camunda:delegateExpression=\"${countSignatures}\"", broken));

        refusesTheSignature();
    }

    /** By the engine's own word a script without an interpreter is a value that is null, as a task that is gone is. */
    @Test
    void aScriptIsTheDrawingsFaultAndNotSomebodyElsesDeed() {
        countsByScript();

        refusesTheSignature();
    }

    @Test
    void whoeverSignsIsToldAndKeepsTheirNotesAndAdministratorsHearOfItOnce() throws Exception {
        countsByScript();
        long before = faultsWritten();
        AtReview at = AtReview.of(server);
        Person administrator = newsroom.anAdministrator();
        Person reviewer = at.aReviewer();
        Article article = at.inTheHandsOf(reviewer);
        String page = "/desk/tasks/" + at.turn(article).taskId() + "/review";
        http.perform(post(page + "/notes").param("notes", "Half a thought").with(SignedIn.as(reviewer)))
                .andExpect(status().is3xxRedirection());

        for (int tried = 0; tried < 2; tried++) {
            http.perform(post(page + "/sign")
                            .params(at.posted(article, reviewer))
                            .with(SignedIn.as(reviewer)))
                    .andExpect(status().isInternalServerError())
                    .andExpect(content().string(containsString("The drawing of the process is at fault")))
                    .andExpect(content().string(containsString("the process “Article review”")))
                    .andExpect(content().string(containsString("what follows “Medical review”")))
                    .andExpect(content().string(containsString("Administrators have been told.")));
        }

        assertThat(signatures(article)).isZero();
        http.perform(get(page).with(SignedIn.as(reviewer)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Half a thought")));
        assertThat(lettersTo(administrator)).isEqualTo(1);
        assertThat(faultsWritten() - before).isEqualTo(1);
    }

    /** What the engine says of a script that fails, and of a crossing where no way is open. */
    @Test
    void whereTheEngineNamesTheStepSoDoesTheLetter() {
        Person administrator = newsroom.anAdministrator();
        counts("juel", "${nothing.at(all)}");
        refusesTheSignature();
        drawings.first("article-review", xml -> xml.replace("${signedOff}", "${signedOff == 'perhaps'}"));
        refusesTheSignature();

        assertThat(placesTold(administrator)).containsExactly("the step “Count”", "the step “Signed off?”");
    }

    @Test
    void aFaultBehindATimerIsToldAsTheDrawingsAndNotAsAFailedStepToo() {
        Person administrator = newsroom.anAdministrator();
        drawings.first(
                "article-review",
                xml -> xml.replace(
                        "camunda:delegateExpression=\"${goLive}\"", "camunda:expression=\"${nothing.at(all)}\""));
        Article article = scheduled();
        Job job = failing(article);

        watch.look();
        watch.look();

        assertThat(lettersTo(administrator)).isEqualTo(1);
        assertThat(stuckLetters(article, administrator)).isZero();
        assertThat(placesTold(administrator)).containsExactly("the step “Go live”");
        assertThat(failures.on(article.id().subject()))
                .as("it is still somebody's to see to")
                .extracting(FailedStep::job)
                .containsExactly(job.getId());
    }

    /** The step itself goes into the engine, and has met another diagram there, whose fault was told. */
    @Test
    void noMoreIsSaidOfAFaultThatAStepHasMetInAnotherProcess() {
        Person administrator = newsroom.anAdministrator();
        drawings.first("article-review");
        Article article = scheduled();
        walk.slipInARevision(article);
        Job job = failing(article);
        jdbc.sql("update act_ge_bytearray set bytes_ = ? where id_ = (select exception_stack_id_ from act_ru_job"
                        + " where id_ = ?)")
                .params(
                        (DrawingAtFault.class.getName() + ": refusal\n\tat org.imprimatur.workflow.EngineGateway")
                                .getBytes(StandardCharsets.UTF_8),
                        job.getId())
                .update();

        watch.look();

        assertThat(stuckLetters(article, administrator)).isZero();
    }

    @Test
    void aStepThatFailsForAReasonOfItsOwnIsAFailedStep() {
        Person administrator = newsroom.anAdministrator();
        drawings.first("article-review");
        Article article = scheduled();
        walk.slipInARevision(article);
        failing(article);

        watch.look();

        assertThat(stuckLetters(article, administrator)).isEqualTo(1);
        assertThat(lettersTo(administrator)).isZero();
    }

    private Article scheduled() {
        Person publisher = newsroom.aPublisher();
        Article article = atReview(newsroom.aReviewer());
        walk.take(article, publisher);
        walk.publish(article, publisher, Instant.now().plus(Duration.ofDays(3)));
        return article;
    }

    private Job failing(Article article) {
        String process = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(article.id().subject().key())
                .singleResult()
                .getId();
        Job job = management.createJobQuery().processInstanceId(process).singleResult();
        assertThatThrownBy(() -> management.executeJob(job.getId())).isInstanceOf(RuntimeException.class);
        management.setJobRetries(job.getId(), 0);
        return job;
    }

    private List<String> placesTold(Person administrator) {
        return jdbc
                .sql("select model_json from outbox_mail where kind = 'drawing' and person_id = ? order by seq")
                .param(administrator.id().value())
                .query(String.class)
                .list()
                .stream()
                .map(json -> json.replaceFirst(".*\"step\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    private int stuckLetters(Article article, Person administrator) {
        return jdbc.sql("select count(*) from outbox_mail where kind = 'stuck' and person_id = ? and thread_key = ?")
                .params(administrator.id().value(), article.id().subject().key())
                .query(Integer.class)
                .single();
    }

    private long faultsWritten() {
        return audit.chain(Subject.of("processes")).stream()
                .filter(line -> line.action().equals("drawing.at-fault"))
                .count();
    }

    @Test
    void aReviewThatCannotBeginIsTheDrawingsFaultToo() {
        Person administrator = newsroom.anAdministrator();
        Person writer = newsroom.aWriter();
        drawings.first(
                "article-review",
                xml -> xml.replace("camunda:dueDate=\"P14D\"", "camunda:dueDate=\"${nothing.at(all)}\""));

        assertThatThrownBy(() -> newsroom.aDraftBy(writer))
                .isInstanceOfSatisfying(
                        DrawingAtFault.class,
                        fault -> assertThat(fault.arguments()).contains("Administrators have been told."));
        assertThat(lettersTo(administrator)).isEqualTo(1);
    }

    @Test
    void aMissingTableIsTheDrawingsFault() {
        drawings.withoutTable("article-review");
        Article article = newsroom.aDraftBy(newsroom.aWriter());

        assertThatThrownBy(() -> walk.submit(article)).isInstanceOf(DrawingAtFault.class);
        assertThat(walk.turn(article).formKey()).isEqualTo("write");
    }

    @Test
    void aStageMayBeGivenToAPersonByTheirAddress() {
        Person publisher = newsroom.aPublisher();
        drawings.first(
                "article-review",
                xml -> xml.replace(
                        "camunda:formKey=\"publish\"",
                        "camunda:formKey=\"publish\" camunda:assignee=\"" + publisher.email() + "\""));
        Article article = atReview(newsroom.aReviewer());

        assertThat(walk.turn(article).assignee()).isEqualTo(publisher.id());
    }

    private void refusesTheSignature() {
        Person reviewer = newsroom.aReviewer();
        Article article = newsroom.aDraftBy(newsroom.aWriter());
        walk.submit(article);
        walk.take(article, reviewer);
        Turn before = walk.turn(article);

        assertThatThrownBy(() -> walk.sign(article, reviewer))
                .isInstanceOf(DrawingAtFault.class)
                .isNotInstanceOf(TurnAccess.TurnIsOver.class);

        assertThat(walk.turn(article)).isEqualTo(before);
        assertThat(signatures(article)).isZero();
    }

    private ProcessDefinition countsByScript() {
        return counts("javascript", "1");
    }

    private ProcessDefinition counts(String language, String script) {
        return drawings.first("article-review", xml -> {
            int from = xml.indexOf(COUNTS);
            int to = xml.indexOf("</bpmn:serviceTask>", from);
            return xml.substring(0, from)
                    + "<bpmn:scriptTask id=\"countSignatures\" name=\"Count\" scriptFormat=\"" + language + "\">"
                    + xml.substring(from + COUNTS.length(), to) + "<bpmn:script>" + script
                    + "</bpmn:script></bpmn:scriptTask>"
                    + xml.substring(to + "</bpmn:serviceTask>".length());
        });
    }

    private int signatures(Article article) {
        return jdbc.sql("select count(*) from sign_off where article_id = ?")
                .param(article.id().value())
                .query(Integer.class)
                .single();
    }

    private int lettersTo(Person administrator) {
        return jdbc.sql("select count(*) from outbox_mail where kind = 'drawing' and person_id = ?")
                .param(administrator.id().value())
                .query(Integer.class)
                .single();
    }

    private Article atReview(Person reviewer) {
        Article article = newsroom.aDraftBy(newsroom.aWriter());
        walk.submit(article);
        walk.take(article, reviewer);
        walk.sign(article, reviewer);
        return article;
    }
}
