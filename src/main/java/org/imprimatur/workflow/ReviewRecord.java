package org.imprimatur.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.article.RiskLevels;
import org.imprimatur.publication.Banners;
import org.imprimatur.publication.Corrections;
import org.imprimatur.review.ReviewOutcome;
import org.imprimatur.review.ReviewOutcomes;
import org.springframework.stereotype.Component;

/**
 * What a diagram may ask about an article's reviews, as {@code ${reviewRecord.changesRequested(execution)}}: answered
 * from what was signed and said, at that moment, whichever stage said it last.
 */
@Component(ReviewRecord.NAME)
public class ReviewRecord {

    static final String NAME = "reviewRecord";

    private final ReviewOutcomes outcomes;
    private final Articles articles;
    private final Corrections corrections;
    private final Banners banners;
    private final RiskLevels levels;

    ReviewRecord(
            ReviewOutcomes outcomes, Articles articles, Corrections corrections, Banners banners, RiskLevels levels) {
        this.levels = levels;
        this.outcomes = outcomes;
        this.articles = articles;
        this.corrections = corrections;
        this.banners = banners;
    }

    /** Whether a change of the latest text is asked for that nobody has withdrawn. */
    public boolean changesRequested(DelegateExecution execution) {
        return outcome(execution).isChangesRequested();
    }

    /** Whether as many clinicians have signed the latest text as the matching decision asks for. */
    public boolean allSigned(DelegateExecution execution) {
        return outcome(execution).isEnough();
    }

    /**
     * Whether readers see the latest text already, to the letter, and nobody says that something is wrong in it or asks for
     * another level of risk: then a signature
     * renews what it stands on, and nobody has to decide that they see it.
     */
    public boolean readersSeeIt(DelegateExecution execution) {
        Article article = articles.require(ArticleId.of(ProcessSubject.of(execution)));
        return article.live() != null
                && article.lastShowed(articles.latest(article))
                && !corrections.isComing(article)
                && banners.on(article.id()).isEmpty()
                && levels.graverRequest(article).isEmpty();
    }

    private ReviewOutcome outcome(DelegateExecution execution) {
        return outcomes.of(ArticleId.of(ProcessSubject.of(execution)));
    }
}
