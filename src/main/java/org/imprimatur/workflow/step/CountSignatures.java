package org.imprimatur.workflow.step;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.imprimatur.article.ArticleId;
import org.imprimatur.review.ReviewOutcomes;
import org.imprimatur.workflow.ProcessSubject;
import org.imprimatur.workflow.check.StepVariables;
import org.springframework.stereotype.Component;

/** Whether as many clinicians have signed the latest revision as the matching decision asks for. */
@Component
@StepVariables(numbers = "signatures", answers = "enoughSignatures")
class CountSignatures implements JavaDelegate {

    private final ReviewOutcomes outcomes;

    CountSignatures(ReviewOutcomes outcomes) {
        this.outcomes = outcomes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ArticleId article = ArticleId.of(ProcessSubject.of(execution));
        execution.setVariable("enoughSignatures", outcomes.of(article).isEnough());
    }
}
