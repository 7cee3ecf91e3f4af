package org.imprimatur.people;

import java.util.Collection;
import java.util.Map;

/** Knows how much work lies with somebody. */
public interface Workload {

    /** How many open turns each of these people has; each of them has an entry. */
    Map<PersonId, Integer> by(Collection<PersonId> people);
}
