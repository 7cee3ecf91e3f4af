package org.imprimatur.worklist;

import java.util.List;

/** Implemented by a room in which things happen at a time that somebody has set. */
public interface UpcomingProvider {

    /** The soonest first, and not more than asked for. */
    List<Upcoming> upcoming(int most);
}
