package org.imprimatur.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.report.CaseRoom.anAddress;
import static org.imprimatur.report.CaseRoom.input;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.TestClock;
import org.imprimatur.article.Article;
import org.imprimatur.article.RevisionText;
import org.imprimatur.outbox.RenderedLetters;
import org.imprimatur.people.Person;
import org.imprimatur.publication.NoticeText;
import org.imprimatur.publication.PublishingCommands;
import org.imprimatur.publication.ReReviewSchedule;
import org.imprimatur.publication.Severity;
import org.imprimatur.review.AtReview;
import org.imprimatur.workflow.PromisedDueDates;
import org.imprimatur.worklist.Turn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.test.web.servlet.MockMvc;

/** From a reader's mail to the answer by the day they were promised it. */
@ServerTest
@OnBothDatabases
class PromisedAnswerTests {

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

    CaseRoom room;
    AtReview at;
    Person writer;
    Person reviewer;
    Person publisher;
    Article article;

    @BeforeEach
    void aLiveArticle() {
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
            assertThat(letter.subject()).startsWith("Dangerous: ");
            assertThat(letter.text()).contains("A reader was promised an answer by");
        });
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
        NoticeText notice = new NoticeText(
                Severity.valueOf(outcome.name()), "It said the opposite.", "live longer", "die earlier");
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
