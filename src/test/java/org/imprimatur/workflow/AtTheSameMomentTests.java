package org.imprimatur.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.RuntimeService;
import org.imprimatur.FullBuildOnly;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.article.Article;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.review.AtReview;
import org.imprimatur.review.SignOffs;
import org.imprimatur.workflow.intervention.RunningProcesses;
import org.imprimatur.workflow.reconcile.WorklistReconciliation;
import org.imprimatur.worklist.Turn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/**
 * Two people decide about the same text in the same moment. Whichever is first, the other is answered with what became of
 * it; nobody holds afterwards what they may not hold, and engine and worklist say the same.
 */
@ServerTest
@OnBothDatabases
@FullBuildOnly
class AtTheSameMomentTests {

    private static final int TIMES = 5;
    private static final Set<Integer> DONE_OR_TOLD = Set.of(200, 302, 303, 403, 404, 409, 422);

    @Autowired
    Newsroom newsroom;

    @Autowired
    Walk walk;

    @Autowired
    Drawings drawings;

    @Autowired
    RunningProcesses runningProcesses;

    @Autowired
    WorklistReconciliation worklistReconciliation;

    @Autowired
    People people;

    @Autowired
    SignOffs signOffs;

    @Autowired
    RuntimeService runtime;

    @Autowired
    AutowireCapableBeanFactory server;

    @Autowired
    MockMvc http;

    private AtReview at;
    private Person admin;
    private Person publisher;
    private Person reviewer;
    private Article article;
    private String task;

    @BeforeEach
    void aTextInTheHandsOfItsReviewer() {
        at = AtReview.of(server);
        admin = newsroom.anAdministrator();
        publisher = newsroom.aPublisher();
        reviewer = at.aReviewer();
        article = at.inTheHandsOf(reviewer);
        task = at.turn(article).taskId();
    }

    @AfterEach
    void sweep() {
        walk.end(article);
        drawings.putAway();
    }

    @RepeatedTest(TIMES)
    void whoeverSignsMayLoseTheRole() throws Exception {
        together(signing(), losingTheRole(reviewer));

        assertThat(turns()).noneMatch(turn -> turn.isHeldBy(reviewer.id()));
        signedOnceOrStillInReview();
    }

    @RepeatedTest(TIMES)
    void whoeverSignsMayLeave() throws Exception {
        together(signing(), leaving(reviewer));

        assertThat(turns()).noneMatch(turn -> turn.isHeldBy(reviewer.id()));
        signedOnceOrStillInReview();
    }

    @RepeatedTest(TIMES)
    void whatIsSignedMayBePutAtAnotherStage() throws Exception {
        together(
                signing(),
                action("/desk/articles/" + article.id() + "/process/stage", publisher)
                        .param("stage", "write")
                        .param("seen", mark())
                        .param("reason", "Not yet."));

        assertThat(turns()).singleElement().extracting(Turn::formKey).isIn("write", "publish");
        assertThat(turns().get(0).formKey().equals("publish"))
                .isEqualTo(!signOffs.on(article.id()).isEmpty());
    }

    @RepeatedTest(TIMES)
    void whatIsSignedMayBeGivenUp() throws Exception {
        together(
                signing(),
                action("/desk/articles/" + article.id() + "/process/give-up", publisher)
                        .param("seen", mark())
                        .param("reason", "Another text says it."));

        if (turns().isEmpty()) {
            assertThat(processes()).isZero();
            assertThat(signOffs.on(article.id())).isEmpty();
        } else {
            assertThat(turns()).singleElement().extracting(Turn::formKey).isEqualTo("publish");
        }
    }

    @RepeatedTest(TIMES)
    void whatIsSignedMayBeMovedToANewerVersion() throws Exception {
        int first =
                runtime
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(article.id().subject().key())
                        .list()
                        .stream()
                        .mapToInt(process -> version(process.getProcessDefinitionId()))
                        .findFirst()
                        .orElseThrow();
        String newest = drawings.first(
                        "article-review", bpmn -> bpmn.replace("name=\"Publish\"", "name=\"Put it live\""))
                .getId();
        together(
                signing(),
                action("/desk/processes/article-review/" + first + "/move", publisher)
                        .param("to", newest)
                        .param("reason", "A better drawing."));

        signedOnceOrStillInReview();
    }

    @RepeatedTest(TIMES)
    void whoeverIsNamedMayLeave() throws Exception {
        Person other = at.aReviewer();
        together(
                action("/desk/tasks/" + task + "/give", publisher)
                        .param("to", other.id().toString()),
                leaving(other));

        assertThat(turns())
                .singleElement()
                .satisfies(turn -> assertThat(turn.isHeldBy(other.id())).isFalse());
    }

    @RepeatedTest(TIMES)
    void whoeverTakesATurnMayLoseTheRole() throws Exception {
        Person other = at.aReviewer();
        http.perform(action("/desk/tasks/" + task + "/hand-back", reviewer).param("reason", "No time."));
        together(action("/desk/tasks/" + task + "/take", other), losingTheRole(other));

        assertThat(turns())
                .singleElement()
                .satisfies(turn -> assertThat(turn.isHeldBy(other.id())).isFalse());
    }

    @RepeatedTest(TIMES)
    void oneOfTwoWhoTakeATurnHasIt() throws Exception {
        Person other = at.aReviewer();
        http.perform(action("/desk/tasks/" + task + "/hand-back", reviewer).param("reason", "No time."));
        List<Integer> answers = together(
                action("/desk/tasks/" + task + "/take", other), action("/desk/tasks/" + task + "/take", reviewer));

        assertThat(answers).containsOnlyOnce(409);
        assertThat(turns())
                .singleElement()
                .satisfies(turn -> assertThat(turn.assignee()).isIn(other.id(), reviewer.id()));
    }

    private void signedOnceOrStillInReview() {
        assertThat(turns()).singleElement().extracting(Turn::formKey).isIn("review", "publish");
        assertThat(signOffs.on(article.id())).hasSize(turns().get(0).formKey().equals("publish") ? 1 : 0);
    }

    private MockHttpServletRequestBuilder signing() {
        return action("/desk/tasks/" + task + "/review/sign", reviewer).params(at.posted(article, reviewer));
    }

    private MockHttpServletRequestBuilder losingTheRole(Person person) {
        return action("/desk/people/" + person.id() + "/edit", admin)
                .param("name", person.name())
                .param("email", person.email())
                .param("roles", Role.writer().name())
                .param("version", Long.toString(people.record(person.id()).version()));
    }

    private MockHttpServletRequestBuilder leaving(Person person) {
        return action("/desk/people/" + person.id() + "/deactivate", admin);
    }

    private static MockHttpServletRequestBuilder action(String address, Person by) {
        return post(address).with(SignedIn.as(by));
    }

    /** What both were answered. */
    private List<Integer> together(MockHttpServletRequestBuilder one, MockHttpServletRequestBuilder other)
            throws Exception {
        CyclicBarrier moment = new CyclicBarrier(2);
        ExecutorService two = Executors.newFixedThreadPool(2);
        List<Integer> answers = new ArrayList<>();
        try {
            List<Future<MockHttpServletResponse>> both = new ArrayList<>();
            for (MockHttpServletRequestBuilder action : List.of(one, other)) {
                both.add(two.submit(() -> {
                    moment.await();
                    return http.perform(action).andReturn().getResponse();
                }));
            }
            for (Future<MockHttpServletResponse> answer : both) {
                answers.add(answer.get().getStatus());
            }
        } finally {
            two.shutdown();
        }
        assertThat(DONE_OR_TOLD).containsAll(answers);
        assertThat(worklistReconciliation.differences()).isEmpty();
        return answers;
    }

    private List<Turn> turns() {
        return walk.turns(article);
    }

    private String mark() {
        return runningProcesses.of(article.id().subject()).orElseThrow().mark();
    }

    private long processes() {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(article.id().subject().key())
                .count();
    }

    private static int version(String definition) {
        return Integer.parseInt(definition.split(":")[1]);
    }
}
