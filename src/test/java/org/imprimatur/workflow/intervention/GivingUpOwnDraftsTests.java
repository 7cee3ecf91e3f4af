package org.imprimatur.workflow.intervention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.TestClock;
import org.imprimatur.article.Article;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.notification.Reminders;
import org.imprimatur.outbox.LetterCheck;
import org.imprimatur.outbox.LetterKind;
import org.imprimatur.outbox.RenderedLetters;
import org.imprimatur.people.Person;
import org.imprimatur.review.AtReview;
import org.imprimatur.review.Reviews;
import org.imprimatur.workflow.Walk;
import org.imprimatur.worklist.Turn;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** A writer gives a draft or a rejected text up, with a reason; it leaves the lists and stays in the record. */
@ServerTest
@OnBothDatabases
class GivingUpOwnDraftsTests {

    private static final String WHY = "Another newsroom has just published the same.";

    @Autowired
    MockMvc mvc;

    @Autowired
    Newsroom newsroom;

    @Autowired
    Reminders reminders;

    @Autowired
    LetterCheck check;

    @Autowired
    AuditTrail audit;

    @Autowired
    Reviews reviews;

    @Autowired
    Walk walk;

    @Autowired
    TestClock.Settable clock;

    AtReview at;
    RenderedLetters letters;
    Person writer;
    Person publisher;
    Article article;

    @BeforeEach
    void aDraft(@Autowired AutowireCapableBeanFactory server) {
        at = AtReview.of(server);
        letters = RenderedLetters.of(server);
        writer = newsroom.aWriter();
        publisher = newsroom.aPublisher();
        article = newsroom.aDraftBy(writer);
    }

    @AfterEach
    void sweep() {
        clock.reset();
        walk.end(article);
    }

    @Test
    void aDraftLeavesTheListsButNotTheRecord() throws Exception {
        Turn turn = walk.turn(article);
        giveUp(writer, WHY).andExpect(redirectedUrl("/desk/articles/" + article.id()));

        assertThat(walk.turns(article)).isEmpty();
        assertThat(page("/desk", writer).html()).doesNotContain(turn.taskId());
        assertThat(listed("/desk/articles", publisher)).isFalse();
        assertThat(listed("/desk/articles?state=work", publisher)).isFalse();
        assertThat(listed("/desk/articles?state=given-up", publisher)).isTrue();
        assertThat(listed("/desk/articles?q=" + article.title(), publisher))
                .as("looked for")
                .isTrue();
        assertThat(listed("/desk/articles?state=mine", writer)).isTrue();
        assertThat(page("/desk/articles/" + article.id(), writer)
                        .select(".head")
                        .text())
                .contains("Given up by " + writer.name(), WHY, "Take it up again");
        assertThat(audit.told(article.id().subject())).anySatisfy(line -> {
            assertThat(line.action()).isEqualTo("review.given-up");
            assertThat(line.facts()).containsEntry("note", WHY);
        });

        walk.remindOnlyOf(article);
        clock.advance(Duration.ofDays(40));
        reminders.remindDue();
        assertThat(letters.kinds(writer, article.id().subject())).doesNotContain("reminder");
        assertThat(check.stillWanted(
                        LetterKind.REMINDER,
                        turn.taskId(),
                        writer.id(),
                        java.util.Map.of("due", String.valueOf(turn.due()))))
                .as("a letter that waits")
                .isFalse();

        mvc.perform(post("/desk/articles/" + article.id() + "/process/take-up").with(SignedIn.as(writer)));
        assertThat(listed("/desk/articles", publisher)).isTrue();
    }

    @Test
    void aRejectedTextIsGivenUpToo() throws Exception {
        Person reviewer = at.aReviewer();
        walk.submit(article);
        at.take(article, reviewer);
        reviews.requestChanges(reviewer, walk.turn(article).taskId(), at.read(article), "It promises too much.");
        assertThat(page("/desk/articles/" + article.id(), writer).select("a[href$=/give-up]"))
                .isNotEmpty();

        giveUp(writer, WHY).andExpect(redirectedUrl("/desk/articles/" + article.id()));

        assertThat(walk.turns(article)).isEmpty();
    }

    @Test
    void aReasonIsWantedAndTheTextMustLieWithItsWriter() throws Exception {
        giveUp(writer, " ").andExpect(status().isUnprocessableEntity());
        giveUp(newsroom.aWriter(), WHY).andExpect(status().isForbidden());
        walk.submit(article);
        giveUp(writer, WHY).andExpect(status().isForbidden());
        assertThat(page("/desk/articles/" + article.id(), writer).select("a[href$=/give-up]"))
                .isEmpty();
        assertThat(walk.turn(article).formKey()).isEqualTo("review");
    }

    @Test
    void aCorrectionIsGivenUpByPublishersAndNotByItsWriterAlone() throws Exception {
        Person reviewer = at.aReviewer();
        walk.end(article);
        article = at.inTheHandsOf(reviewer, writer);
        at.sign(article, reviewer);
        at.take(article, publisher);
        walk.publish(article, publisher, null);
        walk.beginAgain(article, publisher);
        giveUp(writer, WHY).andExpect(status().isForbidden());
        assertThat(page("/desk/articles/" + article.id(), publisher)
                        .select("a[href$=/give-up]")
                        .text())
                .isEqualTo("Give this correction up");

        giveUp(publisher, WHY).andExpect(redirectedUrl("/desk/articles/" + article.id()));

        assertThat(walk.turns(article)).isEmpty();
        assertThat(at.now(article).live()).isNotNull();
        assertThat(listed("/desk/articles", publisher)).isTrue();
    }

    private ResultActions giveUp(Person person, String reason) throws Exception {
        String address = "/desk/articles/" + article.id() + "/process/give-up";
        String seen = Jsoup.parse(mvc.perform(get(address).with(SignedIn.as(publisher)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .select("input[name=seen]")
                .val();
        return mvc.perform(
                post(address).with(SignedIn.as(person)).param("seen", seen).param("reason", reason));
    }

    private boolean listed(String address, Person person) throws Exception {
        return !page(address, person)
                .select(".row a[href=/desk/articles/" + article.id() + "]")
                .isEmpty();
    }

    private Document page(String address, Person person) throws Exception {
        return Jsoup.parse(mvc.perform(get(address).with(SignedIn.as(person)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
