package org.imprimatur.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that is due on a day.
 *
 * @param id           of the article, or of the turn
 * @param path         of its page on the desk
 * @param number       of the article or report, as people call it
 * @param at           the moment, null if it is due on that day and at no hour of it
 * @param step         the step it stands at, null while it is nobody's turn
 * @param who          who has that turn, or the roles it lies with
 * @param lastReviewed of a review, the day of the last signature
 */
public record CalendarEntry(
        Kind kind,
        String id,
        String path,
        int number,
        String title,
        String topic,
        LocalDate day,
        @Nullable Instant at,
        @Nullable String step,
        @Nullable String who,
        @Nullable LocalDate lastReviewed) {

    /** What is due, in the order in which one day lists it. */
    public enum Kind {
        /** A live text is to be reviewed again. */
        REVIEW,
        /** A signed text goes live. */
        PUBLICATION,
        /** A turn is to be finished. */
        TURN;

        /** As addresses and message keys spell it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
