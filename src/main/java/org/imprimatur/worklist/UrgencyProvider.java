package org.imprimatur.worklist;

import java.util.Collection;
import java.util.Map;
import org.imprimatur.platform.Subject;

/** Implemented by a room that knows what makes work on a subject urgent. */
public interface UrgencyProvider {

    /** Asked once for all subjects of a page; leaves out those of which there is nothing to say. */
    Map<Subject, Urgency> urgencies(Collection<Subject> subjects);

    /** All subjects it has something to say of. */
    Collection<Subject> urgentSubjects();
}
