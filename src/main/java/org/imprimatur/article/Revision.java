package org.imprimatur.article;

import java.time.Instant;
import org.imprimatur.people.PersonId;

/**
 * One saved state of an article's text; never changed once written.
 *
 * @param number 1 for the first, without gaps
 * @param sha256 as stored when it was saved; whoever relies on it recomputes {@code text.sha256()} and compares
 */
public record Revision(
        ArticleId article, int number, RevisionText text, String sha256, PersonId savedBy, Instant savedAt) {

    /** Whether the text is still, byte for byte, what was saved. */
    public boolean isIntact() {
        return text.sha256().equals(sha256);
    }
}
