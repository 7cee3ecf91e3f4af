package org.imprimatur.worklist;

import java.util.List;
import org.imprimatur.platform.Subject;

/** Implemented by a room that knows of steps that failed. */
public interface FailedStepProvider {

    /**
     * Steps of one article or report that failed, those included that the server goes on trying.
     *
     * @param subject as {@link Turn#subject()} has it
     */
    List<FailedStep> on(Subject subject);

    /** Steps the server has stopped trying, the oldest first, and not more than a page holds. */
    List<FailedStep> usedUp();
}
