package org.imprimatur.review;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.imprimatur.article.ArticleId;
import org.imprimatur.people.PersonId;

/**
 * What somebody said when they sent a text back or let it through; never changed once written.
 *
 * @param revision the one that was read
 * @param step     what was asked of them, as the diagram worded it that day
 * @param words    the reason, or the remark with an approval, which may be empty
 */
public record ReviewNote(
        UUID id,
        ArticleId article,
        int revision,
        String taskId,
        String step,
        Kind kind,
        PersonId author,
        String authorName,
        String words,
        Instant writtenAt) {

    public enum Kind {
        /** A medical reviewer wants the text changed. */
        CHANGES_REQUESTED,
        /** A further stage said yes. */
        APPROVED,
        /** A further stage said no. */
        SENT_BACK;

        /** The message key for a note of this kind. */
        public String key(String stem) {
            return stem + "." + name().toLowerCase(Locale.ROOT);
        }
    }
}
