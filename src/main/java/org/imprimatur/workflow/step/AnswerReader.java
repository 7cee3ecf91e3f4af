package org.imprimatur.workflow.step;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.imprimatur.report.Cases;
import org.imprimatur.report.ReportId;
import org.imprimatur.workflow.Subjects;
import org.springframework.stereotype.Component;

/** Puts the answer into the outbox, for the reader and for all who reported the same; sending is not its business. */
@Component
class AnswerReader implements JavaDelegate {

    private final Cases cases;

    AnswerReader(Cases cases) {
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Number edition = (Number) execution.getVariable("edition");
        cases.answer(ReportId.ofBusinessKey(Subjects.of(execution)), edition == null ? null : edition.intValue());
    }
}
