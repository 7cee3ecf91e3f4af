package org.imprimatur.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.TaskService;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.Articles;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.Risk;
import org.imprimatur.article.Topics;
import org.imprimatur.audit.AuditEntry;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.outbox.RenderedLetters;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.platform.Refusal;
import org.imprimatur.publication.EditionPublisher;
import org.imprimatur.review.AtReview;
import org.imprimatur.review.MatchedRow;
import org.imprimatur.review.MatchedRows;
import org.imprimatur.review.ReadRevision;
import org.imprimatur.review.ReviewOutcomes;
import org.imprimatur.review.Reviews;
import org.imprimatur.review.Signing;
import org.imprimatur.review.SigningInput;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Vacancy;
import org.imprimatur.worklist.Worklist;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A newsroom that has a physician and a nurse read each text at the same time. */
@ServerTest
@OnBothDatabases
class TwoReviewersTests {

    @Autowired
    Newsroom newsroom;

    @Autowired
    Articles articles;

    @Autowired
    ArticleCommands articleCommands;

    @Autowired
    Worklist worklist;

    @Autowired
    Reviews reviews;

    @Autowired
    Signing signing;

    @Autowired
    EditionPublisher editionPublisher;

    @Autowired
    ReviewOutcomes outcomes;

    @Autowired
    MatchedRows matched;

    @Autowired
    Topics topics;

    @Autowired
    AuditTrail audit;

    @Autowired
    MockMvc mvc;

    @Autowired
    TaskService tasks;

    @Autowired
    AutowireCapableBeanFactory server;

    @Autowired
    JdbcClient jdbc;

    AtReview at;
    Drawn drawn;
    Drawn.InForce drawing;
    Person writer;
    Person physician;
    Person nurse;
    Person publisher;
    Article article;

    @BeforeEach
    void theirDrawing(@Autowired AutowireCapableBeanFactory server) {
        at = AtReview.of(server);
        drawn = server.createBean(Drawn.class);
        drawing = drawn.inForce("two-reviewers.bpmn");
        writer = newsroom.aWriter();
        physician = at.knowing(newsroom.aClinician("Physician", new Role("physician")));
        nurse = at.knowing(newsroom.aClinician("Nurse", new Role("nurse")));
        publisher = newsroom.aPublisher();
    }

    @AfterEach
    void theShippedDrawing() {
        drawing.close();
    }

    @Test
    void theTextGoesBackIfOneAsksForChangesWhoeverAnswersLast() {
        aTextBothHaveTaken();

        askForChanges(physician, "The dose is wrong.");
        sign(nurse);

        assertThat(turns()).extracting(Turn::formKey).containsExactly("write");
        assertThat(turns().get(0).note()).contains("The dose is wrong.");
    }

    @Test
    void theTextGoesBackWhereTheDrawingOnlyAsksWhetherItWasSignedOff() {
        drawing.close();
        drawing = drawn.inForce("two-reviewers-by-last-answer.bpmn");
        aTextBothHaveTaken();

        askForChanges(physician, "The dose is wrong.");
        sign(nurse);

        assertThat(turns()).extracting(Turn::formKey).containsExactly("write");
    }

    @Test
    void theTextGoesOnOnceBothHaveSigned() {
        aTextBothHaveTaken();

        sign(physician);
        sign(nurse);

        assertThat(turns()).extracting(Turn::formKey).containsExactly("publish");
    }

    @Test
    void eachBranchHasItsOwnAnswer() {
        aTextBothHaveTaken();

        askForChanges(physician, "The dose is wrong.");
        sign(nurse);
        assertThat(turns()).extracting(Turn::step).doesNotContain("Second look");
    }

    @Test
    void theAnswerOfOneBranchIsNotTheOthers() {
        aTextBothHaveTaken();

        askForChanges(nurse, "Too long.");
        assertThat(turns()).extracting(Turn::step).containsExactlyInAnyOrder("Physician review", "Second look");
        sign(physician);

        assertThat(turns()).extracting(Turn::step).containsExactly("Second look");
    }

    @Test
    void whoeverAskedForAChangeCanWithdrawItWhileTheOtherStillReads() throws Exception {
        aTextBothHaveTaken();
        askForChanges(physician, "The dose is wrong.");

        withdraw(physician).andExpect(redirectedUrl("/desk/articles/" + article.id()));
        sign(nurse);

        assertThat(turns()).extracting(Turn::formKey).containsExactly("publish");
        assertThat(audit.chain(article.id().subject()))
                .extracting(AuditEntry::action)
                .contains("changes.withdrawn");
        assertThat(lettersTo(nurse, "request-withdrawn")).isEqualTo(1);
        assertThat(lettersTo(writer, "request-withdrawn")).isEqualTo(1);
        assertThat(lettersTo(physician, "request-withdrawn")).isZero();
    }

    @Test
    void nobodyElseWithdrawsIt() throws Exception {
        aTextBothHaveTaken();
        askForChanges(physician, "The dose is wrong.");
        UUID request = request();

        mvc.perform(post(address(request)).with(SignedIn.as(nurse))).andExpect(status().isForbidden());
        mvc.perform(post(address(request)).with(SignedIn.as(newsroom.aWriter())))
                .andExpect(status().isNotFound());
        withdraw(physician);
        mvc.perform(post(address(request)).with(SignedIn.as(physician))).andExpect(status().isConflict());
    }

    @Test
    void aNewTextOvertakesTheRequest() {
        aTextBothHaveTaken();
        askForChanges(physician, "The dose is wrong.");
        sign(nurse);
        rewrite("Most adults need seven hours.");

        assertThat(outcomes.of(article.id()).requests()).isEmpty();
        take("Physician review", physician);
        take("Nurse review", nurse);
        sign(physician);
        sign(nurse);
        assertThat(turns()).extracting(Turn::formKey).containsExactly("publish");
    }

    @Test
    void theSameTextHandedInAgainIsStillAskedToBeChanged() {
        aTextBothHaveTaken();
        askForChanges(physician, "The dose is wrong.");
        sign(nurse);
        at.submit(article, writer);

        assertThat(outcomes.of(article.id()).requests()).hasSize(1);
        take("Physician review", physician);
        take("Nurse review", nurse);
        sign(nurse);
        sign(physician);

        assertThat(outcomes.of(article.id()).requests()).isEmpty();
        assertThat(turns()).extracting(Turn::formKey).containsExactly("publish");
    }

    @Test
    void aRequestAboutATextThatChangedMeanwhileStandsUntilTheNextHandingIn() {
        aTextBothHaveTaken();
        ReadRevision read = at.read(article);
        at.save(article, writer, "Most adults need nine hours.");
        reviews.requestChanges(physician, turnOf(physician).taskId(), read, "The dose is wrong.");

        assertThat(outcomes.of(article.id()).isChangesRequested()).isTrue();
    }

    @Test
    void aTextIsNotPublishedWhileAChangeIsAskedForWhateverTheDrawing() throws Exception {
        aTextBothHaveTaken();
        sign(physician);
        sign(nurse);
        take("Publish", publisher);
        // A third stage, drawn beside publishing, is no stage we know of: the record alone says it.
        askedMeanwhile(physician, "I overlooked the dose.");

        mvc.perform(publish("/now"))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("A change to this text is still asked for")))
                .andExpect(
                        content().string(containsString("asked for a change to revision 1 and has not withdrawn it")));
        mvc.perform(publish("/schedule").param("day", "2999-01-01").param("time", "09:30"))
                .andExpect(status().isConflict());
        assertThatThrownBy(() -> editionPublisher.goLive(article.id(), 12)).isInstanceOf(Refusal.class);

        withdraw(physician);
        mvc.perform(publish("/now")).andExpect(redirectedUrl("/desk"));
        assertThat(articles.require(article.id()).live()).isNotNull();
    }

    @Test
    void publishingCountsTheSignaturesItselfWhateverTheDrawing() throws Exception {
        drawing.close();
        drawing = drawn.inForce("copy-editing.bpmn");
        Person reviewer = at.aReviewer();
        Person editor = newsroom.person("Editor", new Role("copy-editor"));
        article = articleCommands.begin(writer, "doses-" + UUID.randomUUID(), "medicines", Risk.HIGH, Newsroom.aText());
        at.submit(article, writer);
        take("Copy editing", editor);
        at.submit(article, editor);
        at.sign(article, reviewer);
        take("Publish", publisher);

        mvc.perform(get("/desk/tasks/" + turnOf(publisher).taskId() + "/publish")
                        .with(SignedIn.as(publisher)))
                .andExpect(content().string(containsString("1 of 2 signatures cover exactly this text")))
                .andExpect(content().string(not(containsString("Publish now"))));
        mvc.perform(publish("/now"))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("This text has 1 of 2 signatures")));
        assertThat(articles.require(article.id()).live()).isNull();
    }

    @Test
    void twoAnswersAtTheSameMomentAreBothHeard() throws Exception {
        aTextBothHaveTaken();
        SigningInput signingInput = at.signature(article, nurse);
        ReadRevision read = at.read(article);
        String physicians = turnOf(physician).taskId();
        String nurses = turnOf(nurse).taskId();
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            Future<?> one = two.submit(() -> {
                together.await();
                reviews.requestChanges(physician, physicians, read, "The dose is wrong.");
                return null;
            });
            Future<?> other = two.submit(() -> {
                together.await();
                return signing.sign(nurse, nurses, signingInput);
            });
            one.get();
            other.get();
        } finally {
            two.shutdown();
        }

        assertThat(turns()).extracting(Turn::formKey).containsExactly("write");
        assertThat(turns().get(0).note()).contains("The dose is wrong.");
    }

    @Test
    void whoeverHoldsBothTurnsKeepsOnlyTheOneTheySign() throws Exception {
        RenderedLetters letters = RenderedLetters.of(server);
        Person both = at.knowing(newsroom.aClinician("Both", new Role("physician"), new Role("nurse")));
        aTextOfHighRisk();
        take("Physician review", both);
        worklist.give(publisher, turn("Nurse review").taskId(), both);
        sign("Physician review", both);

        Turn left = turn("Nurse review");
        assertThat(left.assignee()).isNull();
        assertThat(left.vacancy()).isEqualTo(new Vacancy(both.id(), Vacancy.Why.HAS_SIGNED));
        assertThat(tasks.createTaskQuery().taskId(left.taskId()).singleResult().getAssignee())
                .isNull();
        assertThatThrownBy(() -> worklist.take(both, left.taskId())).hasMessageStartingWith("refusal.AlreadySigned");
        assertThat(audit.chain(article.id().subject()))
                .extracting(AuditEntry::action)
                .contains("turn.signed-already");
        assertThat(letters.to(nurse, article.id().subject()))
                .last()
                .extracting(RenderedLetters.Read::text)
                .asString()
                .contains("It was " + both.name() + "’s, who has signed this text already.")
                .contains("Whoever takes it first has it.");
        assertThat(letters.to(both, article.id().subject()))
                .last()
                .extracting(RenderedLetters.Read::text)
                .asString()
                .contains(
                        "You have signed “How much sleep do adults need?”, and the next signature is somebody else’s.")
                .contains(
                        "The step “Nurse review” was yours as well, and lies now with everybody of this role: nurse.");
        assertThat(page("/desk/articles/" + article.id(), publisher))
                .contains("It was " + both.name() + "’s, who has signed this text already.");
        assertThat(page("/desk/articles/" + article.id() + "/timeline", publisher))
                .contains("“Nurse review” lies with nobody: " + both.name() + " has signed this text already.");
        assertThat(page("/desk", nurse)).contains("it was " + both.name() + "’s, who has signed this text already");
        assertThat(page("/desk", both)).doesNotContain(left.taskId() + "/take");

        take("Nurse review", nurse);
        sign(nurse);
        assertThat(turns()).extracting(Turn::formKey).containsExactly("publish");
    }

    @Test
    void thePageAfterSigningSaysWhichOtherTurnIsNotTheirsAnyMore() throws Exception {
        Person both = at.knowing(newsroom.aClinician("Both", new Role("physician"), new Role("nurse")));
        aTextOfHighRisk();
        take("Physician review", both);
        take("Nurse review", both);
        String signed = turn("Physician review").taskId();
        sign("Physician review", both);

        assertThat(page("/desk/tasks/" + signed + "/review", both))
                .contains("“Nurse review” was yours as well. The next signature is somebody else’s, so it lies now with"
                        + " everyone with the role nurse.");
    }

    @Test
    void publishersAreToldWhereNobodyElseCouldGiveTheSecondSignature() throws Exception {
        RenderedLetters letters = RenderedLetters.of(server);
        drawing.close();
        drawing = drawn.inForce("two-reviewers.bpmn", file -> file.replace("=\"nurse\"", "=\"matron\""));
        Person both = at.knowing(newsroom.aClinician("Both", new Role("physician"), new Role("matron")));
        aTextOfHighRisk();
        take("Physician review", both);
        take("Nurse review", both);
        sign("Physician review", both);

        assertThat(letters.to(publisher, article.id().subject()))
                .last()
                .extracting(RenderedLetters.Read::text)
                .asString()
                .contains(both.name() + " has signed “How much sleep do adults need?” already, so nobody has the step"
                        + " “Nurse review”.")
                .contains("Nobody else who works here could do it: it needs this role: matron.");
    }

    @Test
    void aTurnThatTheDrawingNamesThemForIsNotTheirsOnceTheyHaveSigned() {
        String name = physician.id().toString();
        drawing.close();
        drawing = drawn.inForce(
                "two-reviewers.bpmn",
                file -> file.replace(
                        "name=\"Second look\" camunda:formKey=\"approve\" camunda:candidateGroups=\"head-nurse\"",
                        "name=\"Second look\" camunda:formKey=\"review\" camunda:candidateGroups=\"physician\""
                                + " camunda:assignee=\"" + name + "\""));
        aTextBothHaveTaken();
        sign(physician);
        askForChanges(nurse, "Too long.");

        assertThat(turn("Second look").vacancy()).isEqualTo(new Vacancy(physician.id(), Vacancy.Why.HAS_SIGNED));
    }

    @Test
    void theArticleSaysWhichRowOfTheTableApplied() throws Exception {
        article = articleCommands.begin(writer, "doses-" + UUID.randomUUID(), "medicines", Risk.HIGH, Newsroom.aText());
        at.submit(article, writer);

        MatchedRow row = matched.on(article.id()).get(0);
        assertThat(matched.on(article.id())).hasSize(1);
        assertThat(row.number()).isEqualTo(1);
        assertThat(row.ruleId()).isEqualTo("highRisk");
        assertThat(row.words()).startsWith("High risk: two clinicians");
        assertThat(row.inputs()).containsExactly(Map.entry("Topic", "medicines"), Map.entry("Risk", "HIGH"));
        assertThat(row.outputs()).containsEntry("Signatures", "2").containsEntry("Days to finish", "5");
        mvc.perform(get("/desk/articles/" + article.id() + "/process").with(SignedIn.as(writer)))
                .andExpect(content().string(containsString("High risk: two clinicians")));
    }

    @Test
    void aRowOfTheTableIsMetWhateverTheCapitalsOfTheTopic() {
        article = articleCommands.begin(
                writer, "pills-" + UUID.randomUUID(), "Medicines", Risk.ORDINARY, Newsroom.aText());
        at.submit(article, writer);

        assertThat(matched.on(article.id())).extracting(MatchedRow::ruleId).containsExactly("drugs");
    }

    @Test
    void aRowOfTheTableIsMetByATopicThatIsCalledOtherwiseNow() {
        topics.add(publisher, "medicines");
        article = articleCommands.begin(
                writer, "pills-" + UUID.randomUUID(), "medicines", Risk.ORDINARY, Newsroom.aText());
        topics.rename(publisher, topics.all().get(0).id(), "Pills and drops");
        at.submit(article, writer);
        jdbc.sql("delete from topic_spelling").update();
        jdbc.sql("delete from topic").update();

        assertThat(matched.on(article.id())).extracting(MatchedRow::ruleId).containsExactly("drugs");
        assertThat(matched.on(article.id()).get(0).inputs()).containsEntry("Topic", "Pills and drops");
    }

    private UUID request() {
        return outcomes.of(article.id()).requests().get(0).id();
    }

    private String address(UUID request) {
        return "/desk/articles/" + article.id() + "/requests/" + request + "/withdraw";
    }

    private ResultActions withdraw(Person person) throws Exception {
        return mvc.perform(post(address(request())).with(SignedIn.as(person)));
    }

    private MockHttpServletRequestBuilder publish(String how) {
        ReadRevision read = at.read(article);
        return post("/desk/tasks/" + turnOf(publisher).taskId() + "/publish" + how)
                .param("revision", "" + read.revision())
                .param("sha256", read.sha256())
                .with(SignedIn.as(publisher));
    }

    private int lettersTo(Person person, String kind) {
        return jdbc.sql("select count(*) from outbox_mail where recipient = ? and kind = ? and thread_key = ?")
                .params(person.email(), kind, article.id().subject().key())
                .query(Integer.class)
                .single();
    }

    /** As a stage of its own would, wherever it is drawn. */
    private void askedMeanwhile(Person person, String words) {
        jdbc.sql("""
                        insert into review_note (id, article_id, revision, task_id, step, kind, author, author_name, words,
                                                 written_at, round)
                        values (?, ?, 1, 'none', 'Another look', 'CHANGES_REQUESTED', ?, ?, ?, ?, 2)
                        """)
                .params(
                        UUID.randomUUID(),
                        article.id().value(),
                        person.id().value(),
                        person.name(),
                        words,
                        OffsetDateTime.now(ZoneOffset.UTC).plusHours(1))
                .update();
    }

    private void rewrite(String body) {
        Article now = articles.require(article.id());
        RevisionText before = articles.latest(now).text();
        articleCommands.save(
                article.id(),
                now.latestRevision(),
                new RevisionText(before.title(), before.standfirst(), body, before.sources()),
                writer);
        at.submit(article, writer);
    }

    private void take(String step, Person person) {
        worklist.take(person, turn(step).taskId());
    }

    private void aTextBothHaveTaken() {
        article = newsroom.aDraftBy(writer);
        at.submit(article, writer);
        worklist.take(physician, turn("Physician review").taskId());
        worklist.take(nurse, turn("Nurse review").taskId());
    }

    private void askForChanges(Person person, String reason) {
        reviews.requestChanges(person, turnOf(person).taskId(), at.read(article), reason);
    }

    private void sign(String step, Person person) {
        signing.sign(person, turn(step).taskId(), at.signature(article, person));
    }

    private void aTextOfHighRisk() {
        article = articleCommands.begin(writer, "doses-" + UUID.randomUUID(), "medicines", Risk.HIGH, Newsroom.aText());
        at.submit(article, writer);
    }

    private String page(String address, Person person) throws Exception {
        return Jsoup.parse(mvc.perform(get(address).with(SignedIn.as(person)))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .outerHtml()
                .replaceAll("\\s+", " ");
    }

    private void sign(Person person) {
        signing.sign(person, turnOf(person).taskId(), at.signature(article, person));
    }

    private List<Turn> turns() {
        return worklist.openOn(article.id().subject());
    }

    private Turn turn(String step) {
        return turns().stream()
                .filter(turn -> turn.step().equals(step))
                .findFirst()
                .orElseThrow();
    }

    private Turn turnOf(Person person) {
        return turns().stream()
                .filter(turn -> turn.isHeldBy(person.id()))
                .findFirst()
                .orElseThrow();
    }
}
