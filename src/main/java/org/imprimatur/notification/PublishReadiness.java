package org.imprimatur.notification;

import java.util.Map;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.article.RiskLevels;
import org.imprimatur.platform.Subject;
import org.imprimatur.review.ReviewOutcome;
import org.imprimatur.review.ReviewOutcomes;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.Turn;
import org.springframework.stereotype.Component;

/**
 * Whether a text that a letter asks somebody to publish can go live: a newsroom may draw publishing before all have
 * signed, and "signed and ready" would then be a promise that the page does not keep.
 */
@Component
class PublishReadiness {

    private final ReviewOutcomes outcomes;
    private final Articles articles;
    private final RiskLevels risks;

    PublishReadiness(ReviewOutcomes outcomes, Articles articles, RiskLevels risks) {
        this.outcomes = outcomes;
        this.articles = articles;
        this.risks = risks;
    }

    /** Whether the text waits for a publisher's answer to whoever asks for a graver level of risk. */
    boolean isGraverRiskAsked(Article article) {
        return risks.graverRequest(article).isPresent();
    }

    /** What the letter's model has of it; nothing for any other turn. */
    Map<String, Object> of(Turn turn) {
        if (!turn.isServedBy(StepForm.PUBLISH) || !turn.subject().is(Subject.Kind.ARTICLE)) {
            return Map.of();
        }
        Article article = articles.require(ArticleId.of(turn.subject()));
        ReviewOutcome outcome = outcomes.of(article.id());
        return Map.of(
                "stand", stand(article, outcome),
                "given", String.valueOf(outcome.given()),
                "needed", String.valueOf(outcome.needed()));
    }

    /** The end of the message keys that say it. */
    private String stand(Article article, ReviewOutcome outcome) {
        if (outcome.isPublishable()) {
            return isGraverRiskAsked(article) ? ".graver" : "";
        }
        if (outcome.isChangesRequested()) {
            return ".asked";
        }
        if (!outcome.undecided().isEmpty()) {
            return ".questioned";
        }
        return outcome.needed() > 1 ? ".partly" : ".unsigned";
    }
}
