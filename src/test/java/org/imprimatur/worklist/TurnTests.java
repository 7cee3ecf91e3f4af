package org.imprimatur.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.junit.jupiter.api.Test;

class TurnTests {

    private static final Role CHECKER = new Role("checker");

    private final Person cleo =
            new Person(PersonId.random(), "cleo", "Cleo", "cleo@newsroom.test", Set.of(CHECKER), true);

    @Test
    void whyItWasPutBackIsToldToWhoeverTakesItNext() {
        assertThat(ATurn.of(CHECKER).built().withRemark(cleo, "I am away.").note())
                .isEqualTo("Cleo: I am away.");
    }

    @Test
    void whatWasSaidAtItsHandoffStaysAboveWhyItWasPutBack() {
        Turn handedOver = ATurn.of(CHECKER).note("Mind the doses.").built();
        assertThat(handedOver
                        .withRemark(cleo, "I am away.")
                        .withRemark(cleo, "So am I.")
                        .note())
                .isEqualTo("Mind the doses.\n\nCleo: I am away.\n\nCleo: So am I.");
    }

    @Test
    void whyItWasPutBackIsNotTakenForWordsOfWhoeverHandedItOver() {
        Person ada = new Person(PersonId.random(), "ada", "Ada", "ada@newsroom.test", Set.of(CHECKER), true);
        Turn silent = ATurn.of(CHECKER).from(ada).built();
        assertThat(silent.withRemark(cleo, "I am away.").speaker()).isNull();
        assertThat(silent.withRemark(cleo, "I am away.")
                        .withRemark(cleo, "So am I.")
                        .speaker())
                .isNull();
        Turn told = ATurn.of(CHECKER).from(ada).note("Mind the doses.").built();
        assertThat(told.withRemark(cleo, "I am away.").speaker()).isEqualTo(ada.id());
    }

    @Test
    void onceVacatedItLiesInItsPoolAndSaysWhoseItWasAndWhy() {
        Vacancy left = new Vacancy(cleo.id(), Vacancy.Why.LEFT);
        Turn vacated = ATurn.of(CHECKER).heldBy(cleo).built().vacated(left);
        assertThat(vacated.assignee()).isNull();
        assertThat(vacated.vacancy()).isEqualTo(left);
        assertThat(vacated.candidates()).containsExactly(CHECKER);
    }

    @Test
    void itsWorkIsThatOfItsForm() {
        assertThat(ATurn.of(Role.writer()).servedBy(StepForm.WRITE).built().workKey())
                .isEqualTo("write");
        assertThat(ATurn.of(CHECKER).servedBy(StepForm.REVIEW).built().workKey())
                .isEqualTo("review");
    }

    @Test
    void whoeverIsToWorkOnATextAlthoughTheyNeedNotBeItsWriterEditsIt() {
        assertThat(ATurn.of(CHECKER).servedBy(StepForm.WRITE).built().workKey()).isEqualTo("edit");
        assertThat(ATurn.of(CHECKER, Role.writer())
                        .servedBy(StepForm.WRITE)
                        .built()
                        .workKey())
                .as("the writer may")
                .isEqualTo("write");
        assertThat(ATurn.of().servedBy(StepForm.WRITE).heldBy(cleo).built().workKey())
                .as("it is for nobody else")
                .isEqualTo("write");
    }
}
