package org.imprimatur.worklist;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * The variables that a room's forms may answer a process with, and their values. Whoever checks a diagram without a server
 * makes one too, so an implementation has a constructor without arguments.
 */
public interface StepAnswers {

    /** Of each form the room serves. */
    Map<StepForm, AnswerVariables> byForm();

    /**
     * What all rooms together say.
     *
     * @throws IllegalStateException if two of them answer for one form, or none answers for it
     */
    static Map<StepForm, AnswerVariables> of(Collection<? extends StepAnswers> rooms) {
        Map<StepForm, StepAnswers> who = new EnumMap<>(StepForm.class);
        Map<StepForm, AnswerVariables> answers = new EnumMap<>(StepForm.class);
        for (StepAnswers room : rooms) {
            room.byForm().forEach((form, variables) -> {
                StepAnswers other = who.put(form, room);
                if (other != null) {
                    throw new IllegalStateException("Two rooms say what the form '" + form.key() + "' answers: "
                            + other.getClass().getName() + " and "
                            + room.getClass().getName());
                }
                answers.put(form, variables);
            });
        }
        for (StepForm form : StepForm.values()) {
            if (!answers.containsKey(form)) {
                throw new IllegalStateException("No room says what the form '" + form.key() + "' answers");
            }
        }
        return answers;
    }
}
