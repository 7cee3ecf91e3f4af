package org.imprimatur.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.imprimatur.article.ArticleId;
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

    ReviewRecord(ReviewOutcomes outcomes) {
        this.outcomes = outcomes;
    }

    /** Whether a change of the latest text is asked for that nobody has withdrawn. */
    public boolean changesRequested(DelegateExecution execution) {
        return outcome(execution).isChangesRequested();
    }

    /** Whether as many clinicians have signed the latest text as the matching decision asks for. */
    public boolean allSigned(DelegateExecution execution) {
        return outcome(execution).isEnough();
    }

    private ReviewOutcome outcome(DelegateExecution execution) {
        return outcomes.of(ArticleId.of(ProcessSubject.of(execution)));
    }
}
