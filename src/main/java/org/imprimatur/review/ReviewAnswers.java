package org.imprimatur.review;

import java.util.Map;
import org.imprimatur.worklist.AnswerVariables;
import org.imprimatur.worklist.StepAnswers;
import org.imprimatur.worklist.StepForm;
import org.springframework.stereotype.Component;

/** What the pages of reviewers, and of any further stage, answer. */
@Component
class ReviewAnswers implements StepAnswers {

    @Override
    public Map<StepForm, AnswerVariables> byForm() {
        return Map.of(
                StepForm.REVIEW,
                        AnswerVariables.none()
                                .yesOrNo("signedOff")
                                .any("reviewer")
                                .any("note"),
                StepForm.APPROVE, AnswerVariables.none().yesOrNo("approved").any("note"));
    }
}
