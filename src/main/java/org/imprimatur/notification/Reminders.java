package org.imprimatur.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnReminders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
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

    private final TurnReminders reminders;
    private final ReminderLetters letters;
    private final ReminderSchedule reminderSchedule;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Reminders(
            TurnReminders reminders,
            ReminderLetters letters,
            ReminderSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.reminders = reminders;
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
        Instant dueBy = now.minus(reminderSchedule.steps().get(height - 1).offset());
        List<String> owed;
        boolean any;
        do {
            owed = reminders.owed(passed, dueBy);
            any = false;
            for (String taskId : owed) {
                any |= remind(taskId, passed, now);
            }
        } while (any && owed.size() == TurnReminders.MOST);
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
        Optional<Turn> turn = reminders.claim(taskId, passed);
        Instant due = turn.map(Turn::due).orElse(null);
        if (turn.isEmpty() || due == null) {
            return false;
        }
        int reached = reminderSchedule.reached(due, now);
        if (reached <= passed) {
            return false;
        }
        reminders.reminded(taskId, reached);
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
