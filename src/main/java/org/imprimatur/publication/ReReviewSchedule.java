package org.imprimatur.publication;

import java.util.List;
import java.util.function.Consumer;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.ReviewDates;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sees to it, every minute, that what readers see is read again by the day they were promised: dates follow the
 * newsroom's table, reviews begin before the day, everybody is asked once the one asked first has had their time, and
 * publishers are told of what is overdue. It asks what is owed and not what day it is, so it makes up for downtime, and
 * two nodes do nothing twice.
 */
@Component
public class ReReviewSchedule {

    private static final Logger log = LoggerFactory.getLogger(ReReviewSchedule.class);

    private final ReviewDates dates;
    private final ReReviews reReviews;

    ReReviewSchedule(ReviewDates dates, ReReviews reReviews) {
        this.dates = dates;
        this.reReviews = reReviews;
    }

    @Scheduled(
            fixedDelayString = "${imprimatur.re-review.every:1m}",
            initialDelayString = "${imprimatur.re-review.every:1m}")
    public void keep() {
        dates.follow();
        each(reReviews.toBegin(), reReviews::beginIfDue);
        each(reReviews.offersAhead(), reReviews::beginOffer);
        each(reReviews.offersOver(), reReviews::endOffer);
        while (reReviews.tellOverdue()) {
            log.debug("More articles are overdue");
        }
    }

    /** One article that cannot go on keeps no other back. */
    private static void each(List<ArticleId> articles, Consumer<ArticleId> action) {
        for (ArticleId article : articles) {
            try {
                action.accept(article);
            } catch (RuntimeException e) {
                log.error("The next review of the article {} could not be seen to", article, e);
            }
        }
    }
}
