package org.imprimatur.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.Failpoints;
import org.imprimatur.FullBuildOnly;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.SignedIn;
import org.imprimatur.TestClock;
import org.imprimatur.TimePasses;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.Risk;
import org.imprimatur.audit.SealExport;
import org.imprimatur.notification.DailyLetters;
import org.imprimatur.notification.LetterPreferences;
import org.imprimatur.notification.ReminderSettings;
import org.imprimatur.notification.Reminders;
import org.imprimatur.outbox.CollectedLetters;
import org.imprimatur.outbox.Outbox;
import org.imprimatur.outbox.RenderedLetters;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.platform.Subject;
import org.imprimatur.publication.PublishingCommands;
import org.imprimatur.review.AtReview;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnMarks;
import org.imprimatur.worklist.TurnProgress;
import org.imprimatur.worklist.TurnQueues;
import org.imprimatur.worklist.Urgencies;
import org.imprimatur.worklist.Worklist;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** A text that wants two signatures is nowhere called signed after the first. */
@TimePasses
@OnBothDatabases
@FullBuildOnly
class SignaturesSaidTests {

    private static final String HALF = "1 of 2 signatures";

    @Autowired
    Newsroom newsroom;

    @Autowired
    ArticleCommands articleCommands;

    @Autowired
    Worklist worklist;

    @Autowired
    TurnProgress progress;

    @Autowired
    TurnMarks marks;

    @Autowired
    PublishingCommands publishingCommands;

    @Autowired
    Reminders reminders;

    @Autowired
    TestClock.Settable clock;

    @Autowired
    Walk walk;

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

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
        clock.reset();
        walk.end(article);
        drawing.close();
    }

    @Test
    void whoeverMaySignNextReadsAtTheirDeskThatOneOfTwoHasSigned() throws Exception {
        Person next = at.aReviewer();
        aTextOf(Risk.HIGH);
        at.take(article, reviewer);
        signOnThePage(reviewer);

        assertThat(row(next)).contains("Review and sign", HALF);
        assertThat(row(writer)).contains("Medical review: with all medical reviewers", HALF);
        assertThat(row(reviewer)).contains("You have signed this text already", HALF);
    }

    @Test
    void theListOfArticlesSaysItInsteadOfThatItWaits() throws Exception {
        aTextOf(Risk.HIGH);
        at.sign(article, reviewer);

        assertThat(line(publisher)).contains("Medical review", HALF).doesNotContain("Waiting");
        clock.advance(Duration.ofDays(30));
        assertThat(line(publisher)).contains("Overdue", HALF);
    }

    @Test
    void theArticleSaysItAlsoWhereItWaitsForNobody() throws Exception {
        aTextOf(Risk.HIGH);
        at.sign(article, reviewer);
        assertThat(head()).contains(HALF).doesNotContain("Signed");

        walk.end(article);

        assertThat(head()).contains("It waits for nobody", HALF).doesNotContain("Signed");
    }

    @Test
    void aReviewThatBeginsAnewIsNotCalledSignedForTheSignatureOfTheLast() throws Exception {
        aTextOf(Risk.ORDINARY);
        at.sign(article, reviewer);
        assertThat(head()).contains("Signed");
        worklist.take(publisher, at.turn(article).taskId());
        publishingCommands.publishNow(publisher, at.turn(article).taskId(), at.read(article));

        mvc.perform(post("/desk/articles/" + article.id() + "/re-review").with(SignedIn.as(publisher)))
                .andExpect(status().is3xxRedirection());

        assertThat(head()).contains("Medical review").doesNotContain("Signed");
    }

    @Test
    void oneOfOneIsSaidNowhere() throws Exception {
        aTextOf(Risk.ORDINARY);
        at.sign(article, reviewer);

        assertThat(row(publisher)).contains("Publish").doesNotContain("signatures");
        assertThat(line(publisher)).contains("Publish").doesNotContain("signatures");
        assertThat(head()).contains("Signed").doesNotContain("signatures");
        assertThat(last(publisher).subject()).endsWith("ready to publish");
        assertThat(last(publisher).text())
                .contains("is signed and ready to publish.")
                .contains("Look at it and publish")
                .doesNotContain("signatures");
        assertThat(last(writer).subject()).endsWith("signed");
        assertThat(last(writer).text()).doesNotContain("signatures");
    }

    @Test
    void onceAllHaveSignedItIsSignedAndTheListsSayHowOften() throws Exception {
        aTextOf(Risk.HIGH);
        at.sign(article, reviewer);
        at.sign(article, at.aReviewer());

        assertThat(row(publisher)).contains("2 of 2 signatures");
        assertThat(line(publisher)).contains("2 of 2 signatures");
        assertThat(head()).contains("Signed");
        assertThat(last(publisher).text()).contains("is signed and ready to publish.");
    }

    @Test
    void theWritersLetterSaysWithTheFirstSignatureThatItIsTheFirst() {
        aTextOf(Risk.HIGH);
        at.sign(article, reviewer);

        assertThat(last(writer).subject()).endsWith(HALF);
        assertThat(last(writer).text()).contains(reviewer.name() + " has signed", HALF + ": another clinician");
        assertThat(Jsoup.parse(last(writer).html()).select(".kicker").text()).endsWith("· " + HALF);
    }

    @Test
    void publishersAreNotToldThatATextIsReadyWhichLacksASignature() {
        drawing = server.createBean(Drawn.class).inForce("copy-editing.bpmn");
        aTextOf(Risk.HIGH);
        editAndHandOn();
        at.sign(article, reviewer);

        RenderedLetters.Read ask = last(publisher);
        assertThat(ask.subject()).endsWith("to be published, " + HALF);
        assertThat(ask.text())
                .contains("waits to be published and has " + HALF + ". It goes live only once it has all of them")
                .contains("Look at it:")
                .doesNotContain("ready to publish", "Look at it and publish");
        assertThat(Jsoup.parse(ask.html()).text())
                .contains("This text waits to be published and has " + HALF)
                .doesNotContain("ready to publish", "Look at it and publish");

        walk.remindOnlyOf(article);
        clock.advance(Duration.ofDays(30));
        reminders.remindDue();

        assertThat(letters(publisher).stream().filter(letter -> letter.kind().equals("reminder")))
                .last()
                .satisfies(reminder -> {
                    assertThat(reminder.subject()).endsWith("to be published, " + HALF);
                    assertThat(reminder.text())
                            .contains("has " + HALF)
                            .doesNotContain("ready to publish", "Look at it and publish");
                    assertThat(Jsoup.parse(reminder.html()).text()).contains("has " + HALF);
                });
    }

    @Test
    void norOfATextThatNobodyHasSigned() {
        drawing = server.createBean(Drawn.class)
                .inForce(
                        "copy-editing.bpmn",
                        file -> file.replace("camunda:formKey=\"review\"", "camunda:formKey=\"approve\"")
                                .replace("!signedOff}", "!approved}")
                                .replace("{signedOff}", "{approved}")
                                .replace(" camunda:assignee=\"${reviewer}\"", ""));
        aTextOf(Risk.ORDINARY);
        editAndHandOn();
        at.take(article, reviewer);
        walk.approve(article, reviewer);

        assertThat(last(publisher).subject()).endsWith("to be published, not signed yet");
        assertThat(last(publisher).text())
                .contains("waits to be published, and nobody has signed it.")
                .doesNotContain("ready to publish");
    }

    @Test
    void norOfATextThatIsAskedToBeChanged() {
        Person other = newsroom.aPublisher();
        aTextOf(Risk.ORDINARY);
        at.sign(article, reviewer);
        askedMeanwhile();

        worklist.give(publisher, at.turn(article).taskId(), other);

        assertThat(last(other).subject()).endsWith("to be published, a change is asked for");
        assertThat(last(other).text())
                .contains("waits to be published, and a change to it is asked for.")
                .doesNotContain("ready to publish");
    }

    @Test
    void theDailyLetterSaysItInEveryRowThatSpeaksOfTheText() {
        Person next = at.aReviewer();
        aTextOf(Risk.HIGH);
        at.sign(article, reviewer);
        keptForTheDailyLetter();
        daily();

        assertThat(day(next).text()).contains("Medical review, due on").contains("· " + HALF);
        assertThat(day(writer).text())
                .contains(reviewer.name() + " has signed it: " + HALF + ".")
                .contains("with medical reviewer since")
                .contains("· " + HALF);
        assertThat(Jsoup.parse(day(writer).html()).select(".item-words").eachText())
                .anyMatch(words -> words.contains("has signed it: " + HALF))
                .anyMatch(words -> words.startsWith("Medical review, with medical reviewer") && words.endsWith(HALF));
    }

    @Test
    void aPageOfTurnsAsksForTheirSignaturesOnce() {
        aTextOf(Risk.HIGH);
        at.sign(article, reviewer);
        Turn turn = at.turn(article);
        Article draft = newsroom.aDraftBy(writer);
        Article second = at.ofHighRisk();
        at.sign(second, reviewer);
        List<Turn> none = List.of(at.turn(draft));
        List<Turn> all = List.of(turn, at.turn(second), none.get(0));

        Failpoints.lightFuse(1000);
        Map<String, String> said = progress.of(all);
        assertThat(1000 - Failpoints.left()).isEqualTo(1);
        assertThat(said)
                .containsOnly(
                        Map.entry(turn.taskId(), HALF),
                        Map.entry(at.turn(second).taskId(), HALF));

        Failpoints.lightFuse(1000);
        progress.of(none);
        assertThat(1000 - Failpoints.left()).isZero();
        walk.end(second);
    }

    private void aTextOf(Risk risk) {
        article = articleCommands.begin(writer, "doses-" + UUID.randomUUID(), "medicines", risk, Newsroom.aText());
        at.submit(article, writer);
    }

    private void editAndHandOn() {
        Person editor = newsroom.person("Editor", new Role("copy-editor"));
        at.take(article, editor);
        at.submit(article, editor);
    }

    /** As the reviewer's page posts it. */
    private void signOnThePage(Person person) throws Exception {
        mvc.perform(post("/desk/tasks/" + at.turn(article).taskId() + "/review/sign")
                        .params(at.posted(article, person))
                        .with(SignedIn.as(person)))
                .andExpect(status().is3xxRedirection());
    }

    /** As a stage of its own would, wherever it is drawn. */
    private void askedMeanwhile() {
        jdbc.sql("""
                        insert into review_note (id, article_id, revision, task_id, step, kind, author, author_name, words,
                                                 written_at, round)
                        values (?, ?, 1, 'none', 'Another look', 'CHANGES_REQUESTED', ?, ?, 'The dose is wrong.', ?, 2)
                        """)
                .params(
                        UUID.randomUUID(),
                        article.id().value(),
                        reviewer.id().value(),
                        reviewer.name(),
                        OffsetDateTime.now(ZoneOffset.UTC).plusHours(1))
                .update();
    }

    /** As sending does with what its addressee wants told together. */
    private void keptForTheDailyLetter() {
        jdbc.sql(
                        "update outbox_mail set state = 'CANCELLED', reason = 'COLLECTED' where person_id = ? and kind = 'signed'")
                .param(writer.id().value())
                .update();
    }

    private void daily() {
        jdbc.sql("delete from daily_letters").update();
        new DailyLetters(
                        jdbc,
                        server.getBean(People.class),
                        server.getBean(TurnQueues.class),
                        progress,
                        marks,
                        server.getBean(Urgencies.class),
                        server.getBean(Outbox.class),
                        server.getBean(LetterPreferences.class),
                        server.getBean(CollectedLetters.class),
                        server.getBean(SealExport.class),
                        server.getBean(TransactionTemplate.class),
                        Clock.fixed(Instant.now(), ZoneOffset.UTC),
                        new ReminderSettings(List.of(Duration.ZERO), Duration.ofDays(4), "00:00"))
                .sendDue();
        jdbc.sql("delete from daily_letters").update();
    }

    private RenderedLetters.Read day(Person person) {
        return letters.to(person, Subject.of("digest:" + person.id())).get(0);
    }

    private List<RenderedLetters.Read> letters(Person person) {
        return letters.to(person, article.id().subject());
    }

    private RenderedLetters.Read last(Person person) {
        List<RenderedLetters.Read> all = letters(person);
        return all.get(all.size() - 1);
    }

    private String head() throws Exception {
        return page(writer, "/desk/articles/" + article.id()).select(".head").text();
    }

    /** Of this article at somebody's desk, wherever on the page. */
    private String row(Person person) throws Exception {
        return found(
                person,
                "/desk",
                ".turn:has(a[href*=" + at.turn(article).taskId() + "]), .turn:has(a[href*=" + article.id() + "])");
    }

    private String line(Person person) throws Exception {
        return found(person, "/desk/articles", ".row:has(a[href*=" + article.id() + "])");
    }

    /** On whichever page of the list: other tests leave turns in the same pools. */
    private String found(Person person, String list, String row) throws Exception {
        Document page = page(person, list);
        Set<String> seen = new HashSet<>();
        while (page.select(row).isEmpty()) {
            String next = page.select("a[rel=next]").attr("href");
            assertThat(seen.add(next)).as("the list goes on at " + next).isTrue();
            page = page(person, next);
        }
        return page.select(row).text();
    }

    private Document page(Person person, String address) throws Exception {
        return Jsoup.parse(mvc.perform(get(URI.create(address)).with(SignedIn.as(person)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
