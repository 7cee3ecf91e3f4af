package org.imprimatur.workflow.step;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.imprimatur.report.CaseSteps;
import org.imprimatur.report.ReportId;
import org.imprimatur.workflow.ProcessSubject;
import org.springframework.stereotype.Component;

/** Raises the banner or withdraws the text, as was decided at triage. */
@Component
class ProtectReaders implements JavaDelegate {

    private final CaseSteps caseSteps;

    ProtectReaders(CaseSteps caseSteps) {
        this.caseSteps = caseSteps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        caseSteps.protectReaders(ReportId.of(ProcessSubject.of(execution)));
    }
}
