package org.imprimatur.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.platform.Refusal;
import org.imprimatur.platform.TimeFormats;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ResponseStatus;

/** People's commands on when they are away, and administrators' on when somebody else is. */
@Service
public class LeaveCommands {

    private final LeavesOfAbsence leaves;
    private final People people;
    private final ApplicationEventPublisher events;
    private final TimeFormats timeFormats;
    private final Clock clock;

    LeaveCommands(
            LeavesOfAbsence leaves,
            People people,
            ApplicationEventPublisher events,
            TimeFormats timeFormats,
            Clock clock) {
        this.leaves = leaves;
        this.people = people;
        this.events = events;
        this.timeFormats = timeFormats;
        this.clock = clock;
    }

    /** To say of this person when they are away. */
    public static boolean maySay(Person by, PersonId whom) {
        return by.active() && (by.is(whom) || by.holds(Role.admin()));
    }

    /**
     * Says when somebody is away, or changes the days.
     *
     * @param changing the leave whose days the page showed, null if it showed none
     * @throws HasLeave if they have a leave, and it was not shown
     * @throws LeaveIsOver if the leave that was shown is over
     * @throws HasLeft if they no longer work here
     */
    @Transactional
    public LeaveOfAbsence say(
            Person by, PersonId whom, @Nullable UUID changing, LocalDate firstDay, LocalDate lastDay) {
        Person person = requireTheirs(by, whom);
        if (!person.active()) {
            throw new HasLeft(person.name());
        }
        LeaveOfAbsence open = leaves.openOf(whom).orElse(null);
        if (changing == null) {
            return begin(by, person, open, firstDay, lastDay);
        }
        if (open == null || !open.id().equals(changing)) {
            throw new LeaveIsOver(person.name());
        }
        return move(by, open, firstDay, lastDay);
    }

    private LeaveOfAbsence begin(
            Person by, Person person, @Nullable LeaveOfAbsence open, LocalDate firstDay, LocalDate lastDay) {
        if (open != null) {
            throw new HasLeave(
                    person.name(), timeFormats.weekday(open.firstDay()), timeFormats.weekday(open.lastDay()));
        }
        LeaveOfAbsence leave = LeaveOfAbsence.of(person.id(), firstDay, lastDay, today());
        leaves.add(leave, by.id());
        events.publishEvent(new PersonEvent.LeaveSet(by.id(), leave));
        return leave;
    }

    private LeaveOfAbsence move(Person by, LeaveOfAbsence open, LocalDate firstDay, LocalDate lastDay) {
        if (open.firstDay().equals(firstDay) && open.lastDay().equals(lastDay)) {
            return open;
        }
        LeaveOfAbsence moved = open.moved(firstDay, lastDay, today());
        leaves.move(moved, by.id());
        events.publishEvent(new PersonEvent.LeaveChanged(by.id(), open, moved));
        return moved;
    }

    /**
     * Ends somebody's leave early, or withdraws one that has not begun; whoever has none is left as they are.
     *
     * @return the leave as it was
     */
    @Transactional
    public Optional<LeaveOfAbsence> end(Person by, PersonId whom) {
        requireTheirs(by, whom);
        Optional<LeaveOfAbsence> open = leaves.openOf(whom);
        open.ifPresent(leave -> {
            leaves.end(leave, by.id(), by.is(whom) || !leave.isUnderWay(today()));
            events.publishEvent(new PersonEvent.LeaveEnded(by.id(), leave));
        });
        return open;
    }

    /** Whoever has left is not away for a while; should they return, they are here. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(PersonEvent.Deactivated event) {
        leaves.openOf(event.whom()).ifPresent(leave -> {
            leaves.end(leave, event.by(), true);
            events.publishEvent(new PersonEvent.LeaveEnded(event.by(), leave));
        });
    }

    /** The person, held until the transaction ends. */
    private Person requireTheirs(Person by, PersonId whom) {
        Person person = people.hold(whom);
        Person now = by.is(whom) ? person : people.require(by.id());
        if (!maySay(now, whom)) {
            throw new NotYoursToSay(person.name());
        }
        return person;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    /** One at a time: the days of the one there is can be changed. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class HasLeave extends Refusal {

        HasLeave(String name, String firstDay, String lastDay) {
            super(name, firstDay, lastDay);
        }
    }

    /** It was ended, or its days have passed, since the page was opened. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class LeaveIsOver extends Refusal {

        LeaveIsOver(String name) {
            super(name);
        }
    }

    /** Whoever no longer works here is not expected back. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class HasLeft extends Refusal {

        HasLeft(String name) {
            super(name);
        }
    }

    /** People say themselves when they are away, or administrators do. */
    @ResponseStatus(HttpStatus.FORBIDDEN)
    public static class NotYoursToSay extends Refusal {

        NotYoursToSay(String name) {
            super(name);
        }
    }
}
