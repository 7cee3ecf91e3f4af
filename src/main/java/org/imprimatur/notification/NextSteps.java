package org.imprimatur.notification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.article.RiskLevels;
import org.imprimatur.people.PersonId;
import org.imprimatur.publication.PublishingCommands;
import org.imprimatur.review.ReviewOutcome;
import org.imprimatur.review.ReviewOutcomes;
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

    private final ReviewOutcomes outcomes;
    private final Worklist worklist;
    private final OpenSteps openSteps;
    private final PublishingCommands publishingCommands;
    private final RiskLevels risks;
    private final Articles articles;

    NextSteps(
            ReviewOutcomes outcomes,
            Worklist worklist,
            OpenSteps openSteps,
            PublishingCommands publishingCommands,
            RiskLevels risks,
            Articles articles) {
        this.outcomes = outcomes;
        this.worklist = worklist;
        this.openSteps = openSteps;
        this.publishingCommands = publishingCommands;
        this.risks = risks;
        this.articles = articles;
    }

    /**
     * What a letter's model has of it: {@code next}, the end of the key of the sentence, the numbers of signatures, the
     * open {@code steps} in words, and whether one of them is the reader's.
     */
    Map<String, Object> of(Article article, PersonId reader) {
        ReviewOutcome outcome = outcomes.of(article.id());
        List<Turn> open = worklist.openOn(article.id().subject());
        Map<String, Object> next = new HashMap<>();
        next.put("next", word(article, outcome, open));
        next.put("given", String.valueOf(outcome.given()));
        next.put("needed", String.valueOf(outcome.needed()));
        next.put("steps", openSteps.inWords(open));
        next.put("yours", open.stream().anyMatch(turn -> turn.isHeldBy(reader)));
        publishingCommands
                .scheduled(article.id())
                .ifPresent(scheduled -> next.put(UNTIL, scheduled.at().toString()));
        return next;
    }

    private String word(Article article, ReviewOutcome outcome, List<Turn> open) {
        if (outcome.isChangesRequested()) {
            return ".asked";
        }
        if (!outcome.undecided().isEmpty()) {
            return ".questioned";
        }
        if (!outcome.isEnough()) {
            return open.stream().anyMatch(turn -> turn.isServedBy(StepForm.REVIEW)) ? ".more" : ".lacking";
        }
        if (publishingCommands.scheduled(article.id()).isPresent()) {
            return ".scheduled";
        }
        if (risks.graverRequest(article).isPresent()) {
            return ".graver";
        }
        if (open.isEmpty()) {
            return article.live() != null && article.lastShowed(articles.latest(article)) ? ".live" : ".open";
        }
        return ".then";
    }
}
