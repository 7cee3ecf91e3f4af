package org.imprimatur.publication;

import java.time.Instant;
import java.util.List;
import org.imprimatur.article.Typeset;
import org.jspecify.annotations.Nullable;

/**
 * What a published article shows.
 *
 * @param contents whether the text is long enough for a table of contents
 * @param updated  null while the first edition is the only one that changed anything
 */
record ArticlePage(
        int number,
        String slug,
        String topic,
        String title,
        String standfirst,
        String sha256,
        Typeset set,
        boolean contents,
        List<Reviewer> reviewers,
        Author author,
        Instant published,
        @Nullable Instant updated,
        Instant lastReviewed,
        List<Edition> editions,
        CorrectionsAddress.Written corrections,
        Promotion.@Nullable Slot promotion,
        List<Teaser> further) {

    /** @param href the person's page, null if there is none any more */
    record Author(String name, @Nullable String href) {}

    /** @param name without the credential, and {@code credential} as it stood the day of the signature */
    record Reviewer(
            String name, String credential, @Nullable String href, Instant signedAt, Face face) {

        public String byline() {
            return name + ", " + credential;
        }
    }

    /**
     * What a reader may learn about a person.
     *
     * @param biography HTML, safe to print as it is; empty if there is none
     * @param portrait  address of the picture, null if there is none
     */
    record Face(
            String initials,
            String biography,
            List<String> affiliations,
            @Nullable String portrait) {}

    /** An article in a list. */
    record Teaser(
            String href,
            String topic,
            String title,
            String standfirst,
            String reviewedBy,
            Instant published,
            Instant lastReviewed) {}
}
