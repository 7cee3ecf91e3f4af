package org.imprimatur.worklist.web;

import java.time.Instant;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.Refusal;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Reassigns turns as somebody decided before a page, unless somebody else has moved them since the page was opened. */
@Component
class TurnReassignment {

    private final Worklist worklist;

    TurnReassignment(Worklist worklist) {
        this.worklist = worklist;
    }

    /** The turn is in other hands than when the page was opened. */
    @ResponseStatus(HttpStatus.CONFLICT)
    static final class MovedMeanwhile extends Refusal {}

    /**
     * @param seen id of who had it on the page, empty if nobody, null if the page did not say
     * @throws MovedMeanwhile if it is elsewhere by now
     */
    @Transactional
    public void give(Person editor, String taskId, Person to, @Nullable String seen) {
        mustBeWhere(editor, taskId, seen);
        worklist.give(editor, taskId, to);
    }

    /** The same for putting it back; {@code seen} as above. */
    @Transactional
    public Turn handBack(Person person, String taskId, String reason, @Nullable String seen) {
        mustBeWhere(person, taskId, seen);
        return worklist.handBack(person, taskId, reason);
    }

    /**
     * Moves the day a turn is due.
     *
     * @param seen when it was due on the page, empty if never, null if the page did not say
     * @throws MovedMeanwhile if it is due at another time by now
     */
    @Transactional
    public Turn moveDue(Person publisher, String taskId, Instant due, String reason, @Nullable String seen) {
        Instant now = worklist.hold(publisher, taskId).due();
        if (seen != null && !seen.equals(now == null ? "" : now.toString())) {
            throw new MovedMeanwhile();
        }
        return worklist.moveDue(publisher, taskId, due, reason);
    }

    private void mustBeWhere(Person person, String taskId, @Nullable String seen) {
        PersonId holder = worklist.hold(person, taskId).assignee();
        if (seen != null && !seen.equals(holder == null ? "" : holder.toString())) {
            throw new MovedMeanwhile();
        }
    }
}
