package org.imprimatur.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StepAnswersTests {

    private static final AnswerVariables DONE = AnswerVariables.none().yesOrNo("done");

    /** Answers for the forms it is made for. */
    private record Room(StepForm... forms) implements StepAnswers {
        @Override
        public Map<StepForm, AnswerVariables> byForm() {
            return Arrays.stream(forms).collect(Collectors.toMap(form -> form, form -> DONE));
        }
    }

    /** Another one. */
    private record Annexe(StepForm form) implements StepAnswers {
        @Override
        public Map<StepForm, AnswerVariables> byForm() {
            return Map.of(form, AnswerVariables.none());
        }
    }

    @Test
    void eachFormAnswersWhatItsRoomSays() {
        List<StepAnswers> rooms = new ArrayList<>(List.of(new Annexe(StepForm.WRITE)));
        rooms.add(new Room(StepForm.REVIEW, StepForm.APPROVE, StepForm.PUBLISH, StepForm.TRIAGE, StepForm.ADDRESS));
        Map<StepForm, AnswerVariables> answers = StepAnswers.of(rooms);
        assertThat(answers).containsOnlyKeys(StepForm.values());
        assertThat(answers.get(StepForm.WRITE).names()).isEmpty();
        assertThat(answers.get(StepForm.REVIEW)).isEqualTo(DONE);
    }

    @Test
    void twoRoomsDoNotAnswerForOneForm() {
        assertThatThrownBy(() -> StepAnswers.of(List.of(new Room(StepForm.values()), new Annexe(StepForm.TRIAGE))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Two rooms say what the form 'triage' answers: " + Room.class.getName() + " and "
                        + Annexe.class.getName());
    }

    @Test
    void aFormThatNoRoomAnswersForIsNamed() {
        assertThatThrownBy(() -> StepAnswers.of(List.of(new Annexe(StepForm.WRITE), new Room(StepForm.REVIEW))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("No room says what the form 'approve' answers");
    }
}
