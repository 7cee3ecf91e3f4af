package org.imprimatur.worklist;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonEvent;
import org.imprimatur.people.PersonId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Returns turns to their pools whose holders may not go on with them: at once when somebody leaves or loses a role, in
 * the same transaction, and now and then for what came about otherwise, in an older version, say.
 */
@Component
class OrphanedTurns {

    private static final Logger log = LoggerFactory.getLogger(OrphanedTurns.class);

    private final Worklist worklist;
    private final TurnRules rules;
    private final People people;
    private final TransactionTemplate transaction;

    OrphanedTurns(Worklist worklist, TurnRules rules, People people, TransactionTemplate transaction) {
        this.worklist = worklist;
        this.rules = rules;
        this.people = people;
        this.transaction = transaction;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(PersonEvent.Deactivated event) {
        giveUp(event.whom(), event.by());
    }

    /** Turns that a role they still hold admits to stay with them. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(PersonEvent.RolesChanged event) {
        giveUp(event.whom(), event.by());
    }

    @Scheduled(fixedDelayString = "${imprimatur.turns.every:10m}", initialDelayString = "30s")
    void walk() {
        for (Turn turn : strays()) {
            try {
                transaction.executeWithoutResult(status -> worklist.vacate(turn.taskId(), null));
            } catch (RuntimeException e) {
                log.error("The turn {} could not be put back into its pool", turn.taskId(), e);
            }
        }
    }

    private void giveUp(PersonId whom, PersonId by) {
        worklist.heldBy(List.of(whom)).forEach(turn -> worklist.vacate(turn.taskId(), by));
    }

    private List<Turn> strays() {
        List<Turn> strays = new ArrayList<>();
        for (Person person : people.all()) {
            List<Turn> held = worklist.heldBy(List.of(person.id()));
            Set<String> barred = rules.obstacles(person, held).keySet();
            held.stream()
                    .filter(turn -> !TurnPolicy.mayHold(person, turn) || barred.contains(turn.taskId()))
                    .forEach(strays::add);
        }
        return strays;
    }
}
