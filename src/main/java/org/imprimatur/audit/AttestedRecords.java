package org.imprimatur.audit;

import java.util.List;
import java.util.Set;
import org.imprimatur.platform.AuditAction;
import org.imprimatur.platform.Subject;
import org.jspecify.annotations.Nullable;

/** Rows of a room that the audit attests: each has exactly one line, and each line with one of the actions has its row. */
public interface AttestedRecords {

    /** Whose lines are about these rows, and about nothing else. */
    Set<AuditAction> actions();

    /**
     * Chains in which there has to be a line, in an order of the room's own: a newsroom may have more than memory holds.
     *
     * @param after the last one that is known; null for the first of all
     */
    List<Subject> chains(@Nullable Subject after, int most);

    /** What the lines of one chain have to say, in the order the rows were written. */
    List<Attestation> in(Subject chain);
}
