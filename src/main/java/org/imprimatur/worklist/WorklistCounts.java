package org.imprimatur.worklist;

import java.util.SortedMap;

/** How many turns each filter would show, counted no further than {@link #ENOUGH}. */
public record WorklistCounts(int mine, int roles, int overdue, SortedMap<String, Integer> topics) {

    static final int ENOUGH = 100;

    public int all() {
        return Math.min(ENOUGH, mine + roles);
    }

    /** "7", or "99+". */
    public static String words(int count) {
        return count < ENOUGH ? Integer.toString(count) : ENOUGH - 1 + "+";
    }
}
