package org.imprimatur.notification;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.imprimatur.outbox.Letter;
import org.imprimatur.outbox.LetterKind;
import org.imprimatur.outbox.Outbox;
import org.imprimatur.people.Absences;
import org.imprimatur.people.LeaveOfAbsence;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnRules;
import org.springframework.stereotype.Component;

/** The letters a turn owes because of its due date: to whoever may do it, and in the end to the publishers. */
@Component
class ReminderLetters {

    private final Outbox outbox;
    private final People people;
    private final TurnRules rules;
    private final PublishReadiness publishing;
    private final TextAtHand text;
    private final LetterUrgency urgency;
    private final Absences absences;
    private final AbsenceLetters absenceLetters;

    ReminderLetters(
            Outbox outbox,
            Absences absences,
            AbsenceLetters absenceLetters,
            People people,
            TurnRules rules,
            PublishReadiness publishing,
            TextAtHand text,
            LetterUrgency urgency) {
        this.urgency = urgency;
        this.absences = absences;
        this.absenceLetters = absenceLetters;
        this.rules = rules;
        this.publishing = publishing;
        this.text = text;
        this.outbox = outbox;
        this.people = people;
    }

    /** What lies with somebody who is away is for publishers to decide. */
    void remind(Turn turn, int step) {
        if (absenceLetters.remind(turn, step)) {
            return;
        }
        Map<String, Object> more = new HashMap<>(publishing.of(turn));
        more.put("pooled", turn.assignee() == null);
        for (Person person : concerned(turn)) {
            outbox.post(letter(LetterKind.REMINDER, turn, person, step, more));
        }
    }

    /** Whoever is late themselves has been reminded, and need not be told on. */
    void escalate(Turn turn, int step) {
        PersonId holder = turn.assignee();
        String name =
                holder == null ? "" : people.find(holder).map(Person::name).orElse("");
        String roles = turn.candidates().stream().map(Role::words).sorted().collect(Collectors.joining(", "));
        int reminded = outbox.sent(LetterKind.REMINDER, turn.taskId());
        LeaveOfAbsence leave = holder == null ? null : absences.of(holder).orElse(null);
        String lastDay = leave == null ? "" : absenceLetters.lastDay(leave);
        for (Person publisher : absences.reachable(people.holding(Role.publisher()))) {
            if (!publisher.id().equals(holder)) {
                outbox.post(letter(
                        LetterKind.ESCALATION,
                        turn,
                        publisher,
                        step,
                        Map.of("holder", name, "roles", roles, "reminded", reminded, "lastDay", lastDay)));
            }
        }
    }

    private Collection<Person> concerned(Turn turn) {
        PersonId assignee = turn.assignee();
        if (assignee != null) {
            return people.find(assignee).filter(Person::active).stream().toList();
        }
        Set<Person> concerned = new LinkedHashSet<>();
        List.copyOf(turn.candidates()).forEach(role -> concerned.addAll(people.holding(role)));
        return absences.reachable(rules.able(concerned, turn));
    }

    private Letter letter(LetterKind kind, Turn turn, Person to, int step, Map<String, Object> more) {
        Map<String, Object> model = new HashMap<>(more);
        model.putAll(text.severity(turn));
        model.put("about", HandoffLetters.about(turn));
        model.putAll(urgency.of(turn));
        model.put("number", turn.number());
        model.put("title", turn.title());
        model.put("step", turn.step());
        model.put("page", turn.workKey());
        model.put("instruction", turn.stage().instruction());
        model.put("since", turn.since().toString());
        model.put("due", String.valueOf(turn.due()));
        model.put("path", "/desk/tasks/" + turn.taskId());
        // With the day: a turn that is given another one is reminded of that one again.
        String key = kind.word() + ":" + turn.taskId() + ":" + dueSecond(turn) + ":" + step + ":" + to.id();
        return new Letter(kind, key, Letter.to(to).about(turn), model);
    }

    private static String dueSecond(Turn turn) {
        return turn.due() == null ? "" : String.valueOf(turn.due().getEpochSecond());
    }
}
