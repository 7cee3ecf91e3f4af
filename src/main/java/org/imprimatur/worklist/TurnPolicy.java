package org.imprimatur.worklist;

import org.imprimatur.people.Person;
import org.imprimatur.people.Role;

/**
 * Who may do what with a turn. Pages ask it whether to draw a button, commands ask it whether to go on: one answer for
 * both. A command wants the turn and a role that allows it, each time: a role that was taken away takes away what it
 * allowed, whoever still has the turn.
 */
public final class TurnPolicy {

    private TurnPolicy() {}

    /** To look at the page of the turn and everything on it. */
    public static boolean maySee(Person person, Turn turn) {
        return mayWorkOn(person, turn) || mayTake(person, turn) || mayGive(person, turn);
    }

    /** To finish it. */
    public static boolean mayWorkOn(Person person, Turn turn) {
        return turn.isHeldBy(person.id()) && mayHold(person, turn);
    }

    /** To take it from the pool it lies in. */
    public static boolean mayTake(Person person, Turn turn) {
        return turn.assignee() == null && mayReceive(person, turn);
    }

    /** To put it back into the pool, as its holder or over their head: only where a pool would see it. */
    public static boolean mayHandBack(Person person, Turn turn) {
        return turn.assignee() != null
                && !turn.candidates().isEmpty()
                && (mayWorkOn(person, turn) || mayGive(person, turn));
    }

    /**
     * Whether others can do it while whoever has it is away. What only they were asked for stays with them, and so does a
     * text with its writer.
     */
    public static boolean canPassToPool(Turn turn) {
        return !turn.candidates().isEmpty() && !turn.workKey().equals(StepForm.WRITE.key());
    }

    /** To be told at the desk of steps the server could not do by itself. */
    public static boolean maySeeStandstills(Person person) {
        return person.holds(Role.publisher()) || person.holds(Role.admin());
    }

    /** To see at the desk what happens by itself at its time. */
    public static boolean maySeeUpcoming(Person person) {
        return person.holds(Role.publisher());
    }

    /** To name who shall have it. */
    public static boolean mayGive(Person person, Turn turn) {
        return person.holds(Role.publisher()) || person.holds(Role.admin());
    }

    /** To move the day it is due. */
    public static boolean mayMoveDue(Person person, Turn turn) {
        return person.holds(Role.publisher());
    }

    /** To be named for it. */
    public static boolean mayReceive(Person person, Turn turn) {
        return person.holdsAnyOf(turn.candidates());
    }

    /**
     * To be the one whose turn it is, named by the process or by anybody else. Letters about an article that do not
     * arrive are asked about of its writer, although they lie with others once the writer hands that back.
     */
    public static boolean mayHold(Person person, Turn turn) {
        return mayReceive(person, turn) || (turn.isServedBy(StepForm.ADDRESS) && person.holds(Role.writer()));
    }
}
