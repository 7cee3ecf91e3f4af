package org.imprimatur.notification;

import java.util.Map;
import org.imprimatur.article.ArticleId;
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

    PublishReadiness(ReviewOutcomes outcomes) {
        this.outcomes = outcomes;
    }

    /** What the letter's model has of it; nothing for any other turn. */
    Map<String, Object> of(Turn turn) {
        if (!turn.isServedBy(StepForm.PUBLISH) || !turn.subject().is(Subject.Kind.ARTICLE)) {
            return Map.of();
        }
        ReviewOutcome outcome = outcomes.of(ArticleId.of(turn.subject()));
        return Map.of(
                "stand", stand(outcome),
                "given", String.valueOf(outcome.given()),
                "needed", String.valueOf(outcome.needed()));
    }

    /** The end of the message keys that say it. */
    private static String stand(ReviewOutcome outcome) {
        if (outcome.isPublishable()) {
            return "";
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
