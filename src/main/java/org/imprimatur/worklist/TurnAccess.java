package org.imprimatur.worklist;

import org.imprimatur.people.Person;
import org.imprimatur.platform.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Who may know that there is such a turn, and what is said to whoever may not do something with one. A title, a name or
 * an id is told only to those who may read what the turn is about; to anybody else the turn never was.
 */
@Component
public class TurnAccess {

    private final ObjectProvider<SubjectAccess> rooms;

    TurnAccess(ObjectProvider<SubjectAccess> rooms) {
        this.rooms = rooms;
    }

    /** To know what it is about, whether it is open or over. */
    public boolean mayKnow(Person person, Turn turn) {
        return rooms.stream().anyMatch(room -> room.mayRead(person, turn.subject()));
    }

    /** The answer to whoever may not do this with an open turn. */
    public Refusal notYours(Person person, Turn turn) {
        return mayKnow(person, turn) ? new NotYourTurn(turn.step(), turn.title()) : new NoSuchTurn();
    }

    /** The answer to whoever comes when the turn is over. */
    public Refusal isOver(Person person, Turn turn) {
        return mayKnow(person, turn) ? new TurnIsOver(turn.step(), turn.title()) : new NoSuchTurn();
    }

    /** The answer to whoever followed a letter to a turn they may not know of. */
    public Refusal unknown(Person person, Turn turn) {
        return TurnPolicy.mayReceive(person, turn) ? new TurnHasMovedOn() : new NoSuchTurn();
    }

    /** It was meant for a role the person holds, and is with somebody else or over: more is not for them to know. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class TurnHasMovedOn extends Refusal {}

    /** There never was such a task. */
    @ResponseStatus(HttpStatus.NOT_FOUND)
    public static class NoSuchTurn extends Refusal {}

    /** It is in other hands, or meant for a role the person does not hold. */
    @ResponseStatus(HttpStatus.FORBIDDEN)
    public static class NotYourTurn extends Refusal {

        public NotYourTurn(String step, String title) {
            super(step, title);
        }
    }

    /** Somebody, perhaps oneself a moment ago, has finished it already. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class TurnIsOver extends Refusal {

        public TurnIsOver(String step, String title) {
            super(step, title);
        }
    }
}
