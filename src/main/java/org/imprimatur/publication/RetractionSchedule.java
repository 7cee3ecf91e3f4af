package org.imprimatur.publication;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.imprimatur.article.source.retraction.RetractionLists;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Holds what readers see against the list of retractions once a day, and whenever a list came of which that was not done.
 * It asks what is owed and not what time it is, so it makes up for downtime and for a server that fell over an import.
 */
@Component
public class RetractionSchedule {

    private final RetractionLists lists;
    private final RetractionReviews reviews;
    private final Clock clock;

    RetractionSchedule(RetractionLists lists, RetractionReviews reviews, Clock clock) {
        this.lists = lists;
        this.reviews = reviews;
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${imprimatur.retractions.every:5m}",
            initialDelayString = "${imprimatur.retractions.every:5m}")
    public void keep() {
        Instant today = LocalDate.now(clock).atStartOfDay(clock.getZone()).toInstant();
        if (lists.isLookOwed(today)) {
            reviews.look();
        }
    }
}
