package org.imprimatur.review;

import java.util.List;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.springframework.stereotype.Component;

/**
 * Works out from what was signed and said how the review of an article stands. Nothing of it is kept: whoever publishes,
 * and every page, letter and diagram that speaks of it, asks here at that moment.
 */
@Component
public class ReviewOutcomes {

    private final ReviewReadModel readModel;
    private final Articles articles;

    ReviewOutcomes(ReviewReadModel readModel, Articles articles) {
        this.readModel = readModel;
        this.articles = articles;
    }

    public ReviewOutcome of(ArticleId article) {
        ReviewReadModel.Signatures signatures = readModel.signatures(article);
        String latest = articles.latest(articles.require(article)).sha256();
        return new ReviewOutcome(
                signatures.given(), signatures.needed(), requests(article), readModel.questioned(article, latest));
    }

    /** Changes that are asked for and stand, the oldest first. */
    public List<ReviewNote> requests(ArticleId article) {
        return readModel.requests(article);
    }
}
