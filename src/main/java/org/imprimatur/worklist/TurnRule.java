package org.imprimatur.worklist;

import java.util.Collection;
import java.util.List;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.Refusal;

/**
 * Implemented by a room that knows why somebody cannot do a turn although a role of theirs allows it: nobody reviews a
 * text of their own. Who is told of it is not offered the turn, not given it, gets no letter about it, cannot take it,
 * and does not keep it.
 */
public interface TurnRule {

    /**
     * That a person cannot do a turn.
     *
     * @param why    told to them when they try
     * @param parted why they do not keep it, told to everybody else
     */
    record Obstacle(PersonId person, String taskId, Refusal why, Vacancy.Why parted) {}

    /** Whatever stands between any of these people and any of these turns, asked of the database at once. */
    List<Obstacle> obstacles(Collection<Person> people, Collection<Turn> turns);
}
