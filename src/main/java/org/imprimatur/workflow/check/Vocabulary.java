package org.imprimatur.workflow.check;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the server offers to whoever draws.
 *
 * @param pages     by form key, with what each may answer
 * @param steps     by the name a diagram calls them
 * @param processes those the server begins, by their id
 * @param roles     that somebody can hold
 * @param signsIn   whether a sign-in address is somebody's; always true where nobody can tell
 */
public record Vocabulary(
        Map<String, AnswerVariables> pages,
        Map<String, Class<?>> steps,
        Map<String, ProcessContract> processes,
        Set<String> roles,
        Predicate<String> signsIn) {

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
