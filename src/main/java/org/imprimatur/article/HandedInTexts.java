package org.imprimatur.article;

import java.util.List;
import java.util.Optional;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.imprimatur.platform.Refusal;
import org.imprimatur.worklist.BegunWorkProvider;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Texts that were handed in for review and that their writers may take back, as long as nobody has taken them. */
@Component
public class HandedInTexts {

    private final Worklist worklist;
    private final People people;
    private final List<BegunWorkProvider> rooms;

    HandedInTexts(Worklist worklist, People people, List<BegunWorkProvider> rooms) {
        this.worklist = worklist;
        this.people = people;
        this.rooms = List.copyOf(rooms);
    }

    /** Whether the writer may take it back at this moment. */
    public boolean mayTakeBack(Person person, Article article) {
        return isTheirs(person, article)
                && worklist.openOn(article.id().subject()).stream().noneMatch(this::isTaken);
    }

    /**
     * Asked with its turns held.
     *
     * @throws NotHandedIn if it does not lie with reviewers by what this person handed in last
     * @throws IsRead if somebody has taken it
     */
    public void mustBeUntaken(Person person, Article article) {
        if (!isTheirs(person, article)) {
            throw new NotHandedIn(article.title());
        }
        Optional<Turn> taken = worklist.openOn(article.id().subject()).stream()
                .filter(this::isTaken)
                .findFirst();
        if (taken.isPresent()) {
            PersonId holder = taken.get().assignee();
            throw new IsRead(
                    article.title(),
                    holder == null ? "" : people.find(holder).map(Person::name).orElse(""));
        }
    }

    private boolean isTheirs(Person person, Article article) {
        List<Turn> open = worklist.openOn(article.id().subject());
        return person.is(article.writer())
                && person.holds(Role.writer())
                && !open.isEmpty()
                && open.stream().allMatch(HandedInTexts::isReading)
                && worklist.lastFinished(article.id().subject())
                        .filter(last -> last.turn().isServedBy(StepForm.WRITE)
                                && person.id().equals(last.by()))
                        .isPresent();
    }

    private static boolean isReading(Turn turn) {
        return turn.isServedBy(StepForm.REVIEW) || turn.isServedBy(StepForm.APPROVE);
    }

    /** Whom the process gave it to without being asked has not taken it, until they have begun. */
    private boolean isTaken(Turn turn) {
        return turn.assignee() != null
                && (turn.assignment().givenBy() != null || rooms.stream().anyMatch(room -> room.isBegun(turn)));
    }

    /** Only what lies with reviewers, and was handed in by who wants it back, can be taken back. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class NotHandedIn extends Refusal {

        NotHandedIn(String title) {
            super(title);
        }
    }

    /** Somebody reads the text already. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class IsRead extends Refusal {

        IsRead(String title, String reader) {
            super(title, reader);
        }
    }
}
