package org.imprimatur.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.article.Article;
import org.imprimatur.people.Person;
import org.imprimatur.publication.ReviewCheck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** A step the server cannot do by itself says so, and is somebody's turn. */
@ServerTest
@OnBothDatabases
class FailedStepsTests {

    @Autowired
    Newsroom newsroom;

    @Autowired
    Walk walk;

    @Autowired
    FailedSteps failures;

    @Autowired
    FailureWatch watch;

    @Autowired
    EngineHealth health;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    HistoryService history;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc http;

    Person administrator;
    Person publisher;
    Article article;
    String job;

    /** Its text was changed behind the server's back while it waited for its time. */
    @BeforeEach
    void anArticleThatCannotGoLive() {
        administrator = newsroom.anAdministrator();
        publisher = newsroom.aPublisher();
        Person reviewer = newsroom.aReviewer();
        article = newsroom.aDraftBy(newsroom.aWriter());
        walk.submit(article);
        walk.take(article, reviewer);
        walk.sign(article, reviewer);
        walk.take(article, publisher);
        walk.publish(article, publisher, Instant.now().minus(Duration.ofMinutes(1)));
        walk.slipInARevision(article);
        job = management
                .createJobQuery()
                .processInstanceId(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(article.id().subject().key())
                        .singleResult()
                        .getId())
                .singleResult()
                .getId();
        fail();
    }

    @AfterEach
    void leaveNothingFailed() {
        jdbc.sql("update act_ru_job set exception_msg_ = null, exception_stack_id_ = null, retries_ = 3 where id_ = ?")
                .param(job)
                .update();
        jdbc.sql("delete from act_ru_incident").update();
    }

    @Test
    void theStepAndItsCauseAreSaidInWords() throws Exception {
        watch.look();

        assertThat(failures.on(article.id().subject())).singleElement().satisfies(step -> {
            assertThat(step.step()).isEqualTo("Go live");
            assertThat(step.cause())
                    .startsWith("This text is not signed")
                    .doesNotContain("org.", "Exception", "refusal.");
            assertThat(step.since()).isNotNull();
            assertThat(step.usedUp()).isFalse();
        });
        assertThat(page("/desk/processes", publisher)).contains(article.title(), "The server goes on trying.");
        assertThat(page("/desk/articles/" + article.id(), publisher)).contains("Go live", "not signed");
        assertThat(page("/desk/articles/" + article.id() + "/process", publisher))
                .contains("not signed", "Back to “Publish”", "stage?stage=publish");
    }

    @Test
    void administratorsAreToldOnceWhenTheServerStopsTrying() {
        watch.look();
        assertThat(letters()).isZero();
        useUp();

        watch.look();
        watch.look();

        assertThat(letters()).isEqualTo(1);
        assertThat(health.health().getStatus().getCode()).isEqualTo("STUCK");
    }

    @Test
    void whatIsStuckStandsAmongTheTurnsOfAdministratorsAndPublishers() throws Exception {
        useUp();

        assertThat(page("/desk", administrator)).contains("Something is stuck", article.title());
        assertThat(page("/desk", publisher)).contains("Something is stuck");
        assertThat(page("/desk", newsroom.aReviewer())).doesNotContain("Something is stuck");
    }

    @Test
    void anAdministratorHasItTriedAgain() throws Exception {
        useUp();

        http.perform(post("/desk/processes/failures/{job}/retry", job).with(SignedIn.as(administrator)))
                .andExpect(redirectedUrl("/desk/processes"));

        var tried = management.createJobQuery().jobId(job).singleResult();
        assertThat(tried.getRetries()).isEqualTo(3);
        assertThat(management.createJobQuery().jobId(job).executable().count()).isEqualTo(1);
        assertThat(runtime.createIncidentQuery().configuration(job).count()).isZero();
    }

    @Test
    void whatHasSucceededIsNotTriedAgain() throws Exception {
        http.perform(post("/desk/processes/failures/{job}/retry", "gone").with(SignedIn.as(administrator)))
                .andExpect(status().isNotFound());
    }

    @Test
    void anErrandThatBelongsToNoArticleIsNamedAsWhatItIs() throws Exception {
        String cleanup = history.cleanUpHistoryAsync(true).getId();
        management.setJobRetries(cleanup, 0);
        try {
            assertThat(page("/desk/processes", administrator)).contains("Clearing away old history");
            watch.look();
            http.perform(post("/desk/processes/failures/{job}/retry", cleanup).with(SignedIn.as(administrator)))
                    .andExpect(redirectedUrl("/desk/processes"));
        } finally {
            management.setJobRetries(cleanup, 3);
        }
    }

    private void fail() {
        assertThatThrownBy(() -> management.executeJob(job)).isInstanceOf(ReviewCheck.NotSigned.class);
    }

    private void useUp() {
        while (management.createJobQuery().jobId(job).singleResult().getRetries() > 0) {
            fail();
        }
    }

    private int letters() {
        return jdbc.sql("select count(*) from outbox_mail where kind = 'stuck' and person_id = ? and thread_key = ?")
                .params(administrator.id().value(), article.id().subject().key())
                .query(Integer.class)
                .single();
    }

    private String page(String address, Person person) throws Exception {
        return http.perform(get(address).with(SignedIn.as(person)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
