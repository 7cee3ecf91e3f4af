package org.imprimatur.workflow.step;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.imprimatur.report.CaseSteps;
import org.imprimatur.report.ReportId;
import org.imprimatur.workflow.ProcessSubject;
import org.springframework.stereotype.Component;

/** Puts the answer into the outbox, for the reader and for all who reported the same; sending is not its business. */
@Component
class AnswerReader implements JavaDelegate {

    private final CaseSteps caseSteps;

    AnswerReader(CaseSteps caseSteps) {
        this.caseSteps = caseSteps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Number edition = (Number) execution.getVariable("edition");
        caseSteps.answer(ReportId.of(ProcessSubject.of(execution)), edition == null ? null : edition.intValue());
    }
}
