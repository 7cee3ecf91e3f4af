package org.imprimatur.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.report.CaseRoom.anAddress;
import static org.imprimatur.report.CaseRoom.input;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.TaskService;
import org.imprimatur.FullBuildOnly;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.SignedIn;
import org.imprimatur.TestClock;
import org.imprimatur.TimePasses;
import org.imprimatur.article.Article;
import org.imprimatur.article.RevisionText;
import org.imprimatur.notification.DailyLetters;
import org.imprimatur.outbox.RenderedLetters;
import org.imprimatur.outbox.TestSenders;
import org.imprimatur.people.Person;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.Subject;
import org.imprimatur.publication.NoticeText;
import org.imprimatur.publication.PublishingCommands;
import org.imprimatur.publication.ReReviewSchedule;
import org.imprimatur.publication.Severity;
import org.imprimatur.review.AtReview;
import org.imprimatur.workflow.PromisedDueDates;
import org.imprimatur.workflow.intervention.TakingBack;
import org.imprimatur.worklist.Turn;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;

/** From a reader's mail to the answer by the day they were promised it. */
@TimePasses
@OnBothDatabases
class PromisedAnswerTests {

    private static final GreenMail MAIL_SERVER = new GreenMail(ServerSetup.SMTP.dynamicPort());

    @Autowired
    AutowireCapableBeanFactory server;

    @Autowired
    TestClock.Settable clock;

    @Autowired
    MockMvc http;

    @Autowired
    Merging merging;

    @Autowired
    Unmerging unmerging;

    @Autowired
    TaskService tasks;

    @Autowired
    ReReviewSchedule schedule;

    @Autowired
    PromisedDueDates promises;

    @Autowired
    DailyLetters daily;

    @Autowired
    TakingBack takingBack;

    TestSenders senders;
    CaseRoom room;
    AtReview at;
    Person writer;
    Person reviewer;
    Person publisher;
    Article article;

    @BeforeAll
    static void open() {
        MAIL_SERVER.start();
    }

    @AfterAll
    static void close() {
        MAIL_SERVER.stop();
    }

    @BeforeEach
    void aLiveArticle(@Autowired ApplicationContext context) throws Exception {
        senders = new TestSenders(context);
        senders.clear();
        MAIL_SERVER.purgeEmailFromAllMailboxes();
        room = CaseRoom.of(server);
        at = AtReview.of(server);
        writer = room.newsroom.aWriter();
        reviewer = at.aReviewer();
        publisher = room.newsroom.aPublisher();
        article = room.aLiveArticle(writer, reviewer);
    }

    @AfterEach
    void putTheClockRight() {
        clock.reset();
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"MINOR", "CLINICAL", "DANGEROUS"})
    void everyStageDoneOnItsLastDayKeepsThePromise(Outcome outcome) {
        Report report = room.aReportOn(article, anAddress());
        LocalDate promised = day(report.outcomeDue());

        toTheLastMinuteOf(room.turnOn(report));
        room.decide(publisher, report, input(outcome, report));
        toTheLastMinuteOf(turn());
        write();
        assertThat(turn().isHeldBy(reviewer.id())).isTrue();
        toTheLastMinuteOf(turn());
        at.sign(article, reviewer);
        toTheLastMinuteOf(turn());
        publish(outcome);
        room.goOn(report);

        Report answered = room.now(report);
        assertThat(answered.state()).isEqualTo(Report.State.CLOSED);
        assertThat(room.letters(report, "report-answer")).hasSize(1);
        assertThat(day(answered.closedAt())).isBeforeOrEqualTo(promised);
        assertThat(answered.outcomeDue()).isEqualTo(report.outcomeDue());
    }

    @Test
    void anEarlierPromiseMergedIntoItMovesTheOpenTurnAndItsTask() {
        Report early = room.aReportOn(article, anAddress());
        clock.advance(Duration.ofDays(5));
        Report late = room.aReportOn(article, anAddress());
        room.decide(publisher, late, input(Outcome.MINOR, late));
        Turn before = turn();

        merging.merge(publisher, late.number(), List.of(early.number()));

        Turn moved = turn();
        assertThat(moved.due()).isBefore(before.due());
        assertThat(tasks.createTaskQuery()
                        .taskId(moved.taskId())
                        .singleResult()
                        .getDueDate()
                        .toInstant())
                .isEqualTo(moved.due());
        assertThat(letters(writer)).last().satisfies(letter -> {
            assertThat(letter.kind()).isEqualTo("due-moved");
            assertThat(letter.text().replaceAll("\\s+", " ")).contains("follows what readers were promised");
        });

        unmerging.takeOut(publisher, early.number());
        promises.followAll();
        assertThat(turn().due()).isEqualTo(before.due());
    }

    @Test
    void aDaySomebodySetStandsUntilAPromiseMoves() {
        Report report = room.aReportOn(article, anAddress());
        room.decide(publisher, report, input(Outcome.MINOR, report));
        Instant later = turn().due().plus(Duration.ofDays(1));

        room.worklist.moveDue(publisher, turn().taskId(), later, "The writer is away.");
        promises.followAll();

        assertThat(turn().due()).isEqualTo(later);
    }

    @Test
    void aDangerousOneLeadsTodayAndSaysSo() throws Exception {
        Article other = room.aLiveArticle(writer, reviewer);
        Report calm = room.aReportOn(other, anAddress());
        room.decide(publisher, calm, input(Outcome.MINOR, calm));
        Report report = room.aReportOn(article, anAddress());
        room.decide(publisher, report, input(Outcome.DANGEROUS, report));

        assertThat(day(turn().due())).isEqualTo(room.newsroom.today());
        String desk = page("/desk", writer);
        assertThat(desk).contains("Urgent", "Dangerous", "A reader was promised an answer by");
        assertThat(desk.indexOf(article.title())).isLessThan(desk.indexOf(other.title()));
        assertThat(letters(writer)).last().satisfies(letter -> {
            assertThat(letter.subject()).startsWith("[Safety correction");
            assertThat(letter.text()).contains("A reader was promised an answer by");
        });
        assertThat(page("/desk/tasks/" + turn().taskId() + "/write", writer))
                .contains("Dangerous", "A reader was promised an answer by");
        assertThat(page("/desk/articles?state=work&q=" + article.number(), publisher))
                .contains("Dangerous", "A reader was promised an answer by");
    }

    @Test
    void aCorrectionGoesToWhoeverSignedLastAndThenToThePool() {
        Report report = room.aReportOn(article, anAddress());
        room.decide(publisher, report, input(Outcome.MINOR, report));
        write();
        schedule.keep();
        assertThat(turn().isHeldBy(reviewer.id())).isTrue();

        clock.set(turn().due().minusSeconds(3600));
        schedule.keep();

        assertThat(turn().assignee()).isNull();
        assertThat(turn().vacancy()).isNotNull();
    }

    @Test
    void theSignatureOfTheLastEditionIsNoAlarm() throws Exception {
        Report report = room.aReportOn(article, anAddress());
        room.decide(publisher, report, input(Outcome.MINOR, report));
        write();

        assertThat(page("/desk/tasks/" + turn().taskId() + "/review", reviewer))
                .contains("A new text, for a signature of its own", "for an earlier edition")
                .doesNotContain("Lapsed", "seal--lapsed");
        assertThat(page("/desk/articles/" + article.id(), publisher))
                .contains("This is the text of the next edition")
                .doesNotContain("lapsed");
    }

    @Test
    void aCorrectionThatBeganBeforeThePromiseIsReckonedFromNow() {
        room.publishingCommands.correct(publisher, article.id(), Severity.MINOR, "It said the opposite.");
        clock.advance(Duration.ofDays(8));
        Report report = room.aReportOn(article, anAddress());

        room.decide(publisher, report, input(Outcome.MINOR, report));
        promises.followAll();

        assertThat(day(turn().due())).isAfter(room.newsroom.today()).isBefore(day(report.outcomeDue()));
    }

    @Test
    void aDayThatIsMovedThereAndBackStands() {
        Report report = room.aReportOn(article, anAddress());
        room.decide(publisher, report, input(Outcome.MINOR, report));
        Instant reckoned = turn().due();

        room.worklist.moveDue(publisher, turn().taskId(), reckoned.minus(Duration.ofDays(1)), "It is urgent.");
        promises.followAll();
        room.worklist.moveDue(publisher, turn().taskId(), reckoned.plus(Duration.ofDays(2)), "It is not.");
        promises.followAll();

        assertThat(turn().due()).isEqualTo(reckoned.plus(Duration.ofDays(2)));
    }

    @Test
    void aClinicalMistakeThatTheNewsroomFoundItselfIsDueSoonerUntilSomebodyMovesIt() {
        room.publishingCommands.correct(publisher, article.id(), Severity.CLINICAL, "It said the opposite.");
        assertThat(day(turn().due())).isBefore(room.newsroom.today().plusDays(7));

        Instant later = turn().due().plus(Duration.ofDays(5));
        room.worklist.moveDue(publisher, turn().taskId(), later, "The writer is away.");
        promises.followAll();

        assertThat(turn().due()).isEqualTo(later);
    }

    @Test
    void aCorrectionUnderWayFromBeforeThereWasAChainIsDueInTimeAfterAll() {
        Report report = room.aReportOn(article, anAddress());
        room.decide(publisher, report, input(Outcome.CLINICAL, report));
        Instant reckoned = turn().due();
        room.jdbc
                .sql("update worklist set due = ?, queue_due = ?, urgency = 0, drawn_due = null, reckoned_due = null"
                        + " where task_id = ?")
                .params(
                        DbTime.at(clock.instant().plus(Duration.ofDays(14))),
                        DbTime.at(clock.instant().plus(Duration.ofDays(14))),
                        turn().taskId())
                .update();

        promises.followAll();

        assertThat(turn().due()).isEqualTo(reckoned);
    }

    @Test
    void aPromiseLeadsOnlyOnceItsStageIsDue() throws Exception {
        Report report = room.aReportOn(article, anAddress());
        room.decide(publisher, report, input(Outcome.MINOR, report));
        assertThat(page("/desk", writer))
                .contains("A reader was promised an answer by")
                .doesNotContain("turns-urgent");

        toTheLastMinuteOf(turn());

        assertThat(page("/desk", writer)).contains("turns-urgent");
    }

    @Test
    void theDailyLetterLeadsWithWhatIsUrgent() {
        Article other = room.aLiveArticle(writer, reviewer);
        room.publishingCommands.correct(publisher, other.id(), Severity.MINOR, "A comma is missing.");
        clock.set(clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(15 * 24 + 9)));
        Report report = room.aReportOn(article, anAddress());
        room.decide(publisher, report, input(Outcome.CLINICAL, report));
        // In other tests that day has passed.
        room.jdbc.sql("delete from daily_letters").update();

        daily.sendDue();

        assertThat(RenderedLetters.of(server).to(writer, Subject.of("digest:" + writer.id())))
                .last()
                .satisfies(letter -> {
                    assertThat(letter.text())
                            .containsSubsequence(
                                    "1 of them is overdue",
                                    "Urgent",
                                    article.title(),
                                    "Clinical correction",
                                    "a reader was promised an answer by " + inFull(report.outcomeDue()),
                                    "Overdue",
                                    other.title());
                    assertThat(Jsoup.parse(letter.html()).text())
                            .containsSubsequence("Urgent", article.title(), "Clinical correction", other.title());
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"left", "role", "expired", "revoked", "wrote"})
    void whoeverMayNotSignAgainIsNotAsked(String why) {
        Report report = room.aReportOn(article, anAddress());
        room.decide(publisher, report, input(Outcome.MINOR, report));
        switch (why) {
            case "left" -> barred("update person set active = false where id = ?");
            case "role" -> barred("delete from person_role where person_id = ?");
            case "expired" -> barred("update credential set expires = date '2020-01-01' where person_id = ?");
            case "revoked" ->
                barred("update credential set revoked_on = issued, revoked_by = person_id where person_id = ?");
            default -> at.save(article, reviewer, "Most adults need **seven hours** [@watson2015].");
        }
        write();
        schedule.keep();

        assertThat(turn().assignee()).isNull();
        assertThat(letters(reviewer))
                .noneMatch(letter -> letter.subject().contains("Medical review")
                        && letter.text().contains("It lies with you alone"));
    }

    @Test
    void aTextThatIsTakenBackComesToThemAgain() {
        Report report = room.aReportOn(article, anAddress());
        room.decide(publisher, report, input(Outcome.MINOR, report));
        write();
        takingBack.takeBack(writer, article.id());
        write();

        assertThat(turn().isHeldBy(reviewer.id())).isTrue();
    }

    /** With the clock moved day by day: whose turn it is, until when, and what pages and letters say of it. */
    @FullBuildOnly
    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"MINOR", "CLINICAL"})
    void fromAReadersMailToTheAnswerInTheirMailbox(Outcome outcome) throws Exception {
        String address = anAddress();
        clock.set(inTheMorningOf(room.newsroom.today().plusDays(1)).plus(Duration.ofHours(1)));
        Report report = room.aReportOn(article, address);
        LocalDate promised = day(report.outcomeDue());
        assertThat(toReader(address, report).text()).contains("You have our answer by " + inFull(report.outcomeDue()));

        List<LocalDate> dues = new ArrayList<>();
        dues.add(dayByDay(room.turnOn(report), publisher, promised));
        room.decide(publisher, report, input(outcome, report));
        toldOf(writer, promised);
        dues.add(dayByDay(turn(), writer, promised));
        write();
        toldOf(reviewer, promised);
        assertThat(turn().isHeldBy(reviewer.id())).isTrue();
        dues.add(dayByDay(turn(), reviewer, promised));
        if (turn().assignee() == null) {
            assertThat(letters(reviewer)).isNotEmpty();
        }
        at.sign(article, reviewer);
        toldOf(publisher, promised);
        dues.add(dayByDay(turn(), publisher, promised));
        publish(outcome);
        room.goOn(report);

        assertThat(dues).isSorted().allSatisfy(due -> assertThat(due).isBefore(promised));
        assertThat(room.now(report).state()).isEqualTo(Report.State.CLOSED);
        assertThat(room.newsroom.today()).isBeforeOrEqualTo(promised);
        senders.sender(MAIL_SERVER.getSmtp().getPort()).sendDue();
        assertThat(MAIL_SERVER.getReceivedMessages())
                .anySatisfy(mail ->
                        assertThat(mail.getAllRecipients()[0].toString()).contains(address));
        assertThat(toReader(address, report).kind()).isEqualTo("report-answer");
    }

    /** Lets each day pass until the last minute of the one it is due on. */
    private LocalDate dayByDay(Turn begun, Person holder, LocalDate promised) throws Exception {
        LocalDate due = day(begun.due());
        String task = begun.taskId();
        for (int waited = 0; room.newsroom.today().isBefore(due); waited++) {
            clock.set(inTheMorningOf(room.newsroom.today().plusDays(1)));
            promises.followAll();
            schedule.keep();
            Turn now = room.worklist.find(task).orElseThrow();
            assertThat(now.due()).isEqualTo(begun.due());
            assertThat(now.assignee() == null || now.isHeldBy(holder.id())).isTrue();
            String desk = page("/desk", holder);
            assertThat(desk).doesNotContainPattern("\\d\\d hours");
            if (begun.subject().is(Subject.Kind.REPORT)) {
                assertThat(desk).contains("Decision due", "Answer due");
                continue;
            }
            assertThat(desk)
                    .contains(article.title(), "A reader was promised an answer by")
                    .contains(waited == 0 ? "since yesterday" : (waited + 1) + " days");
            assertThat(Jsoup.parse(desk).select(".turns--urgent").text().contains(article.title()))
                    .isEqualTo(!room.newsroom.today().isBefore(due) || !Outcome.MINOR.equals(decided(article)));
        }
        toTheLastMinuteOf(begun);
        return due;
    }

    private Instant inTheMorningOf(LocalDate day) {
        return day.atTime(8, 0).atZone(clock.getZone()).toInstant();
    }

    private Outcome decided(Article on) {
        return room.jdbc
                .sql("select outcome from correction_report where article_id = ?")
                .param(on.id().value())
                .query((row, n) -> Outcome.valueOf(row.getString("outcome")))
                .single();
    }

    private void toldOf(Person person, LocalDate promised) {
        assertThat(letters(person)).anySatisfy(letter -> {
            assertThat(letter.kind()).isEqualTo("turn");
            assertThat(letter.text())
                    .contains("It is due on " + inFull(turn().due()))
                    .contains("A reader was promised an answer by " + inFull(promised));
        });
    }

    private RenderedLetters.Read toReader(String address, Report report) {
        List<RenderedLetters.Read> all =
                RenderedLetters.of(server).to(address, report.id().subject());
        return all.get(all.size() - 1);
    }

    private String inFull(Instant instant) {
        return inFull(day(instant));
    }

    private static String inFull(LocalDate day) {
        return DateTimeFormatter.ofPattern("EEEE d\u00a0MMMM\u00a0yyyy", Locale.ENGLISH)
                .format(day);
    }

    private void barred(String sql) {
        room.jdbc.sql(sql).param(reviewer.id().value()).update();
    }

    private void toTheLastMinuteOf(Turn turn) {
        assertThat(turn.due()).isAfter(clock.instant());
        clock.set(turn.due().minusSeconds(20));
    }

    private void write() {
        Article now = room.articles.require(article.id());
        RevisionText text = room.articles.latest(now).text();
        room.articleCommands.save(
                now.id(),
                now.latestRevision(),
                new RevisionText(
                        text.title(),
                        text.standfirst(),
                        text.body().replace("live longer", "die earlier"),
                        text.sources()),
                writer);
        room.articleCommands.submit(writer, turn().taskId());
    }

    private void publish(Outcome outcome) {
        room.worklist.take(publisher, turn().taskId());
        NoticeText notice =
                new NoticeText(Severity.valueOf(outcome.name()), "It said the opposite.", "live longer", "die earlier");
        room.publishingCommands.publishNow(
                publisher, turn().taskId(), at.read(article), new PublishingCommands.Answer(notice, false));
    }

    private Turn turn() {
        return room.turnOn(article);
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, clock.getZone());
    }

    private List<RenderedLetters.Read> letters(Person person) {
        return RenderedLetters.of(server).to(person, article.id().subject());
    }

    private String page(String path, Person person) throws Exception {
        return http.perform(get(path).with(SignedIn.as(person)))
                .andReturn()
                .getResponse()
                .getContentAsString()
                .replace('\u00a0', ' ');
    }
}
