package org.imprimatur.article;

import java.time.Instant;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

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

    /**
     * The revision that follows this one, which is the latest; this one itself if nothing in the text has changed.
     *
     * @param base the revision the person began to write on
     * @throws StaleSave if somebody saved meanwhile
     */
    Revision revise(int base, RevisionText changed, PersonId by, Instant at) {
        if (base != number) {
            throw new StaleSave(base, number);
        }
        return changed.equals(text) ? this : new Revision(article, number + 1, changed, changed.sha256(), by, at);
    }

    /** Somebody saved a newer revision meanwhile. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class StaleSave extends Refusal {

        StaleSave(int base, int latest) {
            super(base, latest);
        }
    }
}
