package org.imprimatur.article.writing;

import java.util.Map;
import org.imprimatur.worklist.AnswerVariables;
import org.imprimatur.worklist.StepAnswers;
import org.imprimatur.worklist.StepForm;
import org.springframework.stereotype.Component;

/** What the writer's page answers: that it is done, for whom, and a word to them. */
@Component
class WritingAnswers implements StepAnswers {

    @Override
    public Map<StepForm, AnswerVariables> byForm() {
        return Map.of(StepForm.WRITE, AnswerVariables.none().any("reviewer").any("note"));
    }
}
