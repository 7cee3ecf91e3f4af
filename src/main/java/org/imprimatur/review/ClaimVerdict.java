package org.imprimatur.review;

import java.time.Instant;
import org.imprimatur.article.anchor.Anchor;

/**
 * What one reviewer said of one claim of one revision, until they sign theirs alone.
 *
 * @param claim  number of the claim in that revision
 * @param anchor where the claim stands in that revision's plain words
 * @param basis  hash of the sources the claim named, as they were listed
 */
public record ClaimVerdict(int revision, int claim, Anchor anchor, String basis, VerdictInput said, Instant savedAt) {

    /** Whether they have made up their mind. */
    public boolean isGiven() {
        return said.verdict() != null;
    }
}
