package org.imprimatur.publication;

import java.util.Map;
import org.imprimatur.worklist.AnswerVariables;
import org.imprimatur.worklist.StepAnswers;
import org.imprimatur.worklist.StepForm;
import org.springframework.stereotype.Component;

/** What the publisher's page answers. */
@Component
class PublishingAnswers implements StepAnswers {

    @Override
    public Map<StepForm, AnswerVariables> byForm() {
        return Map.of(
                StepForm.PUBLISH,
                AnswerVariables.none()
                        .oneOf("publication", "now", "scheduled", "sentBack")
                        .any("publishAt")
                        .any("note"));
    }
}
