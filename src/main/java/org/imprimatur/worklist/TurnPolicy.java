package org.imprimatur.worklist;

import org.imprimatur.people.Person;
import org.imprimatur.people.Role;

/**
 * Who may do what with a turn. Pages ask it whether to draw a button, deeds ask it whether to go on: one answer for
 * both. Access is by assignment; a role only opens what lies with that role.
 */
public final class TurnPolicy {

    private TurnPolicy() {}

    /** To look at the page of the turn and everything on it. */
    public static boolean maySee(Person person, Turn turn) {
        return mayWorkOn(person, turn) || mayTake(person, turn) || mayGive(person, turn);
    }

    /** To finish it. */
    public static boolean mayWorkOn(Person person, Turn turn) {
        return person.active() && turn.isHeldBy(person.id());
    }

    /** To take it from the pool it lies in. */
    public static boolean mayTake(Person person, Turn turn) {
        return turn.assignee() == null && person.holdsAnyOf(turn.candidates());
    }

    /** To put it back into the pool: only where a pool would see it. */
    public static boolean mayHandBack(Person person, Turn turn) {
        return mayWorkOn(person, turn) && !turn.candidates().isEmpty();
    }

    /** To name who shall have it. */
    public static boolean mayGive(Person person, Turn turn) {
        return person.holds(Role.publisher());
    }

    /** To be named for it. */
    public static boolean mayReceive(Person person, Turn turn) {
        return person.holdsAnyOf(turn.candidates());
    }
}
