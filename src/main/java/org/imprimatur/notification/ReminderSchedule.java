package org.imprimatur.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When a turn is reminded of, before and after its due date, and when it escalates: its steps, the earliest first. A
 * turn that has passed several, because the server was down, is reminded of the newest only.
 */
record ReminderSchedule(List<Step> steps) {

    ReminderSchedule {
        steps = steps.stream().sorted(Comparator.comparing(Step::offset)).toList();
    }

    /** @param offset from the due date */
    record Step(Duration offset, boolean escalates) {}

    static ReminderSchedule of(List<Duration> reminders, Duration escalation) {
        List<Step> steps = new ArrayList<>();
        reminders.stream().distinct().forEach(offset -> steps.add(new Step(offset, false)));
        steps.add(new Step(escalation, true));
        return new ReminderSchedule(steps);
    }

    /** How many steps a turn has reached that is due then. */
    int reached(Instant due, Instant now) {
        return (int) steps.stream()
                .filter(step -> !due.plus(step.offset()).isAfter(now))
                .count();
    }

    /** The newest step between two that reminds, counted from 1. */
    Optional<Integer> reminding(int above, int upTo) {
        return newest(above, upTo, false);
    }

    /** The newest step between two that escalates, counted from 1. */
    Optional<Integer> escalating(int above, int upTo) {
        return newest(above, upTo, true);
    }

    Instant at(int height, Instant due) {
        return due.plus(steps.get(height - 1).offset());
    }

    int height() {
        return steps.size();
    }

    private Optional<Integer> newest(int above, int upTo, boolean escalates) {
        for (int height = upTo; height > above; height--) {
            if (steps.get(height - 1).escalates() == escalates) {
                return Optional.of(height);
            }
        }
        return Optional.empty();
    }
}
