package org.imprimatur.article;

import java.time.Instant;
import java.time.LocalDate;
import org.imprimatur.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * An article through all its revisions.
 *
 * @param number         how people call it: "Article 42"
 * @param slug           stands in its public address; unique
 * @param title          of the latest revision
 * @param latestRevision the newest saved revision's number
 * @param live           what readers see, null while it has never been published and while it is withdrawn
 * @param mailToken      stands in the address readers write to about this article, and tells nobody anything
 * @param withdrawn      that readers do not see it any more, null unless that is so
 */
public record Article(
        ArticleId id,
        int number,
        String slug,
        String title,
        String topic,
        Risk risk,
        PersonId writer,
        int latestRevision,
        Instant begunAt,
        @Nullable Live live,
        String mailToken,
        @Nullable Withdrawn withdrawn) {

    /** What readers see, or saw last. */
    public @Nullable Live lastLive() {
        return withdrawn == null ? live : withdrawn.last();
    }

    /**
     * What readers see.
     *
     * @param edition       1 for the first publication, counted up with each
     * @param lastReviewed  the day the live text was last signed; only a sign-off moves it
     * @param nextReview    when it ought to be read again
     */
    public record Live(
            int edition,
            int revision,
            String sha256,
            Instant firstPublished,
            Instant updated,
            LocalDate lastReviewed,
            @Nullable LocalDate nextReview) {}

    /** @param last what readers saw until then */
    public record Withdrawn(Instant at, Live last) {}
}
