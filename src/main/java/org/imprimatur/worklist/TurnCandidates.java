package org.imprimatur.worklist;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.imprimatur.people.Absences;
import org.imprimatur.people.Credential;
import org.imprimatur.people.Credentials;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Who may be named for a turn: only people who can do it, with what one has to know to choose among them. */
@Component
public class TurnCandidates {

    private final Worklist worklist;
    private final TurnRules rules;
    private final People people;
    private final Credentials credentials;
    private final Absences absences;
    private final TurnMessages turnMessages;
    private final Clock clock;

    TurnCandidates(
            Worklist worklist,
            TurnRules rules,
            People people,
            Credentials credentials,
            Absences absences,
            TurnMessages turnMessages,
            Clock clock) {
        this.worklist = worklist;
        this.rules = rules;
        this.people = people;
        this.credentials = credentials;
        this.absences = absences;
        this.turnMessages = turnMessages;
        this.clock = clock;
    }

    /** Id to words: who is here, then who knows the topic, then the least burdened come first; without whoever has it. */
    public Map<String, String> of(Turn turn) {
        List<Person> able = able(turn);
        var load = worklist.load(able.stream().map(Person::id).toList());
        Map<PersonId, String> absent = absences.words();
        Set<PersonId> away = absences.away();
        Comparator<Person> order = Comparator.comparing((Person person) -> away.contains(person.id()))
                .thenComparing(person -> !knows(person, turn))
                .thenComparing(person -> load.getOrDefault(person.id(), 0));
        Map<String, String> candidates = new LinkedHashMap<>();
        able.stream()
                .sorted(order)
                .forEach(person -> candidates.put(
                        person.id().toString(),
                        words(person, load.getOrDefault(person.id(), 0), absent.getOrDefault(person.id(), ""))));
        return candidates;
    }

    public boolean canBeNamed(Person person, Turn turn) {
        return hasTheRight(person, turn) && rules.obstacle(person, turn).isEmpty();
    }

    /** A review ends in a signature: nobody is asked who could not sign. */
    private boolean hasTheRight(Person person, Turn turn) {
        return TurnPolicy.mayReceive(person, turn)
                && (!turn.isServedBy(StepForm.REVIEW) || credential(person).isPresent());
    }

    /** "Second Reviewer, MD". */
    public String byline(Person person) {
        return credential(person)
                .map(credential -> turnMessages.say("worklist.byline", "", person.name(), credential.type()))
                .orElse(person.name());
    }

    private List<Person> able(Turn turn) {
        Set<Person> able = new TreeSet<>(Comparator.comparing(Person::name)
                .thenComparing(person -> person.id().value()));
        turn.candidates().forEach(role -> able.addAll(people.holding(role)));
        able.removeIf(person -> turn.isHeldBy(person.id()) || !hasTheRight(person, turn));
        return rules.able(able, turn);
    }

    private String words(Person person, int load, String absence) {
        Optional<Credential> credential = credential(person);
        LocalDate expires = credential.map(Credential::expires).orElse(null);
        String until = expires == null
                ? byline(person)
                : turnMessages.say(
                        "worklist.byline.until",
                        "",
                        byline(person),
                        DateTimeFormatter.ofPattern("d\u00a0MMMM yyyy", LocaleContextHolder.getLocale())
                                .format(expires));
        Collection<String> specialties = people.profile(person.id()).specialties();
        String known = specialties.isEmpty()
                ? until
                : turnMessages.say("worklist.byline.knows", "", until, String.join(", ", specialties));
        String burdened = turnMessages.say("worklist.candidate", "", known, load);
        return absence.isEmpty() ? burdened : turnMessages.say("people.away.name", "", burdened, absence);
    }

    private boolean knows(Person person, Turn turn) {
        return people.profile(person.id()).specialties().stream()
                .anyMatch(specialty -> specialty.equalsIgnoreCase(turn.topic()));
    }

    private Optional<Credential> credential(Person person) {
        return credentials.inForce(person.id(), LocalDate.now(clock));
    }
}
