package org.imprimatur.notification;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.outbox.Letter;
import org.imprimatur.outbox.LetterKind;
import org.imprimatur.outbox.Outbox;
import org.imprimatur.people.Absences;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnRules;
import org.imprimatur.worklist.Worklist;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The letters that say that a turn is due on another day: to whoever has it, or to all who may take it. */
@Component
class DueDateLetters {

    private final Outbox outbox;
    private final People people;
    private final TurnRules rules;
    private final TextAtHand text;
    private final LetterUrgency urgency;
    private final Absences absences;

    DueDateLetters(
            Outbox outbox, People people, TurnRules rules, TextAtHand text, LetterUrgency urgency, Absences absences) {
        this.absences = absences;
        this.outbox = outbox;
        this.people = people;
        this.rules = rules;
        this.text = text;
        this.urgency = urgency;
    }

    @EventListener
    void on(Worklist.TurnDueMoved event) {
        Turn turn = event.was();
        PersonId by = event.by();
        String occasion = UUID.randomUUID().toString().substring(0, 8);
        Map<String, Object> model = new HashMap<>();
        model.put("about", HandoffLetters.about(turn));
        model.put("number", turn.number());
        model.put("title", turn.title());
        model.put("step", turn.step());
        model.put("page", turn.workKey());
        model.put("signer", by == null ? "" : people.require(by).name());
        model.put("due", event.due().toString());
        model.put("wasDue", turn.due() == null ? "" : turn.due().toString());
        model.put("note", event.reason());
        model.putAll(text.severity(turn));
        model.putAll(urgency.of(turn.dueAt(event.due())));
        model.put("path", "/desk/tasks/" + turn.taskId());
        concerned(turn).stream()
                .filter(person -> person.active() && (by == null || !person.is(by)))
                .forEach(person -> outbox.post(new Letter(
                        LetterKind.DUE_MOVED,
                        "due-moved:" + occasion + ":" + person.id(),
                        Letter.to(person).about(turn),
                        model)));
    }

    private Collection<Person> concerned(Turn turn) {
        PersonId holder = turn.assignee();
        if (holder != null) {
            return Optional.of(holder).flatMap(people::find).map(List::of).orElse(List.of());
        }
        Set<Person> holders = new LinkedHashSet<>();
        turn.candidates().forEach(role -> holders.addAll(people.holding(role)));
        return absences.reachable(rules.able(holders, turn));
    }
}
