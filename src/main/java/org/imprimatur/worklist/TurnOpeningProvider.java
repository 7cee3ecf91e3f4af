package org.imprimatur.worklist;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.imprimatur.people.Person;

/** Implemented by a room whose turns begin with what somebody wrote, to be read wherever a turn is chosen from a list. */
public interface TurnOpeningProvider {

    /**
     * By the turn's task; asked once for all turns of a page.
     *
     * @param reader who looks at the list: not everybody may see who wrote
     */
    Map<String, Opening> openings(Person reader, Collection<Turn> turns);

    /**
     * How it began.
     *
     * @param from  which it is and of whom: "R-10, from Robin Reader"
     * @param words the first ones of what they wrote, may be empty
     * @param stepDue what is due when the turn is: "Decision due"
     * @param clock   what else has a day, and counts for whoever wrote
     */
    record Opening(String from, String words, String stepDue, Clock clock) {}

    /** A day, and what it is that of: "Answer due". */
    record Clock(String what, Instant day) {}
}
