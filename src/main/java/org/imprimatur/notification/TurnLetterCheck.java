package org.imprimatur.notification;

import java.util.Map;
import org.imprimatur.outbox.LetterCheck;
import org.imprimatur.outbox.LetterKind;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnPolicy;
import org.imprimatur.worklist.TurnRules;
import org.imprimatur.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A letter about a turn is pointless once the turn is over, lies with somebody else, or the addressee may not do what it
 * asks any more; one about the time at which a text goes live, once that is moved or called back.
 */
@Component
class TurnLetterCheck implements LetterCheck {

    private final Worklist worklist;
    private final People people;
    private final TurnRules rules;
    private final ScheduleLetters schedule;

    TurnLetterCheck(Worklist worklist, People people, TurnRules rules, ScheduleLetters schedule) {
        this.rules = rules;
        this.schedule = schedule;
        this.worklist = worklist;
        this.people = people;
    }

    @Override
    public boolean stillWanted(
            LetterKind kind, @Nullable String task, @Nullable PersonId person, Map<String, Object> model) {
        if (kind == LetterKind.GOES_LIVE) {
            return schedule.isStillTrue(model);
        }
        if (task == null || !(kind.asksToDo() || kind.asksToAssign())) {
            return true;
        }
        return worklist.find(task)
                .filter(turn -> !kind.isVoidIfDueMoves() || isDueAsItSays(turn, model))
                .filter(turn -> kind != LetterKind.VACANT || turn.assignee() == null)
                .filter(turn -> person == null
                        || people.find(person)
                                .filter(to -> asks(kind, to, turn))
                                .isPresent())
                .isPresent();
    }

    private boolean asks(LetterKind kind, Person person, Turn turn) {
        return kind.asksToAssign()
                ? TurnPolicy.mayGive(person, turn)
                : TurnPolicy.mayWorkOn(person, turn)
                        || (TurnPolicy.mayTake(person, turn)
                                && rules.obstacle(person, turn).isEmpty());
    }

    /** Whose turn was given another due date, by its move to another version of the diagram, is not reminded of the old one. */
    private static boolean isDueAsItSays(Turn turn, Map<String, Object> model) {
        return String.valueOf(turn.due()).equals(String.valueOf(model.get("due")));
    }
}
