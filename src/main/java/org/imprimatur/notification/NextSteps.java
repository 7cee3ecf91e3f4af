package org.imprimatur.notification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.article.Article;
import org.imprimatur.people.PersonId;
import org.imprimatur.publication.PublishingCommands;
import org.imprimatur.publication.ReviewCheck;
import org.imprimatur.publication.ReviewChecks;
import org.imprimatur.review.ReviewOutcome;
import org.imprimatur.worklist.OpenSteps;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.springframework.stereotype.Component;

/**
 * Says what comes next with a text that was signed, for letters: from its reviews, its open turns and its time, once the
 * process has gone on. What stands in the way of publishing comes first, whatever step a diagram draws next.
 */
@Component
class NextSteps {

    private static final String UNTIL = "expires";

    private final ReviewChecks checks;
    private final Worklist worklist;
    private final OpenSteps openSteps;
    private final PublishingCommands publishingCommands;

    NextSteps(ReviewChecks checks, Worklist worklist, OpenSteps openSteps, PublishingCommands publishingCommands) {
        this.checks = checks;
        this.worklist = worklist;
        this.openSteps = openSteps;
        this.publishingCommands = publishingCommands;
    }

    /**
     * What a letter's model has of it: {@code next}, the end of the key of the sentence, whether readers have {@code seen}
     * this very text, the numbers of signatures, the open {@code steps} in words, and whether one of them is the reader's.
     */
    Map<String, Object> of(Article article, PersonId reader) {
        ReviewCheck check = checks.of(article);
        ReviewOutcome outcome = check.outcome();
        List<Turn> open = worklist.openOn(article.id().subject());
        Map<String, Object> next = new HashMap<>();
        next.put("next", word(check, open));
        next.put("given", String.valueOf(outcome.given()));
        next.put("needed", String.valueOf(outcome.needed()));
        next.put("steps", openSteps.inWords(open));
        next.put("seen", article.isLiveWith(check.latest().sha256()));
        next.put("yours", open.stream().anyMatch(turn -> turn.isHeldBy(reader)));
        publishingCommands
                .scheduled(article.id())
                .ifPresent(scheduled -> next.put(UNTIL, scheduled.at().toString()));
        return next;
    }

    private String word(ReviewCheck check, List<Turn> open) {
        return check.obstacle().map(obstacle -> stands(obstacle, open)).orElseGet(() -> goesOn(check, open));
    }

    private static String stands(ReviewCheck.Obstacle obstacle, List<Turn> open) {
        return switch (obstacle) {
            case ALTERED -> ".altered";
            case RESTS_ON_RETRACTED -> ".retracted";
            case SIGNATURE_IN_QUESTION -> ".questioned";
            case NOT_SIGNED, NO_SIGNATURE_COUNTS, TOO_FEW_SIGNATURES ->
                open.stream().anyMatch(turn -> turn.isServedBy(StepForm.REVIEW)) ? ".more" : ".lacking";
            case REQUEST_STANDS -> ".asked";
            case GRAVER_RISK_ASKED -> ".graver";
            case SIGNED_BEFORE_WITHDRAWAL -> ".withdrawn";
        };
    }

    private String goesOn(ReviewCheck check, List<Turn> open) {
        Article article = check.article();
        if (publishingCommands.scheduled(article.id()).isPresent()) {
            return ".scheduled";
        }
        if (open.isEmpty()) {
            return article.live() != null && article.lastShowed(check.latest()) ? ".live" : ".open";
        }
        return ".then";
    }
}
