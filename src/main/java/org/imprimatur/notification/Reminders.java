package org.imprimatur.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reminds people of turns that are due soon, due, or late, and in the end tells the publishers. What is owed follows
 * from the worklist as it stands, "past this step and not yet reminded at it", so a server that was down owes no less
 * when it is up again; and a turn is written down as reminded in the transaction that posts the letters.
 */
@Component
@EnableConfigurationProperties(ReminderSettings.class)
public class Reminders {

    private static final Logger log = LoggerFactory.getLogger(Reminders.class);

    private static final int BATCH = 200;

    static final String OWED = """
            select task_id from worklist where closed_at is null and reminded = ? and queue_due <= ?
            order by queue_due, task_id fetch first 200 rows only
            """;

    private final JdbcClient jdbc;
    private final Worklist worklist;
    private final ReminderLetters letters;
    private final ReminderSchedule reminderSchedule;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Reminders(
            JdbcClient jdbc,
            Worklist worklist,
            ReminderLetters letters,
            ReminderSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.worklist = worklist;
        this.letters = letters;
        this.reminderSchedule = settings.schedule();
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${imprimatur.reminders.every:1m}",
            initialDelayString = "${imprimatur.reminders.every:1m}")
    public void remindDue() {
        // From the last, so that a turn leaps over the steps it has passed unnoticed.
        for (int height = reminderSchedule.height(); height > 0; height--) {
            for (int passed = height - 1; passed >= 0; passed--) {
                all(passed, height);
            }
        }
    }

    private void all(int passed, int height) {
        Instant now = clock.instant();
        OffsetDateTime due = OffsetDateTime.ofInstant(
                now.minus(reminderSchedule.steps().get(height - 1).offset()), ZoneOffset.UTC);
        List<String> owed;
        boolean any;
        do {
            owed = jdbc.sql(OWED).params(passed, due).query(String.class).list();
            any = false;
            for (String taskId : owed) {
                any |= remind(taskId, passed, now);
            }
        } while (any && owed.size() == BATCH);
    }

    /** One turn that cannot be reminded of keeps nobody else from being reminded. */
    private boolean remind(String taskId, int passed, Instant now) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> advance(taskId, passed, now)));
        } catch (RuntimeException e) {
            log.error("Nobody could be reminded of the turn {}", taskId, e);
            return false;
        }
    }

    /** Another node that has it in hand, or had, is left to it. */
    private boolean advance(String taskId, int passed, Instant now) {
        boolean held = jdbc.sql("""
                        select task_id from worklist where task_id = ? and reminded = ? and closed_at is null
                        for update skip locked
                        """)
                .params(taskId, passed)
                .query(String.class)
                .optional()
                .isPresent();
        Optional<Turn> turn = held ? worklist.find(taskId) : Optional.empty();
        Instant due = turn.map(Turn::due).orElse(null);
        if (turn.isEmpty() || due == null) {
            return false;
        }
        int reached = reminderSchedule.reached(due, now);
        if (reached <= passed) {
            return false;
        }
        jdbc.sql("update worklist set reminded = ? where task_id = ?")
                .params(reached, taskId)
                .update();
        reminderSchedule
                .reminding(passed, reached)
                .filter(height -> isNews(turn.get(), reminderSchedule.at(height, due)))
                .ifPresent(height -> letters.remind(turn.get(), height));
        reminderSchedule.escalating(passed, reached).ifPresent(height -> letters.escalate(turn.get(), height));
        return true;
    }

    /** A turn given at short notice has begun after the day it would be reminded of: its first letter said as much. */
    private static boolean isNews(Turn turn, Instant step) {
        return step.isAfter(turn.since());
    }
}
