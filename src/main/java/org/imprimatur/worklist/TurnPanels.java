package org.imprimatur.worklist;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.imprimatur.people.Absences;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Makes the panel every page of a turn carries. A page includes it by {@code ~{fragments/turn :: here(${taskId})}}, or
 * {@code ~{fragments/turn :: panel(${page.turn})}} with a {@link TurnPanel} of its own page record.
 */
@Component("turnPanels")
public class TurnPanels {

    private final Worklist worklist;
    private final TurnRules rules;
    private final TurnCandidates candidates;
    private final People people;
    private final Absences absences;
    private final TurnMessages turnMessages;
    private final Clock clock;

    TurnPanels(
            Worklist worklist,
            TurnRules rules,
            TurnCandidates candidates,
            People people,
            Absences absences,
            TurnMessages turnMessages,
            Clock clock) {
        this.worklist = worklist;
        this.rules = rules;
        this.candidates = candidates;
        this.people = people;
        this.absences = absences;
        this.turnMessages = turnMessages;
        this.clock = clock;
    }

    /** For whoever is signed in, so that a page needs to know no more than the task; null if the turn is over. */
    public @Nullable TurnPanel here(String taskId) {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn == null) {
            return null;
        }
        Person me = people.require(PersonId.of(signedIn.getName()));
        return worklist.find(taskId).map(turn -> of(turn, me)).orElse(null);
    }

    public TurnPanel of(Turn turn, Person me) {
        TurnMessages.Names names = turnMessages.names(List.of(turn));
        Instant due = turn.due();
        boolean mayGive = TurnPolicy.mayGive(me, turn);
        return new TurnPanel(
                turn.taskId(),
                turn.subject(),
                turn.title(),
                turn.step(),
                turn.isHeldBy(me.id()),
                turn.assignee() == null,
                turn.assignee() == null ? "" : turn.assignee().toString(),
                turnMessages.holder(turn, names),
                turn.assignee() == null ? "" : absences.words(turn.assignee()),
                turnMessages.why(turn, me, names),
                names.of(turn.speaker()),
                turn.note(),
                turn.stage().instruction(),
                turn.since(),
                due,
                due != null && due.isBefore(clock.instant()),
                TurnPolicy.mayTake(me, turn) && rules.obstacle(me, turn).isEmpty(),
                TurnPolicy.mayHandBack(me, turn),
                mayGive,
                TurnPolicy.mayMoveDue(me, turn),
                mayGive ? candidates.of(turn) : Map.of());
    }
}
