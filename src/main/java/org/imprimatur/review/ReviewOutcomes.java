package org.imprimatur.review;

import java.util.List;
import org.imprimatur.article.ArticleId;
import org.springframework.stereotype.Component;

/**
 * Works out from what was signed and said how the review of an article stands. Nothing of it is kept: whoever publishes,
 * and every page, letter and diagram that speaks of it, asks here at that moment.
 */
@Component
public class ReviewOutcomes {

    private final ReviewReadModel readModel;

    ReviewOutcomes(ReviewReadModel readModel) {
        this.readModel = readModel;
    }

    public ReviewOutcome of(ArticleId article) {
        ReviewReadModel.Signatures signatures = readModel.signatures(article);
        return new ReviewOutcome(signatures.given(), signatures.needed(), requests(article));
    }

    /** Changes that are asked for and stand, the oldest first. */
    public List<ReviewNote> requests(ArticleId article) {
        return readModel.requests(article);
    }
}
