package org.imprimatur.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.outbox.Letter;
import org.imprimatur.outbox.LetterKind;
import org.imprimatur.outbox.Outbox;
import org.imprimatur.people.Absences;
import org.imprimatur.people.LeaveOfAbsence;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.imprimatur.worklist.AbsentTurns;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnPolicy;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Letters to publishers about turns that stay with somebody who is away: nobody else is asked for them by the server. */
@Component
class AbsenceLetters {

    private final Outbox outbox;
    private final People people;
    private final Absences absences;
    private final AbsentTurns absentTurns;
    private final Clock clock;

    AbsenceLetters(Outbox outbox, People people, Absences absences, AbsentTurns absentTurns, Clock clock) {
        this.outbox = outbox;
        this.people = people;
        this.absences = absences;
        this.absentTurns = absentTurns;
        this.clock = clock;
    }

    /** The leave has begun, and these could not go back to a pool. */
    @EventListener
    void on(AbsentTurns.TurnsKept event) {
        LeaveOfAbsence leave = event.leave();
        tell(leave, "kept", event.turns(), null, "absence:" + leave.id() + ":" + leave.lastDay());
    }

    /**
     * A turn has come to somebody who is away, and is due before they are back. One that a pool could do has not: it never
     * begins with whoever is away.
     */
    void turnBegun(Turn turn, @Nullable PersonId actor) {
        if (turn.due() == null || TurnPolicy.canPassToPool(turn)) {
            return;
        }
        leaveOfHolder(turn)
                .filter(leave -> absentTurns.cannotWait(turn, leave))
                .ifPresent(leave -> tell(leave, "begun", List.of(turn), actor, "absence:" + turn.taskId()));
    }

    /**
     * Instead of a reminder to whoever has the turn, if they are away.
     *
     * @return whether they are
     */
    boolean remind(Turn turn, int step) {
        Optional<LeaveOfAbsence> away = leaveOfHolder(turn);
        Instant due = turn.due();
        String key = "absence:" + turn.taskId() + ":" + (due == null ? "" : due.getEpochSecond()) + ":" + step;
        away.ifPresent(leave -> tell(leave, "due", List.of(turn), null, key));
        return away.isPresent();
    }

    /** As a letter's model has it. */
    String lastDay(LeaveOfAbsence leave) {
        return leave.lastDay().atStartOfDay(clock.getZone()).toInstant().toString();
    }

    private Optional<LeaveOfAbsence> leaveOfHolder(Turn turn) {
        return Optional.ofNullable(turn.assignee()).flatMap(absences::of);
    }

    private void tell(LeaveOfAbsence leave, String how, List<Turn> turns, @Nullable PersonId actor, String key) {
        String holder = people.find(leave.person()).map(Person::name).orElse("");
        Map<String, Object> model = new HashMap<>();
        model.put("how", how);
        model.put("holder", holder);
        model.put("lastDay", lastDay(leave));
        model.put("turns", turns.size());
        model.put("waiting", turns.stream().map(AbsenceLetters::line).toList());
        model.put("path", turns.size() == 1 ? path(turns.get(0)) : "/desk/people/" + leave.person());
        for (Person told : others(leave.person())) {
            if (!told.id().equals(actor)) {
                outbox.post(new Letter(
                        LetterKind.ABSENCE,
                        key + ":" + told.id(),
                        turns.size() == 1
                                ? Letter.to(told).about(turns.get(0))
                                : Letter.to(told).about(leave.person().subject()),
                        model));
            }
        }
    }

    /** Publishers, or where nobody else is one, administrators. */
    private List<Person> others(PersonId absent) {
        List<Person> publishers = besides(absent, Role.publisher());
        return absences.reachable(publishers.isEmpty() ? besides(absent, Role.admin()) : publishers);
    }

    private List<Person> besides(PersonId absent, Role role) {
        return people.holding(role).stream()
                .filter(person -> !person.is(absent))
                .toList();
    }

    private static Map<String, Object> line(Turn turn) {
        Map<String, Object> line = new HashMap<>();
        line.put("number", turn.number());
        line.put("title", turn.title());
        line.put("step", turn.step());
        line.put("about", HandoffLetters.about(turn));
        line.put("due", turn.due() == null ? "" : turn.due().toString());
        line.put("path", path(turn));
        return line;
    }

    private static String path(Turn turn) {
        return "/desk/tasks/" + turn.taskId();
    }
}
