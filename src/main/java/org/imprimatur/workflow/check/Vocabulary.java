package org.imprimatur.workflow.check;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.imprimatur.worklist.AnswerVariables;
import org.imprimatur.worklist.StepForm;
import org.jspecify.annotations.Nullable;

/**
 * What the server offers to whoever draws.
 *
 * @param answers   the forms there are, with what each may answer
 * @param steps     by the name a diagram calls them
 * @param processes those the server begins, by their id
 * @param roles     that somebody can hold
 * @param signsIn   whether a sign-in address is somebody's; always true where nobody can tell
 */
public record Vocabulary(
        Map<StepForm, AnswerVariables> answers,
        Map<String, Class<?>> steps,
        Map<String, ProcessContract> processes,
        Set<String> roles,
        Predicate<String> signsIn) {

    /** What a form may answer, null if there is none with this key. */
    @Nullable
    AnswerVariables answersOf(String formKey) {
        return StepForm.of(formKey).map(answers::get).orElse(null);
    }

    AnswerVariables setBy(String step) {
        Class<?> type = steps.get(step);
        StepVariables said = type == null ? null : type.getAnnotation(StepVariables.class);
        AnswerVariables answerVariables = AnswerVariables.none();
        if (said != null) {
            for (String name : said.answers()) {
                answerVariables = answerVariables.yesOrNo(name);
            }
            for (String name : said.sets()) {
                answerVariables = answerVariables.any(name);
            }
        }
        return answerVariables;
    }

    Set<String> neededBy(String step) {
        Class<?> type = steps.get(step);
        StepVariables said = type == null ? null : type.getAnnotation(StepVariables.class);
        return said == null ? Set.of() : Set.of(said.numbers());
    }
}
