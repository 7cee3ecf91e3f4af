package org.imprimatur.worklist;

import java.util.Collection;
import java.util.Map;

/** Implemented by a room that knows what sets a turn's matter apart from others, to be seen wherever turns are listed. */
public interface TurnMarkProvider {

    /**
     * In a word or two, by the turn's task: "High risk". Asked once for all turns of a page.
     *
     * @return nothing for a turn of which there is nothing to say
     */
    Map<String, String> marks(Collection<Turn> turns);
}
