package org.imprimatur.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.TestClock;
import org.imprimatur.TimePasses;
import org.imprimatur.article.Article;
import org.imprimatur.outbox.LetterKind;
import org.imprimatur.people.Person;
import org.imprimatur.workflow.Walk;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A draft is due in fourteen days; reminders come two days before, then, two days after, and after four the publishers. */
@TimePasses
@OnBothDatabases
class RemindersTests {

    @Autowired
    Reminders reminders;

    @Autowired
    TurnLetterCheck check;

    @Autowired
    Worklist worklist;

    @Autowired
    Newsroom newsroom;

    @Autowired
    Walk walk;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock.Settable clock;

    @Autowired
    TransactionTemplate transaction;

    private Person writer;
    private Person publisher;
    private Article article;
    private Turn turn;

    @BeforeEach
    void aDraft() {
        writer = newsroom.aWriter();
        publisher = newsroom.aPublisher();
        newsroom.aReviewer();
        article = newsroom.aDraftBy(writer);
        turn = walk.turn(article);
    }

    @AfterEach
    void putTheClockRight() {
        clock.reset();
    }

    @Test
    void aReminderComesBeforeTheDayOnItAndAfterItAndThenThePublishersAreTold() {
        reminders.remindDue();
        assertThat(letters()).isEmpty();
        List<String> expected = new ArrayList<>();
        for (int day : new int[] {12, 14, 16}) {
            advanceTo(day);
            reminders.remindDue();
            reminders.remindDue();
            expected.add(reminder(expected.size() + 1));
            assertThat(letters()).containsExactlyElementsOf(expected);
        }
        advanceTo(18);
        reminders.remindDue();
        reminders.remindDue();
        assertThat(letters()).containsAll(expected).contains(key("escalation", 4, publisher));
        assertThat(letters().stream().filter(key -> key.startsWith("reminder:")))
                .hasSize(3);
        advanceTo(60);
        int before = letters().size();
        reminders.remindDue();
        assertThat(letters()).hasSize(before);
    }

    @Test
    void whatThreeDaysOfDowntimeHeldUpComesAsTheNewestAlone() {
        advanceTo(11);
        reminders.remindDue();
        advanceTo(14);
        clock.advance(Duration.ofHours(1));
        reminders.remindDue();
        assertThat(letters()).containsExactly(reminder(2));
    }

    @Test
    void afterAMonthOfDowntimeThereIsOneReminderAndOneWordToEachPublisher() {
        advanceTo(45);
        reminders.remindDue();
        assertThat(letters()).contains(reminder(3)).doesNotContain(reminder(1), reminder(2));
        assertThat(letters().stream().filter(key -> key.endsWith(":" + publisher.id())))
                .hasSize(1);
    }

    @Test
    void aClockThatRunsBackwardsRemindsNobodyTwice() {
        advanceTo(16);
        reminders.remindDue();
        for (int back : new int[] {1, 3, 14}) {
            clock.advance(Duration.ofDays(-back));
            reminders.remindDue();
            clock.advance(Duration.ofDays(back));
            reminders.remindDue();
        }
        assertThat(letters()).containsExactly(reminder(3));
    }

    @Test
    void twoNodesAtOnceRemindOnce() throws Exception {
        advanceTo(14);
        List<Throwable> failures = new ArrayList<>();
        List<Thread> nodes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Thread node = new Thread(reminders::remindDue);
            node.setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
            nodes.add(node);
        }
        nodes.forEach(Thread::start);
        for (Thread node : nodes) {
            node.join();
        }
        assertThat(failures).isEmpty();
        assertThat(letters()).containsExactly(reminder(2));
    }

    @Test
    void whatIsDoneIsNotRemindedOf() {
        walk.submit(article);
        advanceTo(40);
        reminders.remindDue();
        assertThat(letters()).isEmpty();
    }

    @Test
    void aReminderIsLookedAtAgainBeforeItLeaves() {
        Map<String, Object> model = Map.of("due", String.valueOf(turn.due()));
        assertThat(check.stillWanted(LetterKind.REMINDER, turn.taskId(), writer.id(), model))
                .isTrue();
        assertThat(check.stillWanted(LetterKind.REMINDER, turn.taskId(), publisher.id(), model))
                .as("it is somebody else's by now")
                .isFalse();
        assertThat(check.stillWanted(LetterKind.ESCALATION, turn.taskId(), publisher.id(), model))
                .isTrue();
        Map<String, Object> dueBefore = Map.of("due", "2026-01-01T00:00:00Z");
        assertThat(check.stillWanted(LetterKind.REMINDER, turn.taskId(), writer.id(), dueBefore))
                .as("another version of the diagram gave it another due date")
                .isFalse();

        walk.submit(article);

        assertThat(check.stillWanted(LetterKind.REMINDER, turn.taskId(), writer.id(), model))
                .isFalse();
        assertThat(check.stillWanted(LetterKind.ESCALATION, turn.taskId(), publisher.id(), model))
                .isFalse();
    }

    @Test
    void whatLiesInAPoolReachesEverybodyWhoMayTakeIt() {
        Person one = newsroom.aReviewer();
        Person other = newsroom.aReviewer();
        walk.submit(article);
        turn = walk.turn(article);
        due(clock.instant().plus(Duration.ofDays(3)));
        clock.advance(Duration.ofDays(1).plusMinutes(1));
        reminders.remindDue();
        assertThat(letters()).contains(key("reminder", 1, one), key("reminder", 1, other));
    }

    @Test
    void whoeverIsGivenATurnAtShortNoticeIsNotRemindedAtOnce() {
        due(turn.since().plus(Duration.ofHours(8)));
        reminders.remindDue();
        assertThat(letters()).isEmpty();
        clock.advance(Duration.ofHours(9));
        reminders.remindDue();
        assertThat(letters()).containsExactly(reminder(2));
    }

    @Test
    void whoeverIsGivenAnotherDayIsRemindedOfThatOne() {
        advanceTo(12);
        reminders.remindDue();
        String first = reminder(1);
        Turn later = new Turn(
                turn.taskId(),
                turn.subject(),
                turn.number(),
                turn.title(),
                turn.topic(),
                turn.stage(),
                turn.assignment(),
                turn.from(),
                turn.note(),
                turn.since(),
                turn.due().plus(Duration.ofDays(10)));
        transaction.executeWithoutResult(status -> worklist.updateFromDiagram(later));
        reminders.remindDue();
        assertThat(letters()).containsExactly(first);
        advanceTo(22);
        reminders.remindDue();
        assertThat(letters()).containsExactly(first, reminder(1)).doesNotHaveDuplicates();
    }

    @Test
    void whoeverHasLeftIsNotReminded() {
        jdbc.sql("update person set active = false where id = ?")
                .param(writer.id().value())
                .update();
        advanceTo(14);
        reminders.remindDue();
        assertThat(letters()).isEmpty();
    }

    @Test
    void thePublisherWhoIsLateThemselvesIsNotToldOn() {
        jdbc.sql("update worklist set assignee = ? where task_id = ?")
                .params(publisher.id().value(), turn.taskId())
                .update();
        advanceTo(18);
        reminders.remindDue();
        assertThat(letters().stream().filter(key -> key.endsWith(":" + publisher.id())))
                .containsExactly(key("reminder", 3, publisher));
        jdbc.sql("update worklist set assignee = ? where task_id = ?")
                .params(writer.id().value(), turn.taskId())
                .update();
    }

    private void due(Instant due) {
        OffsetDateTime at = OffsetDateTime.ofInstant(due, ZoneOffset.UTC);
        jdbc.sql("update worklist set due = ?, queue_due = ? where task_id = ?")
                .params(at, at, turn.taskId())
                .update();
    }

    private void advanceTo(int day) {
        Instant then = turn.since().plus(Duration.ofDays(day)).plusSeconds(60);
        clock.advance(Duration.between(clock.instant(), then));
    }

    private String reminder(int step) {
        return key("reminder", step, writer);
    }

    private String key(String kind, int step, Person to) {
        long due = worklist.find(turn.taskId()).orElseThrow().due().getEpochSecond();
        return kind + ":" + turn.taskId() + ":" + due + ":" + step + ":" + to.id();
    }

    private List<String> letters() {
        return jdbc.sql("select dedupe_key from outbox_mail where dedupe_key like ? or dedupe_key like ? order by seq")
                .params("reminder:" + turn.taskId() + ":%", "escalation:" + turn.taskId() + ":%")
                .query(String.class)
                .list();
    }
}
