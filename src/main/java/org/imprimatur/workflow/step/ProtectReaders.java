package org.imprimatur.workflow.step;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.imprimatur.report.Cases;
import org.imprimatur.report.ReportId;
import org.imprimatur.workflow.Subjects;
import org.springframework.stereotype.Component;

/** Raises the banner or withdraws the text, as was decided at triage. */
@Component
class ProtectReaders implements JavaDelegate {

    private final Cases cases;

    ProtectReaders(Cases cases) {
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        cases.protectReaders(ReportId.ofBusinessKey(Subjects.of(execution)));
    }
}
