package org.imprimatur.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.TimeFormats;
import org.springframework.stereotype.Component;

/** Tells who is away today, for whoever hands out work or writes letters, and says so in words. */
@Component
public class Absences {

    private final LeavesOfAbsence leaves;
    private final Messages messages;
    private final TimeFormats timeFormats;
    private final Clock clock;

    Absences(LeavesOfAbsence leaves, Messages messages, TimeFormats timeFormats, Clock clock) {
        this.leaves = leaves;
        this.messages = messages;
        this.timeFormats = timeFormats;
        this.clock = clock;
    }

    /** The leave the person is on today. */
    public Optional<LeaveOfAbsence> of(PersonId person) {
        return leaves.openOf(person).filter(leave -> leave.isUnderWay(today()));
    }

    /** Whether the person has a leave, under way or to come. */
    public boolean isExpected(PersonId person) {
        return leaves.openOf(person).isPresent();
    }

    public boolean isAway(PersonId person) {
        return of(person).isPresent();
    }

    /** Who is away today. */
    public Set<PersonId> away() {
        return leaves.underWay().stream().map(LeaveOfAbsence::person).collect(Collectors.toUnmodifiableSet());
    }

    /** Those of them who are here today. */
    public List<Person> here(Collection<Person> people) {
        Set<PersonId> away = people.isEmpty() ? Set.of() : away();
        return people.stream().filter(person -> !away.contains(person.id())).toList();
    }

    /** Those of them who are here today; all, if none of them is, so that a letter is read some day. */
    public List<Person> reachable(Collection<Person> people) {
        List<Person> here = here(people);
        return here.isEmpty() ? List.copyOf(people) : here;
    }

    /** "away until Sunday 6 December"; of somebody who is here, empty. */
    public String words(PersonId person) {
        return of(person).map(this::words).orElse("");
    }

    /** "away until Sunday 6 December", "away from Monday 7 December to Friday 11 December", of all who are or will be. */
    public Map<PersonId, String> words() {
        Map<PersonId, String> words = new HashMap<>();
        leaves.open().forEach(leave -> words.putIfAbsent(leave.person(), words(leave)));
        return words;
    }

    /** "Demo Reviewer, away until Sunday 6 December"; of somebody who is here, the name alone. */
    public String beside(Person person) {
        String words = words(person.id());
        return words.isEmpty() ? person.name() : messages.say("people.away.name", person.name(), words);
    }

    private String words(LeaveOfAbsence leave) {
        String lastDay = timeFormats.weekday(leave.lastDay());
        return leave.isUnderWay(today())
                ? messages.say("people.away.until", lastDay)
                : messages.say("people.away.ahead", timeFormats.weekday(leave.firstDay()), lastDay);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
