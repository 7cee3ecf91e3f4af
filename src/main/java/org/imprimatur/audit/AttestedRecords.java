package org.imprimatur.audit;

import java.util.List;
import java.util.Set;

/** Rows of a room that the audit attests: each has exactly one line, and each line with one of the actions has its row. */
public interface AttestedRecords {

    /** Whose lines are about these rows, and about nothing else. */
    Set<String> actions();

    /** Every chain in which there has to be a line. */
    Set<String> chains();

    /** What the lines of one chain have to say, in the order the rows were written. */
    List<Attestation> in(String chain);
}
