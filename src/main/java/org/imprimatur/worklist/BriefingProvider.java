package org.imprimatur.worklist;

import java.util.List;
import org.imprimatur.platform.Subject;

/**
 * Implemented by a room that knows something about what a turn is about. What it says stands on every page of every
 * turn for as long as it holds, whoever handed the turn over and whatever they said.
 */
public interface BriefingProvider {

    /** @param subject as {@link Turn#subject()} has it; of another room's subject nothing is known */
    List<Briefing> about(Subject subject);
}
