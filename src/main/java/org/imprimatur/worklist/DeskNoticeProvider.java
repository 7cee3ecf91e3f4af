package org.imprimatur.worklist;

import java.util.List;
import org.imprimatur.people.Person;

/** Implemented by a room in which something may wait for somebody without being a turn. */
public interface DeskNoticeProvider {

    /** What waits for this person as it stands now, the most urgent first. */
    List<DeskNotice> noticesFor(Person person);
}
