package org.imprimatur.workflow.step;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.imprimatur.report.CaseSteps;
import org.imprimatur.report.ReportId;
import org.imprimatur.workflow.ProcessSubject;
import org.imprimatur.workflow.check.StepVariables;
import org.springframework.stereotype.Component;

/** The edition that went live corrected nothing, so the report needs another decision. */
@Component
@StepVariables(sets = "triageDue")
class TakeUpAgain implements JavaDelegate {

    private final CaseSteps caseSteps;

    TakeUpAgain(CaseSteps caseSteps) {
        this.caseSteps = caseSteps;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Instant due = caseSteps.takeUpAgain(ReportId.of(ProcessSubject.of(execution)));
        execution.setVariable("triageDue", Date.from(due));
    }
}
