package org.imprimatur.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.Revision;
import org.imprimatur.article.RevisionText;
import org.imprimatur.people.Person;
import org.imprimatur.workflow.Walk;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.test.web.servlet.MockMvc;

/** A text comes back from its reviewer, and its writer is about to hand it in again. */
@ServerTest
@OnBothDatabases
class UnchangedTextHintTests {

    @Autowired
    Newsroom newsroom;

    @Autowired
    ArticleCommands articleCommands;

    @Autowired
    UnchangedTextHint hint;

    @Autowired
    ChangeRequestBriefing briefing;

    @Autowired
    Reviews reviews;

    @Autowired
    ReviewOutcomes outcomes;

    @Autowired
    Walk walk;

    @Autowired
    MockMvc mvc;

    private AtReview at;
    private Person writer;
    private Person reviewer;
    private Article article;

    @BeforeEach
    void aTextAskedToBeChanged(@Autowired AutowireCapableBeanFactory server) {
        at = AtReview.of(server);
        writer = newsroom.aWriter();
        reviewer = at.aReviewer();
        article = at.inTheHandsOf(reviewer, writer);
        reviews.requestChanges(reviewer, at.turn(article).taskId(), at.read(article), "The dose is wrong.");
    }

    @AfterEach
    void sweep() {
        walk.end(article);
    }

    @Test
    void whoeverHandsItInUnchangedIsWarnedAndMayDoIt() throws Exception {
        assertThat(checks())
                .anySatisfy(check -> assertThat(check)
                        .contains(reviewer.name() + " asked on")
                        .contains("for a change to this text and has not withdrawn that: “The dose is wrong.”")
                        .contains("it can go live only once " + reviewer.name() + " signs it or withdraws"));

        mvc.perform(post(address()).param("revision", "" + latest().number()).with(SignedIn.as(writer)))
                .andExpect(redirectedUrl("/desk"));

        assertThat(at.turn(article).formKey()).isEqualTo("review");
        assertThat(outcomes.of(article.id()).requests()).hasSize(1);
    }

    @Test
    void whoeverHandsInWhatReadersSeeAlreadyIsTold() {
        Article draft = at.now(article);
        Instant now = Instant.EPOCH;
        Article live = new Article(
                draft.id(),
                draft.number(),
                draft.slug(),
                draft.title(),
                draft.topic(),
                draft.risk(),
                draft.writer(),
                draft.latestRevision(),
                draft.begunAt(),
                new Article.Live(1, 1, latest().sha256(), now, now, LocalDate.EPOCH, null),
                draft.mailToken(),
                null);

        assertThat(hint.before(live, latest()))
                .contains("Not a letter, sign or space of this text differs from what readers see, or saw last.");
        assertThat(hint.before(draft, latest())).noneMatch(said -> said.contains("what readers see"));
    }

    @Test
    void whoeverReviewsItIsToldThatItCameBackUnchanged() throws Exception {
        at.submit(article, writer);
        assertThat(briefs()).contains("It came back unchanged: not a letter, sign or space differs");
        assertThat(briefing.about(article.id().subject())).hasSize(1);

        at.save(article, writer, "Most adults need eight hours [@watson2015].");
        assertThat(briefs()).doesNotContain("unchanged");
    }

    @Test
    void whoeverIsToChangeItIsNotToldThatItCameBack() {
        assertThat(briefs()).contains(reviewer.name()).doesNotContain("unchanged");
    }

    private String briefs() {
        return briefing.about(article.id().subject()).toString();
    }

    @Test
    void whoeverChangedItIsNot() throws Exception {
        write("Most adults need eight hours [@watson2015].");

        assertThat(checks()).noneMatch(check -> check.contains(reviewer.name()));
    }

    @Test
    void whoeverChangedItAndPutItBackToTheLetterIsWarnedAndTheRequestStands() throws Exception {
        String before = latest().text().body();
        write("Most adults need eight hours [@watson2015].");
        write(before);

        assertThat(checks()).anyMatch(check -> check.contains(reviewer.name() + " asked on"));
        at.submit(article, writer);
        assertThat(outcomes.of(article.id()).isChangesRequested()).isTrue();
        at.sign(article, reviewer);
        assertThat(outcomes.of(article.id()).isChangesRequested()).isFalse();
    }

    @Test
    void aRequestThatWasWithdrawnIsNotSpokenOf() throws Exception {
        reviews.withdraw(
                reviewer,
                article.id(),
                outcomes.of(article.id()).requests().get(0).id());

        assertThat(checks()).noneMatch(check -> check.contains(reviewer.name()));
    }

    @Test
    void norIsAnythingOnceTheTextWasHandedInChanged() throws Exception {
        write("Most adults need eight hours [@watson2015].");
        at.submit(article, writer);
        at.take(article, reviewer);
        reviews.requestChanges(reviewer, at.turn(article).taskId(), at.read(article), "Name the source.");

        assertThat(checks())
                .filteredOn(check -> check.contains(reviewer.name()))
                .singleElement()
                .asString()
                .contains("“Name the source.”")
                .doesNotContain("The dose is wrong.");
    }

    private void write(String body) {
        Revision before = latest();
        articleCommands.save(
                article.id(),
                before.number(),
                new RevisionText(
                        before.text().title(),
                        before.text().standfirst(),
                        body,
                        before.text().sources()),
                writer);
    }

    private Revision latest() {
        return at.latest(article);
    }

    private String address() {
        return "/desk/tasks/" + at.turn(article).taskId() + "/write/submit";
    }

    private List<String> checks() throws Exception {
        return Jsoup.parse(mvc.perform(get(address()).with(SignedIn.as(writer)))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .select(".check")
                .eachText();
    }
}
