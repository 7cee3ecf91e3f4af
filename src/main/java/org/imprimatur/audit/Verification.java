package org.imprimatur.audit;

import java.time.Instant;
import java.util.List;

/**
 * The outcome of reading the whole audit.
 *
 * @param broken how many chains are broken
 * @param older  lines that hold words, as lines of older versions did
 * @param links  the first broken link of each, no more than {@link #MOST_LINKS} of them
 */
public record Verification(
        Instant begunAt,
        Instant endedAt,
        String askedBy,
        long chains,
        long lines,
        long seals,
        long older,
        long broken,
        List<BrokenLink> links) {

    static final int MOST_LINKS = 500;

    public boolean whole() {
        return broken == 0;
    }
}
