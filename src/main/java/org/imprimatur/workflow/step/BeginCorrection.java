package org.imprimatur.workflow.step;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.imprimatur.report.CaseSteps;
import org.imprimatur.report.ReportId;
import org.imprimatur.workflow.ActiveReviews;
import org.imprimatur.workflow.ProcessSubject;
import org.springframework.stereotype.Component;

/**
 * Sends the article through its review again, or joins the review it is in. It starts another process from within this
 * one, in one transaction: a report never says that a correction is under way when none is.
 */
@Component
class BeginCorrection implements JavaDelegate {

    private final CaseSteps caseSteps;
    private final ActiveReviews activeReviews;

    BeginCorrection(CaseSteps caseSteps, ActiveReviews activeReviews) {
        this.caseSteps = caseSteps;
        this.activeReviews = activeReviews;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReportId report = ReportId.of(ProcessSubject.of(execution));
        caseSteps.beginCorrection(report, activeReviews.isOpen(caseSteps.articleOf(report)));
    }
}
