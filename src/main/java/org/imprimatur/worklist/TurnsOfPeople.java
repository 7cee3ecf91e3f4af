package org.imprimatur.worklist;

import java.util.Collection;
import java.util.Map;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Workload;
import org.springframework.stereotype.Component;

/** What their pages say of the work that lies with people. */
@Component
class TurnsOfPeople implements Workload {

    private final Worklist worklist;

    TurnsOfPeople(Worklist worklist) {
        this.worklist = worklist;
    }

    @Override
    public Map<PersonId, Integer> by(Collection<PersonId> people) {
        return worklist.load(people);
    }
}
