package org.imprimatur.worklist;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.imprimatur.people.Absences;
import org.imprimatur.people.LeaveOfAbsence;
import org.imprimatur.people.LeavesOfAbsence;
import org.imprimatur.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Turns of people who are away. When a leave begins, those that are due before its end go back to their pools. What is
 * owed follows from the leaves as they stand, "begun and not looked through", so a server that was down at midnight owes
 * no less when it is up again, and of two nodes one does it.
 */
@Component
public class AbsentTurns {

    private static final Logger log = LoggerFactory.getLogger(AbsentTurns.class);

    private final LeavesOfAbsence leaves;
    private final Absences absences;
    private final Worklist worklist;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher announce;
    private final Clock clock;

    AbsentTurns(
            LeavesOfAbsence leaves,
            Absences absences,
            Worklist worklist,
            TransactionTemplate transaction,
            ApplicationEventPublisher announce,
            Clock clock) {
        this.leaves = leaves;
        this.absences = absences;
        this.worklist = worklist;
        this.transaction = transaction;
        this.announce = announce;
        this.clock = clock;
    }

    /** Whether the turn is due by the last day of the leave, whoever does it. */
    public boolean cannotWait(Turn turn, LeaveOfAbsence leave) {
        Instant due = turn.due();
        return due != null && !dayOf(due).isAfter(leave.lastDay());
    }

    @Scheduled(
            fixedDelayString = "${imprimatur.absences.every:1m}",
            initialDelayString = "${imprimatur.absences.every:1m}")
    public void passOn() {
        leaves.uncovered().forEach(this::passOn);
    }

    /** One turn that cannot be put back keeps no other where it is; it stays, and that is told. */
    private void passOn(LeaveOfAbsence leave) {
        LocalDate before = leaves.coveredUntil(leave.id()).orElse(null);
        for (Turn turn : urgent(leave, before)) {
            try {
                transaction.executeWithoutResult(status -> vacate(turn, leave));
            } catch (RuntimeException e) {
                log.error("The turn {} could not be put back into its pool", turn.taskId(), e);
            }
        }
        try {
            transaction.executeWithoutResult(status -> cover(leave, before));
        } catch (RuntimeException e) {
            log.error("The leave {} could not be begun; it is tried again", leave.id(), e);
        }
    }

    /** They may have come back this very moment. */
    private void vacate(Turn turn, LeaveOfAbsence leave) {
        if (absences.isAway(leave.person())) {
            worklist.vacateForLeave(turn.taskId(), leave.person(), null);
        }
    }

    private void cover(LeaveOfAbsence leave, @Nullable LocalDate before) {
        leaves.claimUncovered(leave.id())
                .filter(claimed -> claimed.lastDay().equals(leave.lastDay()))
                .ifPresent(claimed -> {
                    leaves.covered(claimed);
                    List<Turn> kept = urgent(claimed, before);
                    if (!kept.isEmpty()) {
                        announce.publishEvent(new TurnsKept(claimed, kept));
                    }
                });
    }

    /** @param before up to which due date they were looked through when the leave was shorter */
    private List<Turn> urgent(LeaveOfAbsence leave, @Nullable LocalDate before) {
        return heldBy(leave.person()).stream()
                .filter(turn -> cannotWait(turn, leave))
                .filter(turn -> before == null
                        || turn.due() == null
                        || dayOf(turn.due()).isAfter(before))
                .toList();
    }

    private List<Turn> heldBy(PersonId person) {
        return worklist.heldBy(List.of(person));
    }

    private LocalDate dayOf(Instant due) {
        return LocalDate.ofInstant(due, clock.getZone());
    }

    /** Turns that cannot wait stay with somebody who is away, because no pool could do them. */
    public record TurnsKept(LeaveOfAbsence leave, List<Turn> turns) {}
}
