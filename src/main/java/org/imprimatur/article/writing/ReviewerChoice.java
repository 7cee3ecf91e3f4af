package org.imprimatur.article.writing;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.imprimatur.people.Absences;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.imprimatur.platform.Refusal;
import org.imprimatur.platform.TimeFormats;
import org.imprimatur.platform.VisibleText;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnCandidates;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Whom a writer may ask to read their text: clinicians who could sign it today, and nobody who had a hand in it. Whoever
 * cannot read it after all when it comes to them, or leaves before they have, leaves it to all who may.
 */
@Component
class ReviewerChoice {

    private final TurnCandidates candidates;
    private final People people;
    private final Absences absences;
    private final TimeFormats timeFormats;

    ReviewerChoice(TurnCandidates candidates, People people, Absences absences, TimeFormats timeFormats) {
        this.candidates = candidates;
        this.people = people;
        this.absences = absences;
        this.timeFormats = timeFormats;
    }

    /** Id to words; empty for who hands on what somebody else wrote. */
    Map<String, String> of(Turn writing) {
        return isTheWriters(writing) ? candidates.of(reading(writing)) : Map.of();
    }

    /**
     * The person, held until the transaction ends, so that they do not leave meanwhile.
     *
     * @param typed an id from the list, empty for nobody in particular
     * @throws CannotSign if the person is none of those who may be named
     * @throws ReviewerIsAway if they are away today, so that it would go to all who may
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<PersonId> require(String typed, Turn writing) {
        if (VisibleText.isBlank(typed)) {
            return Optional.empty();
        }
        Person named = find(typed).map(person -> people.hold(person.id())).orElseThrow(() -> new CannotSign(""));
        if (!isTheWriters(writing) || !candidates.canBeNamed(named, reading(writing))) {
            throw new CannotSign(named.name());
        }
        absences.of(named.id()).ifPresent(leave -> {
            throw new ReviewerIsAway(
                    named.name(), timeFormats.weekday(leave.lastDay()), timeFormats.weekday(leave.returnDay()));
        });
        return Optional.of(named.id());
    }

    private Optional<Person> find(String typed) {
        try {
            return people.find(PersonId.of(typed));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static boolean isTheWriters(Turn writing) {
        return writing.workKey().equals(StepForm.WRITE.key());
    }

    /** The review as it will be, as far as it is known before the table is asked. */
    private static Turn reading(Turn writing) {
        Turn.Stage stage =
                new Turn.Stage(writing.step(), StepForm.REVIEW.key(), "", true, Set.of(Role.medicalReviewer()));
        return new Turn(
                writing.taskId(),
                writing.subject(),
                writing.number(),
                writing.title(),
                writing.topic(),
                stage,
                Turn.Assignment.byProcess(null),
                null,
                "",
                writing.since(),
                null);
    }

    /** Nothing is handed first to whoever is away. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    static class ReviewerIsAway extends Refusal {

        ReviewerIsAway(String name, String lastDay, String returnDay) {
            super(name, lastDay, returnDay);
        }
    }

    /** Whoever is asked to read a text must be able to sign it. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    static class CannotSign extends Refusal {

        CannotSign(String name) {
            super(name);
        }
    }
}
