package org.imprimatur.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.Risk;
import org.imprimatur.article.RiskCommands;
import org.imprimatur.article.RiskLevel;
import org.imprimatur.outbox.RenderedLetters;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.publication.PublishingCommands;
import org.imprimatur.publication.ReviewCheck;
import org.imprimatur.publication.Severity;
import org.imprimatur.review.AtReview;
import org.imprimatur.review.ReviewOutcomes;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.test.web.servlet.MockMvc;

/** The level of risk decides how many clinicians sign, whenever it is said, and everybody sees it. */
@ServerTest
@OnBothDatabases
class RiskInReviewTests {

    private static final String IRON = "Take 65 mg of iron with a glass of juice [@watson2015].";

    @Autowired
    Newsroom newsroom;

    @Autowired
    ArticleCommands articleCommands;

    @Autowired
    RiskCommands risks;

    @Autowired
    ReviewOutcomes outcomes;

    @Autowired
    Worklist worklist;

    @Autowired
    PublishingCommands publishing;

    @Autowired
    Walk walk;

    @Autowired
    MockMvc mvc;

    @Autowired
    AutowireCapableBeanFactory server;

    private AtReview at;
    private RenderedLetters letters;
    private Drawn.InForce drawing;
    private Person writer;
    private Person reviewer;
    private Person second;
    private Person publisher;
    private Article article;

    @BeforeEach
    void people() {
        at = AtReview.of(server);
        letters = RenderedLetters.of(server);
        drawing = () -> {};
        writer = newsroom.aWriter();
        reviewer = at.aReviewer();
        second = at.aReviewer();
        publisher = newsroom.aPublisher();
    }

    @AfterEach
    void sweep() {
        if (!walk.turns(article).isEmpty()) {
            walk.end(article);
        }
        drawing.close();
    }

    @Test
    void noLevelIsChosenBeforehandAndTheTextSuggestsOne() throws Exception {
        Document form = page(writer, "/desk/articles/new");
        assertThat(form.select("input[name=risk]")).isNotEmpty();
        assertThat(form.select("input[name=risk][checked]")).isEmpty();

        draft("sleep", null, IRON);
        assertThat(at.now(article).risk()).isNull();
        assertThat(page(writer, "/desk/tasks/" + at.turn(article).taskId() + "/write/submit")
                        .text())
                .contains("High risk", "65 mg");
        at.submit(article, writer);

        assertThat(at.now(article).risk()).isEqualTo(Risk.HIGH);
        assertThat(outcomes.of(article.id()).needed()).isEqualTo(2);
    }

    @Test
    void aTopicSuggestsOneToo() {
        begin("Pregnancy", null, "Rest when you are tired [@watson2015].");
        assertThat(at.now(article).risk()).isEqualTo(Risk.HIGH);
    }

    @Test
    void whileAGraverLevelIsAskedForNothingIsReadyToPublish() throws Exception {
        begin("sleep", Risk.ORDINARY, "Go to bed early [@watson2015].");
        at.take(article, reviewer);
        risks.ask(reviewer, article.id(), Risk.HIGH, "It speaks of children.");
        at.sign(article, reviewer);

        assertThat(last(writer).text())
                .contains("A graver level of risk is asked for")
                .doesNotContain("A publisher puts it live from here");
        assertThat(last(publisher).text())
                .contains("It goes live only once a publisher has decided about that.")
                .doesNotContain("ready to publish");
        String task = at.turn(article).taskId();
        worklist.take(publisher, task);
        Document page = page(publisher, "/desk/tasks/" + task + "/publish");
        assertThat(page.text())
                .contains(reviewer.name() + " asks for a graver level of risk", "It cannot go live yet.")
                .doesNotContain("Publish now");

        risks.decide(publisher, article.id(), Risk.ORDINARY, "It does not.", null);
        assertThat(page(publisher, "/desk/tasks/" + task + "/publish").text()).contains("Publish now");
    }

    @Test
    void anEverydayTextIsOfOrdinaryRisk() {
        begin("sleep", null, "Go to bed early [@watson2015].");
        assertThat(at.now(article).risk()).isEqualTo(Risk.ORDINARY);
        assertThat(outcomes.of(article.id()).needed()).isEqualTo(1);
    }

    @Test
    void itIsSeenWhereverTheTextIsReadSignedAndPublished() throws Exception {
        begin("sleep", null, IRON);
        String task = at.turn(article).taskId();
        assertThat(last(reviewer).text()).contains("High risk.", "A dose: “65 mg”");
        assertThat(row(reviewer, task)).contains("High risk");
        assertThat(page(reviewer, "/desk/articles")
                        .select(".row:has(a[href*=" + article.id() + "])")
                        .text())
                .contains("High risk");
        at.take(article, reviewer);
        for (String path : List.of("/review", "/review/sign")) {
            assertThat(page(reviewer, "/desk/tasks/" + task + path).text())
                    .contains("High risk", "no publisher has confirmed it", "A dose: “65 mg”");
        }
        at.sign(article, reviewer);
        at.sign(article, second);
        assertThat(page(publisher, "/desk/tasks/" + at.turn(article).taskId() + "/publish")
                        .text())
                .contains("High risk", "A dose: “65 mg”");
        assertThat(page(writer, "/desk/articles/" + article.id() + "/timeline").text())
                .contains("The text and its topic suggested high risk.");
    }

    @Test
    void aPublisherConfirmsItOnItsPage() throws Exception {
        begin("sleep", null, IRON);
        Document asked = page(publisher, "/desk/articles/" + article.id() + "/risk");
        assertThat(asked.select("input[name=level][checked]")).isEmpty();
        mvc.perform(post("/desk/articles/" + article.id() + "/risk").with(SignedIn.as(publisher)))
                .andExpect(status().isUnprocessableEntity());
        mvc.perform(post("/desk/articles/" + article.id() + "/risk")
                        .param("level", "HIGH")
                        .param("seen", "HIGH")
                        .with(SignedIn.as(publisher)))
                .andExpect(status().is3xxRedirection());
        assertThat(page(publisher, "/desk/articles/" + article.id() + "/risk").text())
                .contains("Decided by " + publisher.name());
        assertThat(page(publisher, "/desk/articles/" + article.id() + "/timeline")
                        .text())
                .contains(publisher.name() + " confirmed high risk.");
        mvc.perform(post("/desk/articles/" + article.id() + "/risk")
                        .param("level", "HIGH")
                        .with(SignedIn.as(reviewer)))
                .andExpect(status().isForbidden());
    }

    @Test
    void raisedWhileItIsReadTheTurnStaysAndOneMoreSigns() {
        begin("sleep", Risk.ORDINARY, "Go to bed early [@watson2015].");
        at.take(article, reviewer);
        Turn before = at.turn(article);

        raise();

        assertThat(at.turn(article).taskId()).isEqualTo(before.taskId());
        assertThat(at.turn(article).isHeldBy(reviewer.id())).isTrue();
        assertThat(last(reviewer).text()).contains("raised the risk", "0 of 2 signatures", "Iron is a medicine.");
        at.sign(article, reviewer);
        assertThat(at.turn(article).isServedBy(StepForm.REVIEW)).isTrue();
        at.sign(article, second);
        assertThat(at.turn(article).isServedBy(StepForm.PUBLISH)).isTrue();
    }

    @Test
    void raisedWhenItWaitsToBePublishedItGoesBackForTheMissingSignature() throws Exception {
        signedOnce();
        worklist.take(publisher, at.turn(article).taskId());
        Person other = newsroom.aPublisher();

        risks.decide(other, article.id(), Risk.HIGH, "Iron is a medicine.", Risk.ORDINARY);

        Turn next = at.turn(article);
        assertThat(next.isServedBy(StepForm.REVIEW)).isTrue();
        assertThat(outcomes.of(article.id()).given()).isEqualTo(1);
        assertThat(outcomes.of(article.id()).needed()).isEqualTo(2);
        assertThat(last(second).kind()).isEqualTo("turn");
        assertThat(last(second).text()).contains("raised to “High”", "Iron is a medicine.");
        assertThat(kinds(publisher)).contains("turn-gone");
        assertThat(last(writer).text()).contains("raised the risk", "1 of 2 signatures");
        assertThat(page(writer, "/desk/articles/" + article.id() + "/timeline").text())
                .contains(other.name() + " raised it to high risk.", "Iron is a medicine.");

        at.sign(article, second);
        worklist.take(publisher, at.turn(article).taskId());
        publishing.publishNow(publisher, at.turn(article).taskId(), at.read(article));
        assertThat(at.now(article).live()).isNotNull();
    }

    @Test
    void raisedWhileItIsScheduledItDoesNotGoLiveButIsReadAgain() {
        signedOnce();
        worklist.take(publisher, at.turn(article).taskId());
        publishing.schedule(publisher, at.turn(article).taskId(), at.read(article), "2199-01-01", "09:00");
        assertThat(walk.turns(article)).isEmpty();

        raise();

        assertThat(publishing.scheduled(article.id())).isEmpty();
        assertThat(at.turn(article).isServedBy(StepForm.REVIEW)).isTrue();
        at.sign(article, second);
        assertThat(at.turn(article).isServedBy(StepForm.PUBLISH)).isTrue();
    }

    @Test
    void raisedAtAStageOfItsOwnItGoesBackByThatDiagramToo() {
        drawing = server.createBean(Drawn.class).inForce("copy-editing.bpmn", file -> file);
        begin("sleep", Risk.ORDINARY, "Go to bed early [@watson2015].");
        Person editor = newsroom.person("Editor", new Role("copy-editor"));
        at.take(article, editor);
        at.submit(article, editor);
        at.sign(article, reviewer);
        assertThat(at.turn(article).isServedBy(StepForm.PUBLISH)).isTrue();

        raise();

        assertThat(at.turn(article).isServedBy(StepForm.PUBLISH)).isFalse();
        assertThat(outcomes.of(article.id()).needed()).isEqualTo(2);
    }

    @Test
    void raisedWhereTwoReadSideBySideNobodyIsWaitedForWhoIsNotAsked() {
        drawing = server.createBean(Drawn.class).inForce("two-reviewers.bpmn");
        begin("sleep", Risk.ORDINARY, "Go to bed early [@watson2015].");
        int open = walk.turns(article).size();
        assertThat(open).isEqualTo(2);
        raise();
        assertThat(walk.turns(article)).hasSize(2);
        assertThat(outcomes.of(article.id()).needed()).isEqualTo(2);
    }

    @Test
    void loweredItSaysWhyAndNobodyReadsForNothing() throws Exception {
        begin("sleep", null, IRON);
        at.sign(article, reviewer);
        at.take(article, second);
        assertThatThrownBy(() -> risks.decide(publisher, article.id(), Risk.ORDINARY, " ", null))
                .isInstanceOf(RiskLevel.RiskReasonMissing.class);
        assertThat(at.now(article).risk()).isEqualTo(Risk.HIGH);

        risks.decide(publisher, article.id(), Risk.ORDINARY, "A dose for cattle.", null);

        assertThat(at.turn(article).isServedBy(StepForm.PUBLISH)).isTrue();
        assertThat(kinds(second)).contains("turn-gone");
        assertThat(last(writer).text()).contains("lowered the risk", "A dose for cattle.");
        worklist.take(publisher, at.turn(article).taskId());
        publishing.publishNow(publisher, at.turn(article).taskId(), at.read(article));
        assertThat(at.now(article).live()).isNotNull();
    }

    @Test
    void aReviewerAsksAndThePublishersAnswerBeforeItGoesLive() throws Exception {
        begin("sleep", Risk.ORDINARY, "Go to bed early [@watson2015].");
        at.take(article, reviewer);
        assertThat(page(reviewer, "/desk/articles/" + article.id() + "/risk").select("form[action$=/risk/ask]"))
                .isNotEmpty();
        mvc.perform(post("/desk/articles/" + article.id() + "/risk/ask")
                        .param("level", "HIGH")
                        .param("reason", "It is about sleeping pills.")
                        .with(SignedIn.as(reviewer)))
                .andExpect(status().is3xxRedirection());
        assertThat(last(publisher).subject()).endsWith("another level of risk is asked for");
        assertThat(last(publisher).text()).contains(reviewer.name(), "“High”", "It is about sleeping pills.");

        at.sign(article, reviewer);
        worklist.take(publisher, at.turn(article).taskId());
        String task = at.turn(article).taskId();
        assertThatThrownBy(() -> publishing.publishNow(publisher, task, at.read(article)))
                .isInstanceOf(ReviewCheck.RiskIsAsked.class);

        risks.decide(publisher, article.id(), Risk.ORDINARY, "Herbal tea only.", null);

        assertThat(last(reviewer).text()).contains("it stays “Ordinary”", "Herbal tea only.");
        publishing.publishNow(publisher, at.turn(article).taskId(), at.read(article));
        assertThat(at.now(article).live()).isNotNull();
    }

    @Test
    void raisedWhenReadersSeeItItIsReadAgainByAsManyAsTheNewLevelAsksFor() {
        signedOnce();
        worklist.take(publisher, at.turn(article).taskId());
        publishing.publishNow(publisher, at.turn(article).taskId(), at.read(article));

        raise();

        assertThat(at.now(article).live()).isNotNull();
        assertThat(at.turn(article).isServedBy(StepForm.REVIEW)).isTrue();
        assertThat(outcomes.of(article.id()).needed()).isEqualTo(2);
    }

    @Test
    void readAgainAndAskedAboutItIsForAPublisherToSay() {
        signedOnce();
        worklist.take(publisher, at.turn(article).taskId());
        publishing.publishNow(publisher, at.turn(article).taskId(), at.read(article));
        publishing.readAgain(publisher, article.id());
        risks.ask(reviewer, article.id(), Risk.HIGH, "It speaks of children.");

        at.sign(article, reviewer);

        assertThat(at.turn(article).isServedBy(StepForm.PUBLISH)).isTrue();
    }

    @Test
    void raisedDuringACorrectionItCountsForTheCorrection() {
        signedOnce();
        worklist.take(publisher, at.turn(article).taskId());
        publishing.publishNow(publisher, at.turn(article).taskId(), at.read(article));
        publishing.correct(publisher, article.id(), Severity.MINOR, "A name.");

        raise();

        assertThat(at.turn(article).isServedBy(StepForm.WRITE)).isTrue();
        at.submit(article, writer);
        assertThat(outcomes.of(article.id()).needed()).isEqualTo(2);
    }

    private void draft(String topic, @Nullable Risk risk, String body) {
        RevisionText sample = Newsroom.aText();
        article = articleCommands.begin(
                writer,
                "risk-" + UUID.randomUUID(),
                topic,
                risk,
                new RevisionText("On iron", "What is known.", body, sample.sources()));
    }

    private void begin(String topic, @Nullable Risk risk, String body) {
        draft(topic, risk, body);
        at.submit(article, writer);
    }

    private void signedOnce() {
        begin("sleep", Risk.ORDINARY, "Go to bed early [@watson2015].");
        at.sign(article, reviewer);
        assertThat(at.turn(article).isServedBy(StepForm.PUBLISH)).isTrue();
    }

    private void raise() {
        risks.decide(publisher, article.id(), Risk.HIGH, "Iron is a medicine.", null);
    }

    private String row(Person person, String task) throws Exception {
        String address = "/desk";
        while (!address.isEmpty()) {
            Document page = page(person, address);
            if (!page.select(".turn:has(a[href*=" + task + "])").isEmpty()) {
                return page.select(".turn:has(a[href*=" + task + "])").text();
            }
            address = page.select("a[rel=next]").attr("href");
        }
        return "";
    }

    private List<String> kinds(Person person) {
        return letters.kinds(person, article.id().subject());
    }

    private RenderedLetters.Read last(Person person) {
        List<RenderedLetters.Read> all = letters.to(person, article.id().subject());
        return all.get(all.size() - 1);
    }

    private Document page(Person person, String address) throws Exception {
        return Jsoup.parse(mvc.perform(get(URI.create(address)).with(SignedIn.as(person)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
