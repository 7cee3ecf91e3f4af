package org.imprimatur.worklist;

import java.util.Collection;
import java.util.Map;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Workload;
import org.springframework.stereotype.Component;

/** Counts the open turns of people, for the pages about them. */
@Component
class WorklistWorkload implements Workload {

    private final Worklist worklist;

    WorklistWorkload(Worklist worklist) {
        this.worklist = worklist;
    }

    @Override
    public Map<PersonId, Integer> by(Collection<PersonId> people) {
        return worklist.load(people);
    }
}
