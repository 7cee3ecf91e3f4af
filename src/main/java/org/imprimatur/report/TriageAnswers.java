package org.imprimatur.report;

import java.util.Map;
import java.util.stream.Stream;
import org.imprimatur.worklist.AnswerVariables;
import org.imprimatur.worklist.StepAnswers;
import org.imprimatur.worklist.StepForm;
import org.springframework.stereotype.Component;

/** What the triage page answers: one of the outcomes. */
@Component
class TriageAnswers implements StepAnswers {

    @Override
    public Map<StepForm, AnswerVariables> byForm() {
        return Map.of(
                StepForm.TRIAGE,
                AnswerVariables.none()
                        .oneOf(
                                "outcome",
                                Stream.of(Outcome.values()).map(Outcome::name).toArray()));
    }
}
