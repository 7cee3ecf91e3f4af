package org.imprimatur.notification;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.people.Absences;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnRules;
import org.imprimatur.worklist.Vacancy;
import org.springframework.stereotype.Component;

/** To whom letters about a turn go: to whoever has it, or else to all who may take it and are here. */
@Component
class TurnAddressees {

    private final People people;
    private final TurnRules rules;
    private final Absences absences;

    TurnAddressees(People people, TurnRules rules, Absences absences) {
        this.people = people;
        this.rules = rules;
        this.absences = absences;
    }

    Collection<Person> of(Turn turn) {
        PersonId assignee = turn.assignee();
        return of(turn, assignee == null ? Map.of() : people.named(Set.of(assignee)));
    }

    /** @param named whoever has the turn and whoever gave it up, as far as they are known */
    Collection<Person> of(Turn turn, Map<PersonId, Person> named) {
        PersonId assignee = turn.assignee();
        if (assignee != null) {
            Person person = named.get(assignee);
            return person == null || !person.active() ? List.of() : List.of(person);
        }
        Set<Person> concerned = new LinkedHashSet<>();
        for (Role role : turn.candidates()) {
            concerned.addAll(people.holding(role));
        }
        Vacancy vacancy = turn.vacancy();
        if (vacancy != null && (vacancy.why() == Vacancy.Why.NOT_TAKEN_UP || vacancy.why() == Vacancy.Why.AWAY)) {
            // They know of it, and are told that others are asked now.
            concerned.removeIf(person -> person.is(vacancy.by()));
        }
        return absences.reachable(rules.able(concerned, turn));
    }
}
