package org.imprimatur.notification;

import java.util.Map;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.platform.Subject;
import org.imprimatur.publication.ReviewCheck;
import org.imprimatur.publication.ReviewChecks;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.Turn;
import org.springframework.stereotype.Component;

/**
 * Whether a text that a letter asks somebody to publish can go live: a newsroom may draw publishing before all have
 * signed, and "signed and ready" would then be a promise that the page does not keep.
 */
@Component
class PublishReadiness {

    private final ReviewChecks checks;
    private final Articles articles;

    PublishReadiness(ReviewChecks checks, Articles articles) {
        this.checks = checks;
        this.articles = articles;
    }

    /** What the letter's model has of it; nothing for any other turn. */
    Map<String, Object> of(Turn turn) {
        if (!turn.isServedBy(StepForm.PUBLISH) || !turn.subject().is(Subject.Kind.ARTICLE)) {
            return Map.of();
        }
        ReviewCheck check = checks.of(articles.require(ArticleId.of(turn.subject())));
        return Map.of(
                "stand", stand(check),
                "given", String.valueOf(check.outcome().given()),
                "needed", String.valueOf(check.outcome().needed()));
    }

    /** The end of the message keys that say it. */
    private static String stand(ReviewCheck check) {
        return check.obstacle()
                .map(obstacle -> switch (obstacle) {
                    case ALTERED -> ".altered";
                    case RESTS_ON_RETRACTED -> ".retracted";
                    case SIGNATURE_IN_QUESTION -> ".questioned";
                    case NOT_SIGNED -> unsigned(check);
                    case NO_SIGNATURE_COUNTS -> ".uncounted";
                    case REQUEST_STANDS -> ".asked";
                    case TOO_FEW_SIGNATURES -> ".partly";
                    case GRAVER_RISK_ASKED -> ".graver";
                    case SIGNED_BEFORE_WITHDRAWAL -> ".withdrawn";
                })
                .orElse("");
    }

    /** What nobody has signed yet in a review may be a text that was signed in the one before. */
    private static String unsigned(ReviewCheck check) {
        if (check.outcome().needed() > 1) {
            return ".partly";
        }
        return check.matching().isEmpty() ? ".unsigned" : ".again";
    }
}
