package org.imprimatur.worklist;

import org.imprimatur.people.Person;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The open turn that a page serves, asked for by whoever opens the page. */
@Component
public class OpenTurns {

    private final Worklist worklist;

    OpenTurns(Worklist worklist) {
        this.worklist = worklist;
    }

    /**
     * The turn, whoever has it.
     *
     * @throws TurnIsOver if it is finished
     * @throws NoSuchTurn if there never was one, or another page serves it
     */
    @Transactional
    public Turn require(String taskId, String page) {
        // Only holding it tells a turn that is over from one that never was.
        Turn turn = worklist.find(taskId).orElseGet(() -> worklist.hold(taskId));
        if (!turn.page().equals(page)) {
            throw new NoSuchTurn();
        }
        return turn;
    }

    /** @throws NotYourTurn if the person may not look at it */
    @Transactional
    public Turn requireSeenBy(Person person, String taskId, String page) {
        Turn turn = require(taskId, page);
        if (!TurnPolicy.maySee(person, turn)) {
            throw new NotYourTurn(turn.step(), turn.title());
        }
        return turn;
    }

    /** @throws NotYourTurn if it is not the person's to finish */
    @Transactional
    public Turn requireHeldBy(Person person, String taskId, String page) {
        Turn turn = require(taskId, page);
        if (!TurnPolicy.mayWorkOn(person, turn)) {
            throw new NotYourTurn(turn.step(), turn.title());
        }
        return turn;
    }
}
