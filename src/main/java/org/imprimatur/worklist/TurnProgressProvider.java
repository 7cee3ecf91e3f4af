package org.imprimatur.worklist;

import java.util.Collection;
import java.util.Map;

/**
 * Implemented by a room that knows how far something has come that several people have to do, one after another or side
 * by side. It is said beside the turn wherever turns are listed.
 */
public interface TurnProgressProvider {

    /**
     * In words, by the turn's task: "1 of 2 signatures". Asked once for all turns of a page.
     *
     * @return nothing for a turn of which there is nothing to say
     */
    Map<String, String> of(Collection<Turn> turns);
}
