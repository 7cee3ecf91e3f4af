package org.imprimatur.worklist;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.Subject;
import org.imprimatur.platform.TimeFormats;
import org.springframework.stereotype.Component;

/** Collects from all rooms what makes work on a subject urgent, and puts it into words. */
@Component
public class Urgencies {

    private final List<UrgencyProvider> rooms;
    private final Messages messages;
    private final TimeFormats timeFormats;
    private final Clock clock;

    Urgencies(List<UrgencyProvider> rooms, Messages messages, TimeFormats timeFormats, Clock clock) {
        this.rooms = List.copyOf(rooms);
        this.messages = messages;
        this.timeFormats = timeFormats;
        this.clock = clock;
    }

    public Urgency of(Subject subject) {
        return of(Set.of(subject)).getOrDefault(subject, Urgency.none());
    }

    /** Leaves out what is not urgent. */
    public Map<Subject, Urgency> of(Collection<Subject> subjects) {
        Map<Subject, Urgency> found = new HashMap<>();
        Set<Subject> asked = new LinkedHashSet<>(subjects);
        if (!asked.isEmpty()) {
            rooms.forEach(room ->
                    room.urgencies(asked).forEach((subject, urgency) -> found.merge(subject, urgency, Urgency::and)));
        }
        return found;
    }

    /** All subjects on which work is urgent. */
    public Set<Subject> urgentSubjects() {
        Set<Subject> subjects = new LinkedHashSet<>();
        rooms.forEach(room -> subjects.addAll(room.urgentSubjects()));
        return subjects;
    }

    /** "Dangerous · A reader was promised an answer by Thursday"; empty if it is not urgent. */
    public String words(Urgency urgency) {
        List<String> words = new ArrayList<>();
        if (urgency.isGrave()) {
            words.add(word(urgency));
        }
        Instant promised = urgency.promised();
        if (promised != null) {
            words.add(promise(promised));
        }
        if (urgency.isUrgent() && urgency.isPressing(LocalDate.now(clock), clock.getZone())) {
            words.add(messages.say("worklist.urgent.at-once"));
        }
        return String.join(" · ", words);
    }

    /** "Dangerous", for the subject of a letter; empty if it is not urgent. */
    public String word(Urgency urgency) {
        return urgency.isUrgent()
                ? messages.say("worklist.urgent." + urgency.level().word())
                : "";
    }

    /** A day that has passed is named by its date, which no weekday is mistaken for. */
    private String promise(Instant promised) {
        LocalDate day = LocalDate.ofInstant(promised, clock.getZone());
        return day.isBefore(LocalDate.now(clock))
                ? messages.say("worklist.urgent.promise.past", timeFormats.day(day))
                : messages.say("worklist.urgent.promise", timeFormats.due(day));
    }
}
