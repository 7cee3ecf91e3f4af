package org.imprimatur.worklist;

import org.imprimatur.people.Person;
import org.springframework.stereotype.Component;

/** The open turn that a page serves, asked for by whoever opens the page. */
@Component
public class TurnLookup {

    private final Worklist worklist;
    private final TurnAccess access;

    TurnLookup(Worklist worklist, TurnAccess access) {
        this.worklist = worklist;
        this.access = access;
    }

    /**
     * The turn, whoever has it.
     *
     * @throws TurnAccess.TurnIsOver if it is finished
     * @throws TurnAccess.NoSuchTurn if there never was one that the person may know of, or another page serves it
     */
    public Turn require(Person person, String taskId, StepForm form) {
        Turn turn = worklist.find(taskId).orElseGet(() -> {
            throw access.isOver(person, requireFinished(taskId, form));
        });
        if (!turn.isServedBy(form)) {
            throw new TurnAccess.NoSuchTurn();
        }
        return turn;
    }

    /** @throws TurnAccess.NoSuchTurn if it is not over, there never was one, or another page served it */
    public Turn requireFinished(String taskId, StepForm form) {
        return worklist.finished(taskId)
                .map(FinishedTurn::turn)
                .filter(turn -> turn.isServedBy(form))
                .orElseThrow(TurnAccess.NoSuchTurn::new);
    }

    /** @throws TurnAccess.NotYourTurn if the person may not look at it */
    public Turn requireSeenBy(Person person, String taskId, StepForm form) {
        Turn turn = require(person, taskId, form);
        if (!TurnPolicy.maySee(person, turn)) {
            throw access.notYours(person, turn);
        }
        return turn;
    }

    /** @throws TurnAccess.NotYourTurn if it is not the person's to finish */
    public Turn requireHeldBy(Person person, String taskId, StepForm form) {
        Turn turn = require(person, taskId, form);
        if (!TurnPolicy.mayWorkOn(person, turn)) {
            throw access.notYours(person, turn);
        }
        return turn;
    }
}
