package org.imprimatur.workflow.intervention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.article.Article;
import org.imprimatur.article.HandedInTexts;
import org.imprimatur.outbox.RenderedLetters;
import org.imprimatur.people.Person;
import org.imprimatur.people.StaffAdministration;
import org.imprimatur.platform.Refusal;
import org.imprimatur.review.AtReview;
import org.imprimatur.review.ReviewDrafts;
import org.imprimatur.review.Reviews;
import org.imprimatur.workflow.Walk;
import org.imprimatur.workflow.reconcile.WorklistReconciliation;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Writers add a word as they hand a text in, name who shall read it, and take it back while nobody has taken it. */
@ServerTest
@OnBothDatabases
class TakingBackTests {

    private static final String WORD = "I am unsure about the second table.";

    @Autowired
    MockMvc mvc;

    @Autowired
    Newsroom newsroom;

    @Autowired
    TakingBack takingBack;

    @Autowired
    Worklist worklist;

    @Autowired
    WorklistReconciliation reconciliation;

    @Autowired
    StaffAdministration staff;

    @Autowired
    Reviews reviews;

    @Autowired
    ReviewDrafts drafts;

    @Autowired
    Walk walk;

    AtReview at;
    RenderedLetters letters;
    Person writer;
    Person reviewer;
    Person other;
    Article article;

    @BeforeEach
    void aDraft(@Autowired AutowireCapableBeanFactory server) {
        at = AtReview.of(server);
        letters = RenderedLetters.of(server);
        writer = newsroom.aWriter();
        reviewer = at.aReviewer();
        other = at.aReviewer();
        article = newsroom.aDraftBy(writer);
    }

    @AfterEach
    void sweep() {
        walk.end(article);
    }

    @Test
    void whatNobodyHasTakenIsTakenBackAndHandedInAnew() throws Exception {
        walk.submit(article);
        assertThat(page("/desk/articles/" + article.id(), writer).select("form[action$=/take-back]"))
                .isNotEmpty();

        takeBack(writer).andExpect(redirectedUrl("/desk/articles/" + article.id()));

        Turn again = walk.turn(article);
        assertThat(again.formKey()).isEqualTo("write");
        assertThat(again.isHeldBy(writer.id())).isTrue();
        assertThat(reconciliation.differences()).isEmpty();
        assertThat(page("/desk/articles/" + article.id() + "/timeline", writer).text())
                .contains(writer.name() + " took revision 1 back before anybody had taken it.");
        assertThat(page("/desk/articles/" + article.id(), writer).select("form[action$=/take-back]"))
                .isEmpty();

        at.save(article, writer, "Most adults need nine hours.");
        walk.submit(article);
        assertThat(walk.turn(article).formKey()).isEqualTo("review");
        at.take(article, reviewer);
        at.sign(article, reviewer);
        assertThat(walk.turn(article).formKey()).isEqualTo("publish");
    }

    @Test
    void whatSomebodyHasTakenStaysWithThem() throws Exception {
        walk.submit(article);
        at.take(article, reviewer);

        assertThat(page("/desk/articles/" + article.id(), writer).select("form[action$=/take-back]"))
                .isEmpty();
        assertThat(Jsoup.parse(takeBack(writer)
                                .andExpect(status().isConflict())
                                .andReturn()
                                .getResponse()
                                .getContentAsString())
                        .text())
                .contains("Somebody reads it already", reviewer.name());
        assertThat(walk.turn(article).isHeldBy(reviewer.id())).isTrue();
    }

    @Test
    void nobodyElseTakesItBackAndNothingElseIs() {
        assertThatThrownBy(() -> takingBack.takeBack(writer, article.id()))
                .isInstanceOf(HandedInTexts.NotHandedIn.class);
        walk.submit(article);
        for (Person person : List.of(newsroom.aWriter(), newsroom.aPublisher(), reviewer)) {
            assertThatThrownBy(() -> takingBack.takeBack(person, article.id()))
                    .isInstanceOf(HandedInTexts.NotHandedIn.class);
        }
        at.take(article, reviewer);
        at.sign(article, reviewer);
        assertThatThrownBy(() -> takingBack.takeBack(writer, article.id()))
                .isInstanceOf(HandedInTexts.NotHandedIn.class);
    }

    @Test
    void takingAndTakingBackAtOnceEndWithOneOfThem() throws Exception {
        for (int i = 0; i < 5; i++) {
            article = newsroom.aDraftBy(writer);
            walk.submit(article);
            String task = walk.turn(article).taskId();
            CyclicBarrier start = new CyclicBarrier(2);
            ExecutorService both = Executors.newFixedThreadPool(2);
            Future<Boolean> taken = both.submit(() -> done(start, () -> worklist.take(reviewer, task)));
            Future<Boolean> back = both.submit(() -> done(start, () -> takingBack.takeBack(writer, article.id())));
            assertThat(List.of(taken.get(), back.get())).containsExactlyInAnyOrder(true, false);
            both.shutdown();
            Turn turn = walk.turn(article);
            assertThat(turn.formKey()).isEqualTo(taken.get() ? "review" : "write");
            assertThat(turn.assignee()).isEqualTo(taken.get() ? reviewer.id() : writer.id());
            assertThat(reconciliation.differences()).isEmpty();
            walk.end(article);
        }
    }

    @Test
    void aWordAndANameReachTheReviewer() throws Exception {
        Document form = page(submission(), writer);
        assertThat(form.select("#reviewer option[value=" + reviewer.id() + "]")).isNotEmpty();
        assertThat(form.select("#reviewer option[value=" + writer.id() + "]")).isEmpty();

        handIn(WORD, reviewer.id().toString()).andExpect(redirectedUrl("/desk"));

        Turn turn = walk.turn(article);
        assertThat(turn.isHeldBy(reviewer.id())).isTrue();
        assertThat(turn.note()).isEqualTo(WORD);
        assertThat(letters.to(reviewer, article.id().subject()))
                .singleElement()
                .satisfies(letter -> assertThat(letter.text()).contains(WORD, writer.name()));
        assertThat(letters.to(other, article.id().subject())).isEmpty();
        assertThat(page("/desk/tasks/" + turn.taskId() + "/review", reviewer).text())
                .contains(WORD);
        assertThat(page("/desk/articles/" + article.id() + "/timeline", writer).text())
                .contains(writer.name() + " asked " + reviewer.name() + " to read revision 1.", WORD);
    }

    @Test
    void onlyWhoMaySignItIsNamedAndNeverTheWriter() throws Exception {
        Person both = at.knowing(newsroom.person(
                "Both", org.imprimatur.people.Role.writer(), org.imprimatur.people.Role.medicalReviewer()));
        Person withoutCredential = newsroom.person("Newcomer", org.imprimatur.people.Role.medicalReviewer());
        article = newsroom.aDraftBy(both);
        writer = both;
        for (Person person : List.of(both, withoutCredential, newsroom.aPublisher())) {
            Document answer = Jsoup.parse(handIn(WORD, person.id().toString())
                    .andExpect(status().isUnprocessableEntity())
                    .andReturn()
                    .getResponse()
                    .getContentAsString());
            assertThat(answer.select("#words").val()).isEqualTo(WORD);
            assertThat(answer.select(".field-error").text()).contains("cannot be asked to read this text");
        }
        assertThat(walk.turn(article).formKey()).isEqualTo("write");
    }

    @Test
    void whoeverWasNamedAndLeavesLeavesItToThePool() throws Exception {
        handIn("", reviewer.id().toString());
        staff.deactivate(newsroom.anAdministrator(), reviewer.id());

        Turn turn = walk.turn(article);
        assertThat(turn.assignee()).isNull();
        assertThat(turn.vacancy()).isNotNull();
        assertThat(letters.kinds(other, article.id().subject())).contains("turn");
    }

    @Test
    void whomTheWriterNamedHearsThatItWasTakenBackAndIsNotNamedForGood() throws Exception {
        handIn("", reviewer.id().toString());
        takeBack(writer).andExpect(redirectedUrl("/desk/articles/" + article.id()));
        assertThat(letters.kinds(reviewer, article.id().subject())).containsExactly("turn", "turn-gone");

        handIn("", "").andExpect(redirectedUrl("/desk"));
        assertThat(walk.turn(article).assignee()).isNull();
    }

    @Test
    void aReviewThatIsBegunIsNotTakenAway() throws Exception {
        handIn("", reviewer.id().toString());
        drafts.keep(walk.turn(article).taskId(), reviewer.id(), 1, "So far, so good.");

        takeBack(writer).andExpect(status().isConflict());
        assertThat(walk.turn(article).isHeldBy(reviewer.id())).isTrue();
    }

    @Test
    void aTextThatCameBackGoesToWhoAskedForTheChangeAlsoAfterItWasTakenBack() throws Exception {
        walk.submit(article);
        at.take(article, reviewer);
        reviews.requestChanges(reviewer, walk.turn(article).taskId(), at.read(article), "Name the source.");
        handIn("", "");
        assertThat(walk.turn(article).isHeldBy(reviewer.id())).isTrue();

        takeBack(writer).andExpect(redirectedUrl("/desk/articles/" + article.id()));
        handIn("", "");

        assertThat(walk.turn(article).isHeldBy(reviewer.id())).isTrue();
    }

    private static boolean done(CyclicBarrier start, Runnable action) throws Exception {
        start.await();
        try {
            action.run();
            return true;
        } catch (Refusal refused) {
            return false;
        }
    }

    private String submission() {
        return "/desk/tasks/" + walk.turn(article).taskId() + "/write/submit";
    }

    private ResultActions handIn(String words, String reviewer) throws Exception {
        return mvc.perform(post(submission())
                .with(SignedIn.as(writer))
                .param("revision", String.valueOf(at.latest(article).number()))
                .param("words", words)
                .param("reviewer", reviewer));
    }

    private ResultActions takeBack(Person person) throws Exception {
        return mvc.perform(
                post("/desk/articles/" + article.id() + "/process/take-back").with(SignedIn.as(person)));
    }

    private Document page(String address, Person person) throws Exception {
        return Jsoup.parse(mvc.perform(get(address).with(SignedIn.as(person)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
