package org.imprimatur.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.ReviewReason;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.Risk;
import org.imprimatur.article.RiskCommands;
import org.imprimatur.outbox.RenderedLetters;
import org.imprimatur.people.Person;
import org.imprimatur.publication.PublishingCommands;
import org.imprimatur.publication.Severity;
import org.imprimatur.review.AtReview;
import org.imprimatur.review.Reviews;
import org.imprimatur.review.SignOff;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.Worklist;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** Letters about a text say what the process does next with it, and what whoever is asked decides by. */
@ServerTest
@OnBothDatabases
class WhatLettersSayOfTextsTests {

    @Autowired
    Newsroom newsroom;

    @Autowired
    ArticleCommands articleCommands;

    @Autowired
    Worklist worklist;

    @Autowired
    Reviews reviews;

    @Autowired
    RiskCommands risks;

    @Autowired
    PublishingCommands publishing;

    @Autowired
    Walk walk;

    @Autowired
    AutowireCapableBeanFactory server;

    private AtReview at;
    private RenderedLetters letters;
    private Drawn.InForce drawing;
    private Person writer;
    private Person reviewer;
    private Person publisher;
    private Article article;

    @BeforeEach
    void people() {
        at = AtReview.of(server);
        letters = RenderedLetters.of(server);
        drawing = () -> {};
        writer = newsroom.aWriter();
        reviewer = at.aReviewer();
        publisher = newsroom.aPublisher();
    }

    @AfterEach
    void sweep() {
        walk.end(article);
        drawing.close();
    }

    @Test
    void afterTheFirstOfTwoSignaturesTheWriterReadsWhoIsNext() {
        begin(Risk.HIGH);
        at.sign(article, reviewer);

        assertThat(last(writer).text())
                .contains("1 of 2 signatures", "Next comes “Medical review”, with any medical reviewer.")
                .doesNotContain("publisher");
        Person second = at.aReviewer();
        worklist.take(second, at.turn(article).taskId());
        at.sign(article, second);
        assertThat(last(writer).text()).contains("Next comes “Publish”, with any publisher.");
    }

    @Test
    void whereNobodyIsAskedForTheMissingSignatureTheLetterSaysSo() {
        drawing = server.createBean(Drawn.class).inForce("copy-editing.bpmn");
        Person editor = newsroom.person("Editor", new org.imprimatur.people.Role("copy-editor"));
        begin(Risk.HIGH);
        at.take(article, editor);
        at.submit(article, editor);
        at.sign(article, reviewer);

        assertThat(last(writer).text())
                .contains("nobody is asked to at present", "Next comes “Publish”, with any publisher.")
                .doesNotContain("another clinician reads it");
    }

    @Test
    void whatReadersSeeAlreadyIsNotSaidToGoLive() {
        Person second = at.aReviewer();
        begin(Risk.HIGH);
        at.sign(article, reviewer);
        at.sign(article, second);
        worklist.take(publisher, at.turn(article).taskId());
        publishing.publishNow(publisher, at.turn(article).taskId(), at.read(article));
        articleCommands.beginAgain(article.id(), ReviewReason.RE_REVIEW, publisher);
        at.sign(article, second);

        assertThat(last(writer).text())
                .contains("1 of 2 signatures", "before its review is renewed", "Readers go on seeing it.")
                .doesNotContain("go live", "goes live");
        at.sign(article, reviewer);
        assertThat(letters.to(writer, article.id().subject()).stream().map(RenderedLetters.Read::kind))
                .last()
                .isEqualTo("reviewed-again");
    }

    @Test
    void whatIsReadSideBySideIsSaidToWaitForTheOther() {
        drawing = server.createBean(Drawn.class)
                .inForce("copy-editing.bpmn", file -> SideBySide.drawn(Drawn.text("processes/article-review.bpmn")));
        begin(Risk.ORDINARY);
        String review = worklist.openOn(article.id().subject()).stream()
                .filter(turn -> turn.isServedBy(StepForm.REVIEW))
                .findFirst()
                .orElseThrow()
                .taskId();
        worklist.take(reviewer, review);
        at.signTurn(article, reviewer, review);

        assertThat(last(writer).text())
                .contains("Next comes “Second opinion”, with any medical reviewer.")
                .doesNotContain("publisher");
    }

    @Test
    void aGraverRiskThatIsAskedForStandsInTheWayOfPublishingAndTheLettersSaySo() {
        begin(Risk.ORDINARY);
        worklist.take(reviewer, at.turn(article).taskId());
        risks.ask(reviewer, article.id(), Risk.HIGH, "Iron is a medicine.");
        at.sign(article, reviewer);

        assertThat(last(writer).text()).contains("A graver level of risk is asked for");
        assertThat(last(publisher).text())
                .contains("a graver level of risk is asked for. It goes live only once")
                .doesNotContain("ready to publish");
    }

    @Test
    void whoeverSignedGetsWhatTheySignedAndWhereItIsChecked() {
        begin(Risk.ORDINARY);
        SignOff signature = at.sign(article, reviewer);

        assertThat(last(reviewer).kind()).isEqualTo("signature");
        assertThat(last(reviewer).text())
                .contains("revision 1", signature.sha256(), "/verify/" + signature.sha256(), signature.byline())
                .contains("Once readers see this text");
    }

    @Test
    void theFirstReviewLetterSaysTopicRiskAndHowLongItTakes() {
        begin(Risk.HIGH);

        assertThat(last(reviewer).text())
                .contains("Topic: medicines.", "High risk.", "words to read, about a minute.")
                .contains("First reading: all of it is new.")
                .doesNotContain("Before it was changed");
    }

    @Test
    void theSecondSaysWhatWasAskedAndWhatChanged() {
        begin(Risk.HIGH);
        Person other = at.aReviewer();
        worklist.take(reviewer, at.turn(article).taskId());
        reviews.requestChanges(reviewer, at.turn(article).taskId(), at.read(article), "Both doses are wrong.");
        at.save(article, writer, "Take 60 mg of iron and 15 ml of juice a day. Rest very well [@watson2015].");
        at.submit(article, writer);

        String text = last(reviewer).text();
        assertThat(text)
                .contains("Since you first sent it back: 3 words new, 2 gone since revision 1. 2 doses touched.")
                .contains("Before it was changed, this was asked for:", "Both doses are wrong.");
        worklist.give(publisher, at.turn(article).taskId(), other);
        assertThat(last(other).text())
                .contains("Since it was sent back: 3 words new, 2 gone since revision 1. 2 doses touched.")
                .contains("Both doses are wrong.");
        assertThat(Jsoup.parse(last(other).html()).text()).contains("2 doses touched", "Topic: medicines.");
    }

    @Test
    void aDangerousCorrectionLooksLikeNoOther() {
        begin(Risk.ORDINARY);
        at.sign(article, reviewer);
        worklist.take(publisher, at.turn(article).taskId());
        publishing.publishNow(publisher, at.turn(article).taskId(), at.read(article));
        publishing.correct(publisher, article.id(), Severity.DANGEROUS, "The dose is ten times too high.");

        RenderedLetters.Read letter = last(writer);
        assertThat(letter.subject()).startsWith("[Safety correction · Article ");
        assertThat(letter.text()).contains("could come to harm");
        assertThat(Jsoup.parse(letter.html()).select(".kicker-grave").text()).startsWith("Safety correction");
    }

    private void begin(Risk risk) {
        RevisionText sample = Newsroom.aText();
        boolean high = risk == Risk.HIGH;
        String body = high
                ? "Take 65 mg of iron and 10 ml of juice a day. Rest well [@watson2015]."
                : "Go to bed early [@watson2015].";
        article = articleCommands.begin(
                writer,
                "letters-" + UUID.randomUUID(),
                high ? "medicines" : "sleep",
                risk,
                new RevisionText("On the day", "What is known.", body, sample.sources()));
        at.submit(article, writer);
    }

    private RenderedLetters.Read last(Person person) {
        List<RenderedLetters.Read> all = letters.to(person, article.id().subject());
        return all.get(all.size() - 1);
    }
}
