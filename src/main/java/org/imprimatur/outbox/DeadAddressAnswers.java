package org.imprimatur.outbox;

import java.util.Map;
import org.imprimatur.worklist.AnswerVariables;
import org.imprimatur.worklist.StepAnswers;
import org.imprimatur.worklist.StepForm;
import org.springframework.stereotype.Component;

/** What the page of a dead address answers: nothing but that it is done. */
@Component
class DeadAddressAnswers implements StepAnswers {

    @Override
    public Map<StepForm, AnswerVariables> byForm() {
        return Map.of(StepForm.ADDRESS, AnswerVariables.none());
    }
}
