package org.imprimatur.workflow.step;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.imprimatur.article.ArticleId;
import org.imprimatur.publication.EditionPublisher;
import org.imprimatur.workflow.ProcessSubject;
import org.imprimatur.workflow.check.StepVariables;
import org.springframework.stereotype.Component;

/** Puts the signed text before readers. */
@Component
@StepVariables(numbers = {"signatures", "monthsToReReview"})
class GoLive implements JavaDelegate {

    private final EditionPublisher editionPublisher;

    GoLive(EditionPublisher editionPublisher) {
        this.editionPublisher = editionPublisher;
    }

    @Override
    public void execute(DelegateExecution execution) {
        editionPublisher.goLive(
                ArticleId.of(ProcessSubject.of(execution)),
                ((Number) execution.getVariable("monthsToReReview")).intValue());
    }
}
