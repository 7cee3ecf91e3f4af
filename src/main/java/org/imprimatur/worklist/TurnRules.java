package org.imprimatur.worklist;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All rooms' turn rules together: what they have against somebody's doing a turn. */
@Component
public class TurnRules {

    private final ObjectProvider<TurnRule> rules;

    TurnRules(ObjectProvider<TurnRule> rules) {
        this.rules = rules;
    }

    /** Why the person cannot do the turn; nothing if they can, as far as their roles are enough. */
    public Optional<Refusal> obstacle(Person person, Turn turn) {
        return all(List.of(person), List.of(turn)).stream()
                .map(TurnRule.Obstacle::why)
                .findFirst();
    }

    /** @throws Refusal if the person cannot do the turn, as the room puts it that knows why */
    void mustHaveNoObstacle(Person person, Turn turn) {
        obstacle(person, turn).ifPresent(refusal -> {
            throw refusal;
        });
    }

    /** Why a turn cannot stay with the person, as far as their roles are enough; nothing if it can. */
    Optional<Vacancy> vacancy(Person person, Turn turn) {
        return all(List.of(person), List.of(turn)).stream()
                .map(obstacle -> new Vacancy(person.id(), obstacle.parted()))
                .findFirst();
    }

    /** Why the person cannot do each of several turns, by task. */
    public Map<String, Refusal> obstacles(Person person, Collection<Turn> turns) {
        Map<String, Refusal> byTask = new HashMap<>();
        all(List.of(person), turns).forEach(obstacle -> byTask.putIfAbsent(obstacle.taskId(), obstacle.why()));
        return byTask;
    }

    /** Those of the people whom nothing keeps from doing the turn. */
    public List<Person> able(Collection<Person> people, Turn turn) {
        Set<PersonId> barred = all(people, List.of(turn)).stream()
                .map(TurnRule.Obstacle::person)
                .collect(Collectors.toSet());
        return people.stream().filter(person -> !barred.contains(person.id())).toList();
    }

    private List<TurnRule.Obstacle> all(Collection<Person> people, Collection<Turn> turns) {
        return people.isEmpty() || turns.isEmpty()
                ? List.of()
                : rules.orderedStream()
                        .flatMap(rule -> rule.obstacles(people, turns).stream())
                        .toList();
    }
}
