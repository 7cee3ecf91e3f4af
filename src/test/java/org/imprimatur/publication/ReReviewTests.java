package org.imprimatur.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.TestClock;
import org.imprimatur.article.Article;
import org.imprimatur.article.ReviewDates;
import org.imprimatur.outbox.RenderedLetters;
import org.imprimatur.people.Person;
import org.imprimatur.review.AtReview;
import org.imprimatur.review.Reviews;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/**
 * By the shipped table an article on sleep is to be reviewed again after 24 months; the review begins 21 days before, and
 * is kept five days for whoever signed last. On a database of its own: years pass here, and all that is live falls due.
 */
@ServerTest
@OnBothDatabases
@TestPropertySource(properties = {"imprimatur.re-review.tell-readers=true", "imprimatur.re-review.most-a-day=100000"})
class ReReviewTests {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d\u00a0MMMM\u00a0yyyy", Locale.ENGLISH);

    @Autowired
    ReReviewSchedule schedule;

    @Autowired
    ReviewDates dates;

    @Autowired
    PublishingCommands publishingCommands;

    @Autowired
    Withdrawals withdrawals;

    @Autowired
    Reviews reviews;

    @Autowired
    Worklist worklist;

    @Autowired
    Newsroom newsroom;

    @Autowired
    TestClock.Settable clock;

    @Autowired
    MockMvc http;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AutowireCapableBeanFactory server;

    private AtReview at;
    private Person writer;
    private Person reviewer;
    private Person publisher;
    private Article article;
    private LocalDate due;

    @BeforeEach
    void aLiveArticle() {
        at = AtReview.of(server);
        writer = newsroom.aWriter();
        reviewer = at.aReviewer();
        publisher = newsroom.aPublisher();
        article = at.inTheHandsOf(reviewer, writer);
        at.sign(article, reviewer);
        worklist.take(publisher, at.turn(article).taskId());
        publishingCommands.publishNow(publisher, at.turn(article).taskId(), at.read(article));
        due = newsroom.today().plusMonths(24);
    }

    @AfterEach
    void putTheClockRight() {
        clock.reset();
    }

    @Test
    void fromTheDayToTheLetterToTheSignature() throws Exception {
        Article.Live before = live();
        assertThat(before.nextReview()).isEqualTo(due);
        travelTo(due.minusDays(22));
        schedule.keep();
        assertThat(turns()).isEmpty();

        travelTo(due.minusDays(21));
        practising(reviewer);
        schedule.keep();
        schedule.keep();
        Turn turn = theTurn();
        assertThat(turn.formKey()).isEqualTo("review");
        assertThat(turn.isHeldBy(reviewer.id())).isTrue();
        assertThat(letters(reviewer))
                .filteredOn(letter -> letter.kind().equals("turn"))
                .last()
                .satisfies(letter -> assertThat(
                                letter.text().replace('\u00a0', ' ').replace("> ", ""))
                        .contains(
                                "Review of a live text",
                                "last reviewed on " + plain(before.lastReviewed()),
                                "reads it again by " + plain(due),
                                "Nothing is known to be wrong."));

        at.sign(article, reviewer);

        assertThat(turns()).isEmpty();
        Article.Live after = live();
        assertThat(after.sha256()).isEqualTo(before.sha256());
        assertThat(after.updated()).isEqualTo(before.updated());
        assertThat(after.lastReviewed()).isEqualTo(newsroom.today());
        assertThat(after.nextReview()).isEqualTo(newsroom.today().plusMonths(24));
        assertThat(letters(writer).stream().map(RenderedLetters.Read::kind))
                .containsOnlyOnce("live", "reviewed-again")
                .endsWith("reviewed-again");
        assertThat(letters(writer).get(letters(writer).size() - 1).text().replace('\u00a0', ' '))
                .contains("signed it without a change", plain(newsroom.today().plusMonths(24)));
        http.perform(get("/articles/" + article.slug()))
                .andExpect(content().string(containsString(DAY.format(newsroom.today()))))
                .andExpect(content().string(containsString("Reviewed again and signed, without a change to the text.")))
                .andExpect(content().string(not(containsString("A new review is due"))));
        schedule.keep();
        assertThat(turns()).isEmpty();
    }

    @Test
    void whoeverMaySignNoMoreIsNotAskedFirst() {
        travelTo(due.minusDays(20));
        Person other = practising(at.aReviewer());
        schedule.keep();

        assertThat(theTurn().assignee()).isNull();
        assertThat(kinds(other)).contains("turn");
        at.sign(article, other);
        assertThat(live().lastReviewed()).isEqualTo(newsroom.today());
    }

    @Test
    void whoeverHasLeftIsNotAskedFirst() {
        travelTo(due.minusDays(20));
        practising(reviewer);
        jdbc.sql("update person set active = false where id = ?")
                .param(reviewer.id().value())
                .update();
        schedule.keep();

        assertThat(theTurn().assignee()).isNull();
        assertThat(theTurn().vacancy()).isNull();
    }

    @Test
    void whatIsNotTakenUpInTimeIsOfferedToAll() {
        travelTo(due.minusDays(20));
        practising(reviewer);
        Person other = practising(at.aReviewer());
        schedule.keep();
        assertThat(kinds(other)).doesNotContain("turn");

        clock.advance(Duration.ofDays(4));
        schedule.keep();
        assertThat(theTurn().isHeldBy(reviewer.id())).isTrue();
        clock.advance(Duration.ofDays(1));
        schedule.keep();
        schedule.keep();

        assertThat(theTurn().assignee()).isNull();
        assertThat(letters(other))
                .filteredOn(letter -> letter.kind().equals("turn"))
                .singleElement()
                .satisfies(letter -> assertThat(letter.text()).contains("was offered to " + reviewer.name()));
        assertThat(letters(reviewer))
                .last()
                .satisfies(letter ->
                        assertThat(letter.text()).contains("because you signed it last", "You can still take it."));
        at.sign(article, reviewer);
        assertThat(live().lastReviewed()).isEqualTo(newsroom.today());
    }

    @Test
    void whoeverAloneCouldDoItKeepsIt() {
        travelTo(due.minusDays(20));
        practising(reviewer);
        schedule.keep();
        clock.advance(Duration.ofDays(6));
        jdbc.sql("update credential set expires = ? where person_id <> ?")
                .params(due.minusYears(1), reviewer.id().value())
                .update();
        schedule.keep();
        assertThat(theTurn().isHeldBy(reviewer.id())).isTrue();
    }

    @Test
    void afterAYearOfDowntimeItBeginsOnceAndTheDeskSaysThatItIsOverdue() throws Exception {
        travelTo(due.plusYears(1));
        practising(reviewer);
        schedule.keep();
        schedule.keep();

        assertThat(theTurn().formKey()).isEqualTo("review");
        String calendar = page("/desk/calendar");
        assertThat(calendar).contains("Overdue", article.title(), DAY.format(due));
        assertThat(page("/desk/articles/" + article.id())).contains("Review overdue", DAY.format(due));
        assertThat(page("/desk/articles")).contains("Review overdue");
        http.perform(get("/articles/" + article.slug()))
                .andExpect(content().string(containsString("A new review is due")));
        assertThat(jdbc.sql("select count(*) from outbox_mail where recipient = ? and kind = 're-review-overdue'")
                        .param(publisher.email())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);

        at.sign(article, reviewer);
        assertThat(page("/desk/articles/" + article.id())).doesNotContain("Review overdue");
        http.perform(get("/articles/" + article.slug()))
                .andExpect(content().string(not(containsString("A new review is due"))));
    }

    @Test
    void whatReadersDoNotSeeIsNotReadAgain() {
        withdrawals.withdraw(article.id(), "It is wrong.", publisher);
        travelTo(due.plusDays(1));
        schedule.keep();
        assertThat(turns()).isEmpty();
    }

    @Test
    void whatIsBeingCorrectedIsNotSentOnItsWayASecondTime() {
        publishingCommands.correct(publisher, article.id(), Severity.MINOR, "A name is misspelt.");
        travelTo(due.plusDays(1));
        schedule.keep();
        assertThat(theTurn().formKey()).isEqualTo("write");
    }

    @Test
    void twoNodesBeginItOnce() throws Exception {
        travelTo(due.minusDays(20));
        practising(reviewer);
        List<Throwable> failures = new ArrayList<>();
        List<Thread> nodes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Thread node = new Thread(schedule::keep);
            node.setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
            nodes.add(node);
            node.start();
        }
        for (Thread node : nodes) node.join();
        assertThat(failures).isEmpty();
        assertThat(turns()).hasSize(1);
        assertThat(letters(reviewer).stream().filter(letter -> letter.text().contains("Review of a live text")))
                .hasSize(1);
    }

    @Test
    void theDayFollowsTopicAndRiskAndTheSignatureItIsCountedFromStays() {
        LocalDate reviewed = live().lastReviewed();
        jdbc.sql("update article set topic = 'healthy living' where id = ?")
                .param(article.id().value())
                .update();
        forget();
        dates.follow();
        assertThat(live().nextReview()).isEqualTo(reviewed.plusMonths(36));
        jdbc.sql("update article set risk = 'HIGH' where id = ?")
                .param(article.id().value())
                .update();
        dates.follow();
        assertThat(live().nextReview()).isEqualTo(reviewed.plusMonths(12));
        assertThat(live().lastReviewed()).isEqualTo(reviewed);
    }

    @Test
    void anArticleOfADatabaseInUseGetsItsDayFromItsLastSignature() {
        forget();
        dates.follow();
        assertThat(live().nextReview()).isEqualTo(due);
    }

    @Test
    void whatTheReviewerAsksForGoesToTheWriterAndTheLiveTextStays() {
        String sha256 = live().sha256();
        travelTo(due.minusDays(20));
        practising(reviewer);
        schedule.keep();
        reviews.requestChanges(reviewer, theTurn().taskId(), at.read(article), "The guideline has changed.");
        assertThat(theTurn().isHeldBy(writer.id())).isTrue();
        assertThat(letters(writer))
                .last()
                .satisfies(letter -> assertThat(letter.text()).contains("The guideline has changed."));
        assertThat(live().sha256()).isEqualTo(sha256);
        assertThat(live().nextReview()).isEqualTo(due);

        at.save(article, writer, "Most adults need seven to nine hours.");
        at.submit(article, writer);
        at.sign(article, reviewer);
        assertThat(theTurn().formKey()).isEqualTo("publish");
        assertThat(live().lastReviewed()).isBefore(newsroom.today());
    }

    @Test
    void whatIsReadAgainIsWhatReadersSee() {
        String sha256 = live().sha256();
        at.save(article, writer, "A correction that was given up halfway.");
        travelTo(due.minusDays(20));
        practising(reviewer);
        schedule.keep();
        assertThat(at.latest(article).sha256()).isEqualTo(sha256);
        at.sign(article, reviewer);
        assertThat(live().sha256()).isEqualTo(sha256);
        assertThat(live().lastReviewed()).isEqualTo(newsroom.today());
    }

    /** As an older version left it. */
    private void forget() {
        jdbc.sql("update article set next_review = null, review_months = null where id = ?")
                .param(article.id().value())
                .update();
    }

    private void travelTo(LocalDate day) {
        clock.advance(Duration.ofDays(day.toEpochDay() - newsroom.today().toEpochDay()));
    }

    private Person practising(Person clinician) {
        newsroom.certify(
                clinician,
                newsroom.today().minusMonths(2),
                newsroom.today().plusYears(5),
                newsroom.today().minusMonths(1));
        return clinician;
    }

    private Article.Live live() {
        return at.now(article).mustBeLive();
    }

    private List<Turn> turns() {
        return worklist.openOn(article.id().subject());
    }

    private Turn theTurn() {
        assertThat(turns()).hasSize(1);
        return turns().get(0);
    }

    private List<RenderedLetters.Read> letters(Person person) {
        return RenderedLetters.of(server).to(person, article.id().subject());
    }

    private List<String> kinds(Person person) {
        return letters(person).stream().map(RenderedLetters.Read::kind).toList();
    }

    private String page(String path) throws Exception {
        return http.perform(get(path).with(SignedIn.as(publisher)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private static String plain(LocalDate day) {
        return DAY.format(day).replace('\u00a0', ' ');
    }
}
