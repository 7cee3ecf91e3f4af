package org.imprimatur.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.TestClock;
import org.imprimatur.article.Article;
import org.imprimatur.outbox.RenderedLetters;
import org.imprimatur.outbox.RenderedLetters.Read;
import org.imprimatur.people.Credential;
import org.imprimatur.people.Credentials;
import org.imprimatur.people.Person;
import org.imprimatur.review.AtReview;
import org.imprimatur.review.QuestionedSignatures;
import org.imprimatur.review.ReviewOutcomes;
import org.imprimatur.review.SignatureDecision.Kind;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** A credential is taken out of use after its holder has signed: what goes live, what stays so, and what people are told. */
@ServerTest
@OnBothDatabases
class OutOfUseTests {

    private static final String WHY = "Licence surrendered";

    @Autowired
    AutowireCapableBeanFactory server;

    @Autowired
    MockMvc http;

    @Autowired
    Newsroom newsroom;

    @Autowired
    Credentials credentials;

    @Autowired
    PublishingCommands publishingCommands;

    @Autowired
    EditionPublisher editionPublisher;

    @Autowired
    SignatureDecisions decisions;

    @Autowired
    QuestionedSignatures questioned;

    @Autowired
    ReviewOutcomes outcomes;

    @Autowired
    Worklist worklist;

    @Autowired
    TestClock.Settable clock;

    AtReview at;
    Person admin;
    Person publisher;
    Person other;
    Person writer;
    Person reviewer;

    @BeforeEach
    void people() {
        at = AtReview.of(server);
        admin = newsroom.anAdministrator();
        publisher = newsroom.aPublisher();
        other = newsroom.aPublisher();
        writer = newsroom.aWriter();
        reviewer = at.aReviewer();
    }

    @AfterEach
    void ourOwnTime() {
        clock.reset();
    }

    @Test
    void thePublishPageSaysSoWithTheReasonAndNothingGoesLive() throws Exception {
        Article article = signed();
        revoke(reviewer);

        String page = page("/desk/tasks/" + at.turn(article).taskId() + "/publish", publisher);
        assertThat(page)
                .contains(WHY)
                .contains("this credential was taken out of use")
                .doesNotContain("Publish now");
        assertThat(page).contains(texts(reviewer));
        assertThatThrownBy(() -> publish(article)).isInstanceOf(ReviewCheck.SignatureInQuestion.class);
        assertThat(at.now(article).live()).isNull();
    }

    @Test
    void aQueuedStepPutsNothingLiveOnIt() {
        Article article = signed();
        revoke(reviewer);
        assertThatThrownBy(() -> editionPublisher.goLive(article.id(), 12))
                .isInstanceOf(ReviewCheck.SignatureInQuestion.class);
    }

    @Test
    void aPublishersRecordedDecisionLetsItGoLiveAndReadersAreTold() throws Exception {
        Article article = signed();
        revoke(reviewer);

        decide(article, Kind.STANDS, "The licence was in force when the text was read.");
        publish(article);

        String read = readers(article);
        assertThat(read)
                .contains("Reviewed by", reviewer.name() + ", FNP-BC")
                .contains("with a credential that was taken out of use afterwards")
                .contains("our publishers decided that the review stands")
                .contains("The licence was in force when the text was read.")
                .doesNotContain(WHY);
        assertThat(verified(article))
                .contains(reviewer.name() + ", FNP-BC signed this text with a credential that was taken out of use")
                .contains("the review stands");
        assertThat(page("/desk/articles/" + article.id() + "/timeline", publisher))
                .contains("decided what follows for revision 1")
                .contains("The licence was in force when the text was read.");
    }

    @Test
    void anExpiredCredentialStoodThatDay() {
        Article article = signed();
        clock.advance(Duration.ofDays(800));
        assertThat(outcomes.of(article.id()).isPublishable()).isTrue();
    }

    @Test
    void whatIsSignedWithADifferentOneIsNotInQuestion() {
        Article article = signed();
        Person colleague = at.aReviewer();
        revoke(colleague);
        publish(article);
        assertThat(at.now(article).live()).isNotNull();
    }

    @Test
    void aScheduledTextIsCalledBackAndPublishersGetTheTurnAndALetter() throws Exception {
        Article article = signed();
        at.take(article, publisher);
        publishingCommands.schedule(
                publisher,
                at.turn(article).taskId(),
                at.read(article),
                newsroom.today().plusDays(7).toString(),
                "09:30");

        revoke(reviewer);

        assertThat(publishingCommands.scheduled(article.id())).isEmpty();
        Turn turn = at.turn(article);
        assertThat(turn.isServedBy(StepForm.PUBLISH)).isTrue();
        Read letter = letter(other, "credential-out");
        assertThat(letter.text()).contains("Called back, and waiting for a publisher", article.title(), WHY);
        assertThat(RenderedLetters.of(server).to(other, article.id().subject()).stream()
                        .filter(read -> read.kind().equals("turn"))
                        .reduce((first, second) -> second)
                        .orElseThrow()
                        .text())
                .contains("the credential of a signature under it was taken out of use")
                .doesNotContain("signed and ready");
    }

    @Test
    void publishersSeeWhichLiveTextsStandOnItAndAreWrittenTo() throws Exception {
        Article one = live();
        Article two = live();
        revoke(reviewer);

        assertThat(page(texts(reviewer), publisher)).contains(one.title()).contains("too few");
        String desk = page("/desk", publisher);
        assertThat(desk)
                .contains("FNP-BC of " + reviewer.name() + " is out of use")
                .contains("2 live texts stand on it");
        assertThat(page("/desk", writer)).doesNotContain(reviewer.name() + " is out of use");
        Read letter = letter(publisher, "credential-out");
        assertThat(letter.subject()).contains("2 live texts stand on it");
        assertThat(letter.text())
                .contains("/desk/articles/" + one.id(), "/desk/articles/" + two.id(), WHY, texts(reviewer));
        assertThat(readers(one)).doesNotContain("taken out of use");
    }

    @Test
    void allAreDecidedOnceOrOneByOne() throws Exception {
        Article one = live();
        Article two = live();
        Article three = live();
        revoke(reviewer);

        send(Kind.STANDS, "It was good that day.", one, two).andExpect(redirectedUrl(texts(reviewer)));
        assertThat(page("/desk", publisher)).contains("One live text stands on it");
        send(Kind.WITHDRAWN, "Nobody can vouch for it.", three);
        assertThat(page("/desk", publisher)).doesNotContain(reviewer.name() + " is out of use");

        assertThat(readers(one)).contains("It was good that day.");
        assertThat(readers(two)).contains("It was good that day.");
        assertThat(at.now(three).live()).isNull();
        assertThat(readers(three)).contains("Nobody can vouch for it.");
        assertThat(page(texts(reviewer), publisher)).contains(publisher.name() + " let the review stand");
    }

    @Test
    void aDecisionNeedsTextsAKindAndAReason() throws Exception {
        Article article = live();
        revoke(reviewer);
        assertThat(send(Kind.STANDS, " ", article).andReturn().getResponse().getStatus())
                .isEqualTo(422);
        assertThat(send(Kind.STANDS, "Good.").andReturn().getResponse().getStatus())
                .isEqualTo(422);
        assertThat(page("/desk", publisher)).contains("One live text stands on it");
        assertThatThrownBy(() -> decisions.decide(
                        writer, credential(reviewer).id(), article.id(), sha256(article), Kind.STANDS, "Good."))
                .isInstanceOf(PublishingCommands.PublishersOnly.class);
    }

    @Test
    void aWarningAndANewReviewAreBegunByTheDecision() throws Exception {
        Article warned = live();
        Article again = live();
        revoke(reviewer);

        send(Kind.BANNER, "A clinician is reading this again.", warned);
        send(Kind.NEW_REVIEW, "We want a second reading.", again);

        assertThat(readers(warned))
                .contains("The review of this article is in question", "A clinician is reading this again.")
                .doesNotContain("A mistake in this article");
        assertThat(readers(again)).contains("asked for a new review", "We want a second reading.");
        Person colleague = at.aReviewer();
        at.sign(again, colleague);
        assertThat(readers(again))
                .contains("Reviewed by " + colleague.name() + ", FNP-BC")
                .doesNotContain("Reviewed by " + reviewer.name())
                .contains("Since then " + colleague.name() + ", FNP-BC has read and signed this very text");
    }

    @Test
    void ofTwoSignersTheOneWhoRemainsIsTooFewAndAnotherIsAskedFor() throws Exception {
        Article article = at.ofHighRisk();
        at.sign(article, reviewer);
        revoke(reviewer);
        Person second = at.aReviewer();
        at.sign(article, second);

        assertThat(at.turn(article).isServedBy(StepForm.REVIEW)).isTrue();
        assertThat(outcomes.of(article.id()).given()).isEqualTo(1);
        at.sign(article, at.aReviewer());
        assertThat(at.turn(article).isServedBy(StepForm.PUBLISH)).isTrue();
        assertThatThrownBy(() -> publish(article)).isInstanceOf(ReviewCheck.SignatureInQuestion.class);
        assertThat(page(texts(reviewer), publisher))
                .contains("Without this signature 2 of 2 signatures remain: still enough.");

        decide(article, Kind.NEW_REVIEW, "Two others have read it.");
        publish(article);
        assertThat(readers(article))
                .contains("Reviewed by " + second.name())
                .doesNotContain("Reviewed by " + reviewer.name());
    }

    @Test
    void aSignatureThatDoesNotCountDoesNotDateTheReview() throws Exception {
        Article article = at.ofHighRisk();
        at.sign(article, at.aReviewer());
        String day = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).format(newsroom.today());
        clock.advance(Duration.ofDays(3));
        at.sign(article, reviewer);
        publish(article);
        assertThat(readers(article)).doesNotContain("Last reviewed " + day);

        revoke(reviewer);
        decide(article, Kind.NEW_REVIEW, "We want a second reading.");
        assertThat(readers(article)).contains("Last reviewed " + day);
    }

    @Test
    void whoSignedTheSameTextWithAnotherCredentialStandsByThat() {
        Article article = signed();
        publish(article);
        revoke(reviewer);
        LocalDate today = newsroom.today();
        newsroom.certify(reviewer, today.minusYears(1), today.plusYears(1), today);
        publishingCommands.readAgain(publisher, article.id());
        at.sign(article, reviewer);
        assertThat(questioned.under(article.id(), sha256(article))).isEmpty();
    }

    @Test
    void takenOutByMistakeItIsGivenBackAndNothingIsInQuestion() throws Exception {
        Article article = live();
        Article waiting = signed();
        revoke(reviewer);
        decide(article, Kind.STANDS, "It was good that day.");

        credentials.restore(admin, credential(reviewer).id(), "The wrong Robin.");

        assertThat(readers(article)).doesNotContain("taken out of use");
        assertThat(verified(article)).doesNotContain(reviewer.name() + ", FNP-BC signed this text with a credential");
        assertThat(page("/desk", publisher)).doesNotContain(reviewer.name() + " is out of use");
        Read letter = letter(publisher, "credential-back");
        assertThat(letter.subject()).contains("in use again");
        assertThat(letter.text()).contains("The wrong Robin.");
        publish(waiting);
        assertThat(at.now(waiting).live()).isNotNull();
    }

    @Test
    void takenOutAgainItIsDecidedAnew() {
        Article article = signed();
        revoke(reviewer);
        decide(article, Kind.STANDS, "It was good that day.");
        credentials.restore(admin, credential(reviewer).id(), "A slip.");
        revoke(reviewer);
        assertThatThrownBy(() -> publish(article)).isInstanceOf(ReviewCheck.SignatureInQuestion.class);
    }

    @Test
    void rejectedOnCheckingIsOutOfUseToo() throws Exception {
        Article article = signed();
        Credential credential = credential(reviewer);
        http.perform(post("/desk/people/" + reviewer.id() + "/credentials/" + credential.id() + "/reject")
                        .param("on", newsroom.today().toString())
                        .param("how", "The register knows no such number")
                        .with(SignedIn.as(other)))
                .andExpect(redirectedUrl("/desk/people/" + reviewer.id() + "/credentials/" + credential.id()));

        assertThat(page("/desk/tasks/" + at.turn(article).taskId() + "/publish", publisher))
                .contains("its issuer did not confirm this credential")
                .contains("The register knows no such number");
        assertThatThrownBy(() -> publish(article)).isInstanceOf(ReviewCheck.SignatureInQuestion.class);
    }

    @Test
    void nobodyGivesTheirOwnBackOrOneThatIsInUse() {
        revoke(reviewer);
        assertThatThrownBy(
                        () -> credentials.restore(reviewer, credential(reviewer).id(), "It is good."))
                .isInstanceOf(Credential.OwnCredential.class);
        credentials.restore(admin, credential(reviewer).id(), "A slip.");
        assertThatThrownBy(() -> credentials.restore(admin, credential(reviewer).id(), "A slip."))
                .isInstanceOf(Credential.CredentialInUse.class);
    }

    private Article signed() {
        Article article = at.inTheHandsOf(reviewer, writer);
        at.sign(article, reviewer);
        return article;
    }

    private Article live() {
        Article article = signed();
        publish(article);
        return article;
    }

    private void publish(Article article) {
        if (!at.turn(article).isHeldBy(publisher.id())) {
            at.take(article, publisher);
        }
        publishingCommands.publishNow(publisher, at.turn(article).taskId(), at.read(article));
    }

    private void revoke(Person holder) {
        credentials.revoke(admin, credential(holder).id(), WHY);
    }

    private Credential credential(Person holder) {
        List<Credential> all = credentials.of(holder.id());
        return all.get(all.size() - 1);
    }

    private void decide(Article article, Kind kind, String reason) {
        decisions.decide(publisher, credential(reviewer).id(), article.id(), sha256(article), kind, reason);
    }

    private ResultActions send(Kind kind, String reason, Article... articles) throws Exception {
        var request = post(texts(reviewer))
                .param("decision", kind.name())
                .param("reason", reason)
                .with(SignedIn.as(publisher));
        for (Article article : articles) {
            request = request.param("text", article.id() + "/" + sha256(article));
        }
        return http.perform(request);
    }

    private String texts(Person holder) {
        return "/desk/credentials/" + credential(holder).id() + "/texts";
    }

    private String sha256(Article article) {
        return at.latest(article).sha256();
    }

    private String readers(Article article) throws Exception {
        return words("/articles/" + article.slug());
    }

    private String verified(Article article) throws Exception {
        return words("/verify/" + sha256(article));
    }

    private String words(String address) throws Exception {
        return Jsoup.parse(http.perform(get(address)).andReturn().getResponse().getContentAsString())
                .text();
    }

    private String page(String address, Person person) throws Exception {
        return http.perform(get(address).with(SignedIn.as(person)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private Read letter(Person to, String kind) {
        return RenderedLetters.of(server).to(to, reviewer.id().subject()).stream()
                .filter(read -> read.kind().equals(kind))
                .reduce((first, second) -> second)
                .orElseThrow();
    }
}
