package org.imprimatur.review;

import org.imprimatur.article.InvisibleCharacters;

/**
 * A change a clinician ticked off before signing, as it was shown to them.
 *
 * @param beforeRevision the revision the signed one was compared with
 * @param sha256         of the signed text
 * @param part           which part of the text it stands in
 */
public record TickedChange(
        int number,
        int beforeRevision,
        String beforeSha256,
        String sha256,
        String part,
        String lead,
        String before,
        String after,
        String tail) {

    public String shownBefore() {
        return InvisibleCharacters.named(before);
    }

    public String shownAfter() {
        return InvisibleCharacters.named(after);
    }
}
