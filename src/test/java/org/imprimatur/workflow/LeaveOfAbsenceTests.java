package org.imprimatur.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.SignedIn;
import org.imprimatur.TestClock;
import org.imprimatur.TimePasses;
import org.imprimatur.article.Article;
import org.imprimatur.notification.DailyLetters;
import org.imprimatur.notification.Reminders;
import org.imprimatur.outbox.RenderedLetters;
import org.imprimatur.people.Absences;
import org.imprimatur.people.LeaveCommands;
import org.imprimatur.people.LeaveOfAbsence;
import org.imprimatur.people.LeavesOfAbsence;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.people.StaffAdministration;
import org.imprimatur.platform.Subject;
import org.imprimatur.publication.PublishingCommands;
import org.imprimatur.publication.ReReviews;
import org.imprimatur.publication.Severity;
import org.imprimatur.review.AtReview;
import org.imprimatur.review.Reviews;
import org.imprimatur.worklist.AbsentTurns;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Vacancy;
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
 * Somebody goes away and comes back: what they have in hand goes to those who are here, nothing new comes to them first,
 * and on their return they are told what waits. By the shipped table a text on sleep is to be read within five days, and
 * written within fourteen. On a database of its own: days pass here, and daily letters are written.
 */
@TimePasses
@OnBothDatabases
// A database in which nobody's turns have fallen to all writers.
@TestPropertySource(properties = "test.database=of-absences")
class LeaveOfAbsenceTests {

    @Autowired
    LeaveCommands commands;

    @Autowired
    LeavesOfAbsence leaves;

    @Autowired
    Absences absences;

    @Autowired
    AbsentTurns absentTurns;

    @Autowired
    Worklist worklist;

    @Autowired
    Reviews reviews;

    @Autowired
    ReReviews reReviews;

    @Autowired
    PublishingCommands publishingCommands;

    @Autowired
    StaffAdministration staffAdministration;

    @Autowired
    Reminders reminders;

    @Autowired
    DailyLetters dailyLetters;

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
    private LocalDate today;
    private Person writer;
    private Person reviewer;
    private Person other;
    private Person publisher;
    private Person administrator;
    private Article article;

    @BeforeEach
    void aTextInTheHandsOfItsReviewer() {
        clock.set(newsroom.today().atTime(10, 0).atZone(clock.getZone()).toInstant());
        today = newsroom.today();
        at = AtReview.of(server);
        writer = newsroom.aWriter();
        reviewer = at.aReviewer();
        other = at.aReviewer();
        publisher = newsroom.aPublisher();
        administrator = newsroom.anAdministrator();
        article = at.inTheHandsOf(reviewer, writer);
    }

    @AfterEach
    void putTheClockRight() {
        jdbc.sql("update leave_of_absence set ended_at = current_timestamp, welcomed_at = current_timestamp"
                        + " where ended_at is null")
                .update();
        jdbc.sql("delete from daily_letters").update();
        clock.reset();
    }

    @Test
    void whenTheLeaveBeginsWhatCannotWaitGoesToThePool() throws Exception {
        away(reviewer, 1, 20);
        absentTurns.passOn();
        assertThat(theTurn().isHeldBy(reviewer.id())).isTrue();
        int before = letters(reviewer).size();

        travelTo(today.plusDays(1));
        absentTurns.passOn();
        absentTurns.passOn();

        assertThat(theTurn().assignee()).isNull();
        assertThat(theTurn().vacancy()).isEqualTo(new Vacancy(reviewer.id(), Vacancy.Why.AWAY));
        assertThat(letters(other))
                .filteredOn(letter -> letter.text().contains(reviewer.name()))
                .singleElement()
                .satisfies(letter -> assertThat(letter.text())
                        .contains("It was " + reviewer.name() + "’s, who has a leave of absence."));
        assertThat(letters(reviewer)).hasSize(before);
        assertThat(page(publisher, "/desk/articles/" + article.id() + "/timeline"))
                .contains("lies with everybody of its role: " + reviewer.name() + " has a leave of absence");
        assertThat(page(publisher, "/desk/articles/" + article.id()))
                .contains("It was " + reviewer.name() + "’s, who has a leave of absence.");
        assertThat(jdbc.sql("select count(*) from audit_entry where chain = ? and action = 'turn.away'")
                        .param(article.id().subject().key())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whatIsDueAfterTheReturnStaysWithThem() throws Exception {
        away(reviewer, 0, 1);
        absentTurns.passOn();
        assertThat(theTurn().isHeldBy(reviewer.id())).isTrue();
        assertThat(page(publisher, "/desk/articles/" + article.id())).contains(reviewer.name() + ", away until ");
        travelTo(today.plusDays(2));
        assertThat(page(publisher, "/desk/articles/" + article.id())).doesNotContain("away until");
    }

    @Test
    void whoeverStaysAwayLongerGivesUpWhatIsDueByThenAndKeepsWhatTheyTookMeanwhile() {
        LeaveOfAbsence leave = away(reviewer, 0, 1);
        absentTurns.passOn();
        assertThat(theTurn().isHeldBy(reviewer.id())).isTrue();
        commands.say(reviewer, reviewer.id(), leave.id(), today, today.plusDays(20));
        absentTurns.passOn();
        assertThat(theTurn().assignee()).isNull();
        worklist.take(reviewer, theTurn().taskId());
        absentTurns.passOn();
        assertThat(theTurn().isHeldBy(reviewer.id())).isTrue();
    }

    @Test
    void aTextStaysWithItsWriterAndPublishersAreToldInTheirPlace() {
        reviews.requestChanges(reviewer, theTurn().taskId(), at.read(article), "The guideline has changed.");
        away(writer, 1, 20);
        travelTo(today.plusDays(1));
        int before = letters(writer).size();
        absentTurns.passOn();
        absentTurns.passOn();
        assertThat(theTurn().isHeldBy(writer.id())).isTrue();
        assertThat(letters(publisher))
                .filteredOn(letter -> letter.kind().equals("absence"))
                .singleElement()
                .satisfies(letter -> assertThat(letter.text())
                        .contains(writer.name() + " is away until", "stays with them", article.title()));

        for (int day : new int[] {12, 14, 16, 18}) {
            travelTo(today.plusDays(day));
            reminders.remindDue();
        }
        assertThat(letters(writer)).hasSize(before);
        assertThat(letters(publisher))
                .filteredOn(letter -> letter.text().contains("you are reminded in their place"))
                .hasSizeGreaterThanOrEqualTo(3);
        assertThat(letters(publisher))
                .filteredOn(letter -> letter.kind().equals("escalation"))
                .singleElement()
                .satisfies(letter -> assertThat(letter.text()).contains(writer.name() + " is away until"));
    }

    @Test
    void whatComesToAWriterWhoIsAwayStaysAndPublishersAreTold() {
        away(writer, 0, 20);
        absentTurns.passOn();
        reviews.requestChanges(reviewer, theTurn().taskId(), at.read(article), "The guideline has changed.");
        assertThat(theTurn().isHeldBy(writer.id())).isTrue();
        assertThat(letters(publisher))
                .filteredOn(letter -> letter.kind().equals("absence"))
                .singleElement()
                .satisfies(letter -> assertThat(letter.text()).contains("A step has come to them"));
    }

    @Test
    void theSecondReadingOfWhoeverIsAwayGoesToThePoolAtOnce() {
        reviews.requestChanges(reviewer, theTurn().taskId(), at.read(article), "The guideline has changed.");
        away(reviewer, 0, 2);
        int before = letters(reviewer).size();
        at.save(article, writer, "Most adults need seven to nine hours.");
        at.submit(article, writer);
        assertThat(theTurn().vacancy()).isEqualTo(new Vacancy(reviewer.id(), Vacancy.Why.AWAY));
        assertThat(letters(other))
                .last()
                .satisfies(letter -> assertThat(letter.kind()).isEqualTo("turn"));
        assertThat(letters(reviewer)).hasSize(before);
    }

    @Test
    void aReReviewAndACorrectionPassByWhoeverSignedLastWhileTheyAreAway() {
        publish();
        LeaveOfAbsence leave = away(reviewer, 0, 20);
        int before = letters(reviewer).size();
        reReviews.begin(article.id(), null);
        assertThat(theTurn().assignee()).isNull();
        assertThat(letters(other))
                .last()
                .satisfies(letter -> assertThat(letter.text()).contains("Review of a live text"));
        at.sign(article, other);

        publishingCommands.correct(publisher, article.id(), Severity.MINOR, "A name is misspelt.");
        at.save(article, writer, "Most adults need seven to nine hours.");
        at.submit(article, writer);
        assertThat(theTurn().assignee()).isNotEqualTo(reviewer.id());
        assertThat(letters(reviewer)).hasSize(before);
        assertThat(leaves.openOf(reviewer.id())).map(LeaveOfAbsence::id).contains(leave.id());
    }

    @Test
    void aCorrectionBegunBeforeTheyWentPassesThemByWhenItComesToBeRead() {
        publish();
        publishingCommands.correct(publisher, article.id(), Severity.MINOR, "A name is misspelt.");
        away(reviewer, 1, 20);
        travelTo(today.plusDays(2));
        at.save(article, writer, "Most adults need seven to nine hours.");
        at.submit(article, writer);
        assertThat(theTurn().vacancy()).isEqualTo(new Vacancy(reviewer.id(), Vacancy.Why.AWAY));
    }

    @Test
    void backEarlyTheyAreAskedFirstAgain() throws Exception {
        publish();
        away(reviewer, 0, 20);
        http.perform(post("/desk/me/leave/end").with(SignedIn.as(reviewer)));
        assertThat(absences.isAway(reviewer.id())).isFalse();
        reReviews.begin(article.id(), null);
        assertThat(theTurn().isHeldBy(reviewer.id())).isTrue();
        dailyLettersOn(today.plusDays(1));
        assertThat(kindsOfDays(reviewer)).containsExactly("digest");
    }

    @Test
    void theDailyLetterPausesAndOnTheReturnThereIsOne() {
        away(reviewer, 1, 3);
        for (int day = 1; day < 4; day++) {
            dailyLettersOn(today.plusDays(day));
        }
        assertThat(kindsOfDays(reviewer)).isEmpty();
        dailyLettersOn(today.plusDays(4));
        assertThat(daysOf(reviewer)).singleElement().satisfies(letter -> {
            assertThat(letter.kind()).isEqualTo("back");
            assertThat(letter.text())
                    .contains("Welcome back.", "for you today", theTurn().taskId());
            assertThat(letter.html()).contains("Welcome back.");
        });
        dailyLettersOn(today.plusDays(5));
        assertThat(kindsOfDays(reviewer)).containsExactly("back", "digest");
    }

    @Test
    void nothingIsSaidToWaitForWhoeverHasNothing() {
        Person idle = newsroom.aWriter();
        away(idle, 0, 3);
        dailyLettersOn(today.plusDays(4));
        assertThat(daysOf(idle))
                .singleElement()
                .satisfies(
                        letter -> assertThat(letter.text()).contains("Welcome back.", "Nothing waits for you today."));
    }

    @Test
    void aServerThatWasDownAllTheWhileTakesNothingAwayAfterTheReturn() {
        away(reviewer, 1, 20);
        travelTo(today.plusDays(21));
        absentTurns.passOn();
        assertThat(theTurn().isHeldBy(reviewer.id())).isTrue();
        assertThat(absences.isAway(reviewer.id())).isFalse();
    }

    @Test
    void aServerThatWasDownWhenItBeganCatchesUp() {
        away(reviewer, 1, 20);
        travelTo(today.plusDays(9));
        absentTurns.passOn();
        assertThat(theTurn().assignee()).isNull();
    }

    @Test
    void aClockThatRunsBackChangesNothingTwice() {
        away(reviewer, 1, 20);
        travelTo(today.plusDays(1));
        absentTurns.passOn();
        travelTo(today);
        worklist.take(other, theTurn().taskId());
        worklist.give(publisher, theTurn().taskId(), reviewer);
        travelTo(today.plusDays(1));
        absentTurns.passOn();
        assertThat(theTurn().isHeldBy(reviewer.id())).isTrue();
    }

    @Test
    void twoNodesPassItOnOnce() throws Exception {
        Article draft = newsroom.aDraftBy(writer);
        away(reviewer, 0, 20);
        away(writer, 0, 20);
        List<Throwable> failures = new ArrayList<>();
        List<Thread> nodes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Thread node = new Thread(absentTurns::passOn);
            node.setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
            nodes.add(node);
            node.start();
        }
        for (Thread node : nodes) node.join();
        assertThat(failures).isEmpty();
        assertThat(theTurn().assignee()).isNull();
        assertThat(letters(other).stream().filter(letter -> letter.text().contains(reviewer.name())))
                .hasSize(1);
        assertThat(letters(publisher, draft).stream()
                        .filter(letter -> letter.kind().equals("absence")))
                .hasSize(1);
    }

    @Test
    void whoeverLosesTheRoleMeanwhileLosesTheTurnForThat() {
        away(reviewer, 0, 1);
        absentTurns.passOn();
        jdbc.sql("update person_role set role = 'WRITER' where person_id = ?")
                .param(reviewer.id().value())
                .update();
        reviewer = new Person(
                reviewer.id(), reviewer.slug(), reviewer.name(), reviewer.email(), Set.of(Role.writer()), true);
        travelTo(today.plusDays(2));
        assertThat(worklist.obstacle(reviewer.id(), theTurn()))
                .contains(new Vacancy(reviewer.id(), Vacancy.Why.ROLE_TAKEN));
        staffAdministration.deactivate(administrator, reviewer.id());
        assertThat(theTurn().vacancy()).isEqualTo(new Vacancy(reviewer.id(), Vacancy.Why.LEFT));
    }

    @Test
    void whoeverLeavesForGoodIsNotAwayForAWhile() {
        away(reviewer, 1, 20);
        staffAdministration.deactivate(administrator, reviewer.id());
        assertThat(leaves.openOf(reviewer.id())).isEmpty();
        assertThatExceptionOfType(LeaveCommands.HasLeft.class)
                .isThrownBy(() -> commands.say(administrator, reviewer.id(), null, today, today.plusDays(2)));
        staffAdministration.reactivate(administrator, reviewer.id());
        travelTo(today.plusDays(2));
        assertThat(absences.isAway(reviewer.id())).isFalse();
    }

    @Test
    void thereIsOneLeaveAtATimeAndStrangersDoNotSayIt() {
        LeaveOfAbsence leave = away(reviewer, 1, 3);
        assertThatExceptionOfType(LeaveCommands.HasLeave.class)
                .isThrownBy(() -> commands.say(reviewer, reviewer.id(), null, today.plusDays(5), today.plusDays(6)));
        assertThatExceptionOfType(LeaveCommands.NotYoursToSay.class)
                .isThrownBy(() -> commands.say(publisher, reviewer.id(), leave.id(), today, today));
        assertThatExceptionOfType(LeaveCommands.NotYoursToSay.class)
                .isThrownBy(() -> commands.end(publisher, reviewer.id()));
        commands.end(reviewer, reviewer.id());
        assertThatExceptionOfType(LeaveCommands.LeaveIsOver.class)
                .isThrownBy(() -> commands.say(reviewer, reviewer.id(), leave.id(), today, today));
    }

    @Test
    void aReviewerWhoIsAwayIsShownAsThatAndNotNamed() throws Exception {
        Article draft = newsroom.aDraftBy(writer);
        String task = worklist.openOn(draft.id().subject()).get(0).taskId();
        away(other, 0, 6);
        String submit = "/desk/tasks/" + task + "/write/submit";
        assertThat(page(writer, submit)).contains("away until " + weekday(today.plusDays(6)));
        String answer = http.perform(post(submit)
                        .param("revision", "1")
                        .param("reviewer", other.id().toString())
                        .with(SignedIn.as(writer)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(answer)
                .contains("is away until " + weekday(today.plusDays(6)), "back on " + weekday(today.plusDays(7)));
        assertThat(worklist.openOn(draft.id().subject()).get(0).isHeldBy(writer.id()))
                .isTrue();
    }

    @Test
    void onTheirPageTheySayItAndGiveBackWhatIsTicked() throws Exception {
        String href = "/desk/me/leave";
        assertThat(page(reviewer, href)).contains("First day away", article.title());
        String wrong = sayAt(reviewer, href, today.plusDays(3), today.plusDays(1));
        assertThat(wrong).contains("comes before");
        assertThat(leaves.openOf(reviewer.id())).isEmpty();
        sayAt(reviewer, href, today.plusDays(1), today.plusDays(20));
        String page = page(reviewer, href);
        assertThat(page).contains("Away from " + weekday(today.plusDays(1)), "checked=\"checked\"");
        http.perform(post(href + "/give-back")
                .param("turn", theTurn().taskId(), "no-such-turn")
                .with(SignedIn.as(reviewer)));
        assertThat(theTurn().vacancy()).isEqualTo(new Vacancy(reviewer.id(), Vacancy.Why.AWAY));
        assertThat(letters(other))
                .last()
                .satisfies(letter -> assertThat(letter.text()).contains("who has a leave of absence"));
        assertThat(page(reviewer, "/desk")).doesNotContain("You are marked as away");
        travelTo(today.plusDays(1));
        assertThat(page(reviewer, "/desk")).contains("You are marked as away until", "I am back");
        http.perform(post(href + "/end").with(SignedIn.as(reviewer)));
        assertThat(page(reviewer, "/desk")).doesNotContain("You are marked as away");
        assertThat(page(reviewer, href)).contains("Earlier leaves", "ended on");
    }

    @Test
    void withoutALeaveNothingIsGivenBackForOne() throws Exception {
        http.perform(post("/desk/me/leave/give-back")
                .param("turn", theTurn().taskId())
                .with(SignedIn.as(reviewer)));
        assertThat(theTurn().isHeldBy(reviewer.id())).isTrue();
    }

    @Test
    void anAdministratorSaysItForWhoeverIsIllAndTheyAreToldByLetter() throws Exception {
        String href = "/desk/people/" + reviewer.id() + "/leave";
        sayAt(administrator, href, today, today.plusDays(6));
        assertThat(absences.isAway(reviewer.id())).isTrue();
        assertThat(RenderedLetters.of(server).to(reviewer, reviewer.id().subject()))
                .last()
                .satisfies(letter -> assertThat(letter.text())
                        .contains("You are marked at", "as away from", administrator.name() + " did this"));
        assertThat(page(publisher, "/desk/people")).contains("Away until");
        assertThat(page(publisher, "/desk/calendar")).contains(reviewer.name() + ", away until");
        assertThat(page(writer, "/desk/calendar")).doesNotContain(reviewer.name() + ", away until");
        assertThat(page(administrator, "/desk/people/" + reviewer.id())).contains("Away until");
        http.perform(post(href + "/end").with(SignedIn.as(administrator)));
        assertThat(absences.isAway(reviewer.id())).isFalse();
        assertThat(RenderedLetters.of(server).to(reviewer, reviewer.id().subject()))
                .last()
                .satisfies(letter -> assertThat(letter.text()).contains("was ended"));
        assertThat(jdbc.sql("select action from audit_entry where chain = ? and action like 'leave.%' order by seq")
                        .param(reviewer.id().subject().key())
                        .query(String.class)
                        .list())
                .containsExactly("leave.set", "leave.ended");
    }

    private LeaveOfAbsence away(Person person, int from, int to) {
        return commands.say(person, person.id(), null, today.plusDays(from), today.plusDays(to));
    }

    private void publish() {
        at.sign(article, reviewer);
        worklist.take(publisher, theTurn().taskId());
        publishingCommands.publishNow(publisher, theTurn().taskId(), at.read(article));
    }

    private void travelTo(LocalDate day) {
        clock.advance(Duration.ofDays(day.toEpochDay() - newsroom.today().toEpochDay()));
    }

    private void dailyLettersOn(LocalDate day) {
        travelTo(day);
        dailyLetters.sendDue();
    }

    private Turn theTurn() {
        List<Turn> open = worklist.openOn(article.id().subject());
        assertThat(open).hasSize(1);
        return open.get(0);
    }

    private List<RenderedLetters.Read> letters(Person person) {
        return letters(person, article);
    }

    private List<RenderedLetters.Read> letters(Person person, Article about) {
        return RenderedLetters.of(server).to(person, about.id().subject());
    }

    private List<RenderedLetters.Read> daysOf(Person person) {
        return RenderedLetters.of(server).to(person, Subject.of("digest:" + person.id()));
    }

    private List<String> kindsOfDays(Person person) {
        return daysOf(person).stream().map(RenderedLetters.Read::kind).toList();
    }

    private String sayAt(Person me, String href, LocalDate firstDay, LocalDate lastDay) throws Exception {
        return http.perform(post(href)
                        .param("firstDay", firstDay.toString())
                        .param("lastDay", lastDay.toString())
                        .with(SignedIn.as(me)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private String page(Person me, String path) throws Exception {
        return http.perform(get(path).with(SignedIn.as(me)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private String weekday(LocalDate day) {
        String pattern = day.getYear() == today.getYear() ? "EEEE d\u00a0MMMM" : "EEEE d\u00a0MMMM\u00a0yyyy";
        return java.time.format.DateTimeFormatter.ofPattern(pattern, java.util.Locale.ENGLISH)
                .format(day);
    }
}
