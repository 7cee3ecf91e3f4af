package org.imprimatur.worklist.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.worklist.ATurn;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnPage;
import org.imprimatur.worklist.TurnPanel;
import org.imprimatur.worklist.TurnPanels;
import org.imprimatur.worklist.TurnQueues;
import org.imprimatur.worklist.Worklist;
import org.imprimatur.worklist.WorklistFilter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

@ServerTest
@OnBothDatabases
class YourTurnControllerTests {

    @Autowired
    MockMvc mvc;

    @Autowired
    Newsroom newsroom;

    @Autowired
    ArticleCommands articleCommands;

    @Autowired
    Worklist worklist;

    @Autowired
    TurnQueues turnQueues;

    @Autowired
    TurnPanels panels;

    @Autowired
    SpringTemplateEngine templates;

    @Autowired
    ApplicationContext beans;

    @Autowired
    TransactionTemplate transaction;

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
    void theWriterSeesTheirDraftAndAfterSubmittingThatItWaitsForOthers() throws Exception {
        mvc.perform(get("/desk").with(SignedIn.as(writer)))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("How much sleep do adults need?"),
                                containsString("it began with you"),
                                containsString("Later"))));

        articleCommands.submit(writer, turn().taskId());

        mvc.perform(get("/desk").with(SignedIn.as(writer)))
                .andExpect(content()
                        .string(allOf(
                                containsString("Nothing waits for you."),
                                not(containsString("Nothing here matches.")),
                                containsString("1 article waits for others."),
                                containsString("with all medical reviewers"))));
    }

    @Test
    void everyFilterHasAnAddressThatWorks() throws Exception {
        for (String address : new String[] {
            "/desk?show=mine",
            "/desk?show=roles",
            "/desk?show=overdue",
            "/desk?topic=sleep",
            "/desk?show=nonsense&after=nonsense"
        }) {
            mvc.perform(get(address).with(SignedIn.as(reviewer))).andExpect(status().isOk());
        }
    }

    @Test
    void whoeverIsSignedOutIsNotShownAnybodysTurns() throws Exception {
        mvc.perform(get("/desk")).andExpect(status().is3xxRedirection());
    }

    @Test
    void takingLeadsStraightToTheWork() throws Exception {
        articleCommands.submit(writer, turn().taskId());
        String task = turn().taskId();
        mvc.perform(post("/desk/tasks/" + task + "/take").with(SignedIn.as(reviewer)))
                .andExpect(redirectedUrl("/desk/tasks/" + task + "/review"))
                .andExpect(flash().attributeExists("flash"));
        assertThat(turn().isHeldBy(reviewer.id())).isTrue();
        mvc.perform(get("/desk").with(SignedIn.as(reviewer)))
                .andExpect(content().string(allOf(containsString("you took it"), containsString("Review and sign"))));
    }

    @Test
    void theSecondToTakeIsToldThatItIsGoneAndNoMore() throws Exception {
        articleCommands.submit(writer, turn().taskId());
        String task = turn().taskId();
        worklist.take(reviewer, task);
        mvc.perform(post("/desk/tasks/" + task + "/take").with(SignedIn.as(newsroom.aReviewer())))
                .andExpect(status().isConflict())
                .andExpect(
                        content().string(not(anyOf(containsString(reviewer.name()), containsString(turn().title())))));
        mvc.perform(post("/desk/tasks/" + task + "/take").with(SignedIn.as(reviewer)))
                .andExpect(status().is3xxRedirection());
    }

    @Test
    void aWriterCannotTakeAReview() throws Exception {
        articleCommands.submit(writer, turn().taskId());
        mvc.perform(post("/desk/tasks/" + turn().taskId() + "/take").with(SignedIn.as(writer)))
                .andExpect(status().isForbidden());
        assertThat(turn().assignee()).isNull();
    }

    @Test
    void theAddressInALetterLeadsToThePageOfTheTurn() throws Exception {
        String task = turn().taskId();
        mvc.perform(get("/desk/tasks/" + task).with(SignedIn.as(writer)))
                .andExpect(redirectedUrl("/desk/tasks/" + task + "/write"));
        mvc.perform(get("/desk/tasks/" + task).with(SignedIn.as(publisher)))
                .andExpect(redirectedUrl("/desk/tasks/" + task + "/write"));
    }

    @Test
    void somebodyElsesTurnSaysWhoHasItToThoseWhoMayRead() throws Exception {
        articleCommands.submit(writer, turn().taskId());
        String task = turn().taskId();
        worklist.take(reviewer, task);
        mvc.perform(get("/desk/tasks/" + task).with(SignedIn.as(writer)))
                .andExpect(status().isForbidden())
                .andExpect(content().string(containsString("is with " + reviewer.name())));
        mvc.perform(get("/desk/tasks/" + task).with(SignedIn.as(newsroom.aWriter())))
                .andExpect(status().isNotFound())
                .andExpect(content().string(not(containsString(reviewer.name()))));
    }

    @Test
    void aFinishedTurnSaysWhoFinishedItAndLeadsToTheArticle() throws Exception {
        String task = turn().taskId();
        articleCommands.submit(writer, task);
        mvc.perform(get("/desk/tasks/" + task).with(SignedIn.as(writer)))
                .andExpect(status().isGone())
                .andExpect(content()
                        .string(allOf(
                                containsString("was finished by " + writer.name()),
                                containsString("/desk/articles/" + article.id()))));
        mvc.perform(post("/desk/tasks/" + task + "/take").with(SignedIn.as(writer)))
                .andExpect(status().isConflict());
    }

    @Test
    void anUnknownTurnIsNotFound() throws Exception {
        mvc.perform(get("/desk/tasks/" + UUID.randomUUID()).with(SignedIn.as(writer)))
                .andExpect(status().isNotFound());
        mvc.perform(post("/desk/tasks/none/give")
                        .param("to", reviewer.id().toString())
                        .with(SignedIn.as(publisher)))
                .andExpect(status().isNotFound());
    }

    @Test
    void handingBackNeedsAReasonAndTheNextOneReadsIt() throws Exception {
        articleCommands.submit(writer, turn().taskId());
        String task = turn().taskId();
        worklist.take(reviewer, task);
        mvc.perform(post("/desk/tasks/" + task + "/hand-back")
                        .param("reason", " ")
                        .with(SignedIn.as(reviewer)))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Say in a few words why")));
        String tooLong = "I am away. ".repeat(300);
        mvc.perform(post("/desk/tasks/" + task + "/hand-back")
                        .param("reason", tooLong)
                        .with(SignedIn.as(reviewer)))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString(tooLong.strip())));
        assertThat(turn().isHeldBy(reviewer.id())).isTrue();

        mvc.perform(post("/desk/tasks/" + task + "/hand-back")
                        .param("reason", "On leave.")
                        .with(SignedIn.as(reviewer)))
                .andExpect(redirectedUrl("/desk"));
        assertThat(turn().assignee()).isNull();
        assertThat(turn().note()).isEqualTo(reviewer.name() + ": On leave.");
    }

    @Test
    void nobodyHandsBackWhatTheyDoNotHave() throws Exception {
        mvc.perform(post("/desk/tasks/" + turn().taskId() + "/hand-back")
                        .param("reason", "No")
                        .with(SignedIn.as(reviewer)))
                .andExpect(status().isNotFound());
    }

    @Test
    void aPublisherNamesWhoShallHaveIt() throws Exception {
        articleCommands.submit(writer, turn().taskId());
        String task = turn().taskId();
        mvc.perform(post("/desk/tasks/" + task + "/give")
                        .param("to", reviewer.id().toString())
                        .with(SignedIn.as(publisher)))
                .andExpect(status().is3xxRedirection());
        assertThat(turn().isHeldBy(reviewer.id())).isTrue();
        mvc.perform(get("/desk").with(SignedIn.as(reviewer)))
                .andExpect(content().string(containsString("you were named by " + publisher.name())));
    }

    @Test
    void onlySomebodyWhoHoldsTheRoleCanBeNamed() throws Exception {
        articleCommands.submit(writer, turn().taskId());
        String task = turn().taskId();
        for (String to : new String[] {
            "", "nobody", UUID.randomUUID().toString(), writer.id().toString()
        }) {
            mvc.perform(post("/desk/tasks/" + task + "/give").param("to", to).with(SignedIn.as(publisher)))
                    .andExpect(status().isUnprocessableEntity())
                    .andExpect(content().string(containsString(reviewer.name())));
        }
        mvc.perform(post("/desk/tasks/" + task + "/give")
                        .param("to", reviewer.id().toString())
                        .with(SignedIn.as(reviewer)))
                .andExpect(status().isForbidden());
        assertThat(turn().assignee()).isNull();
    }

    @Test
    void aListLongerThanOnePageSaysHowToGoOn() throws Exception {
        Role role = new Role("r" + UUID.randomUUID().toString().substring(0, 8));
        Person checker = newsroom.person("Checker", role);
        transaction.executeWithoutResult(status -> {
            for (int i = 0; i < 60; i++) {
                worklist.begin(ATurn.of(role).titled(i, "Title " + i).due(null).built());
            }
        });
        TurnPage first = turnQueues.page(checker, WorklistFilter.everything(), null);
        mvc.perform(get("/desk").with(SignedIn.as(checker)))
                .andExpect(content()
                        .string(containsString(
                                "after=" + first.next().toString().replace(",", "%2C"))));
        mvc.perform(get("/desk").param("after", first.next().toString()).with(SignedIn.as(checker)))
                .andExpect(content()
                        .string(allOf(containsString("Back to the most urgent"), not(containsString("rel=\"next\"")))));
        transaction.executeWithoutResult(status -> {
            while (!turnQueues
                    .page(checker, WorklistFilter.everything(), null)
                    .list()
                    .isEmpty()) {
                turnQueues
                        .page(checker, WorklistFilter.everything(), null)
                        .list()
                        .forEach(turn -> worklist.close(turn.taskId(), checker.id(), Instant.now()));
            }
        });
    }

    @Test
    void thePanelOffersExactlyWhatThePolicyAllows() {
        articleCommands.submit(writer, turn().taskId());
        assertThat(panels.of(turn(), reviewer).mayTake()).isTrue();
        assertThat(panels.of(turn(), reviewer).mayGive()).isFalse();
        TurnPanel forPublisher = panels.of(turn(), publisher);
        assertThat(forPublisher.mayTake()).isFalse();
        assertThat(forPublisher.candidates()).containsKey(reviewer.id().toString());
        worklist.take(reviewer, turn().taskId());
        assertThat(panels.of(turn(), reviewer).mayHandBack()).isTrue();
        assertThat(panels.of(turn(), publisher).candidates())
                .doesNotContainKey(reviewer.id().toString());
    }

    @Test
    void thePanelDrawsItsForms() throws Exception {
        articleCommands.submit(writer, turn().taskId());
        assertThat(panelFor(reviewer))
                .contains("/take")
                .doesNotContain("/give")
                .contains("it lies with all medical reviewers");
        assertThat(panelFor(publisher))
                .contains("/give")
                .contains("no open turns")
                .doesNotContain("/take");
        worklist.take(reviewer, turn().taskId());
        assertThat(panelFor(reviewer))
                .contains("/hand-back")
                .contains("Your turn")
                .doesNotContain("/take");
        assertThat(panelFor(publisher))
                .contains("it is with " + reviewer.name())
                .contains("Give it to somebody else");
        assertThat(panelFor(writer)).doesNotContain("<form");
    }

    private String panelFor(Person person) {
        var application = new MockServletContext();
        var exchange = JakartaServletWebApplication.buildApplication(application)
                .buildExchange(new MockHttpServletRequest(application), new MockHttpServletResponse());
        var web = new WebContext(exchange, Locale.ENGLISH);
        web.setVariable("turn", panels.of(turn(), person));
        web.setVariable(
                ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME,
                new ThymeleafEvaluationContext(beans, null));
        return templates.process("fragments/turn", Set.of("panel"), web);
    }

    private Turn turn() {
        return worklist.openOn(article.id().subject()).get(0);
    }
}
