package org.imprimatur.publication;

import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Revision;
import org.imprimatur.article.RiskLevels;
import org.imprimatur.article.source.standing.FallenSources;
import org.imprimatur.review.ReviewOutcomes;
import org.imprimatur.review.SignOffs;
import org.springframework.stereotype.Component;

/** Reads what stands in the way of an article's latest text going before readers. */
@Component
public class ReviewChecks {

    private final Articles articles;
    private final SignOffs signOffs;
    private final ReviewOutcomes outcomes;
    private final RiskLevels risks;
    private final FallenSources fallenSources;

    ReviewChecks(
            Articles articles,
            SignOffs signOffs,
            ReviewOutcomes outcomes,
            RiskLevels risks,
            FallenSources fallenSources) {
        this.articles = articles;
        this.signOffs = signOffs;
        this.outcomes = outcomes;
        this.risks = risks;
        this.fallenSources = fallenSources;
    }

    /** As the tables have it now; whoever acts on it holds the article. */
    public ReviewCheck of(Article article) {
        Revision latest = articles.latest(article);
        return new ReviewCheck(
                article,
                latest,
                outcomes.of(article.id()),
                signOffs.matching(article.id(), latest.text().sha256()),
                risks.graverRequest(article).orElse(null),
                fallenSources.graveIn(latest.text().sources()));
    }
}
