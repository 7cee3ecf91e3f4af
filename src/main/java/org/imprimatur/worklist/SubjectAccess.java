package org.imprimatur.worklist;

import org.imprimatur.people.Person;
import org.imprimatur.platform.Subject;

/**
 * Implemented by a room that knows who may read what a turn is about. What no room lets a person read does not exist
 * for them, and neither do its turns.
 */
public interface SubjectAccess {

    /** @param subject as {@link Turn#subject()} has it; of another room's subject the answer is no */
    boolean mayRead(Person person, Subject subject);
}
