package org.imprimatur.worklist;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.imprimatur.platform.Messages;
import org.springframework.stereotype.Component;

/** The open steps of something in words, each with whoever has it: what comes next, for whatever letter or page says so. */
@Component
public class OpenSteps {

    private final People people;
    private final Messages messages;

    OpenSteps(People people, Messages messages) {
        this.people = people;
        this.messages = messages;
    }

    /** "“Legal check”, with Demo Lawyer, and “Publish”, with any publisher"; empty if nothing is open. */
    public String inWords(Collection<Turn> turns) {
        Map<PersonId, Person> holders = people.named(
                turns.stream().map(Turn::assignee).filter(Objects::nonNull).collect(Collectors.toSet()));
        List<String> steps = turns.stream()
                .sorted(Comparator.comparing(Turn::since).thenComparing(Turn::step))
                .map(turn -> step(turn, holders))
                .toList();
        return steps.stream()
                .reduce((before, step) -> messages.say("worklist.steps.and", before, step))
                .orElse("");
    }

    private String step(Turn turn, Map<PersonId, Person> holders) {
        PersonId assignee = turn.assignee();
        Person holder = assignee == null ? null : holders.get(assignee);
        if (holder != null) {
            return messages.say("worklist.steps.held", turn.step(), holder.name());
        }
        return turn.candidates().stream()
                .map(Role::words)
                .sorted()
                .reduce((one, other) -> messages.say("worklist.steps.or", one, other))
                .map(roles -> messages.say("worklist.steps.pooled", turn.step(), roles))
                .orElseGet(() -> messages.say("worklist.steps.nobody", turn.step()));
    }
}
