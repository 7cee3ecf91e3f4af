package org.imprimatur.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The rungs a turn climbs as its due date comes and goes, the earliest first. A turn that has slept through several,
 * because the server was down, is reminded of the newest only.
 */
record ReminderSchedule(List<Rung> rungs) {

    ReminderSchedule {
        rungs = rungs.stream().sorted(Comparator.comparing(Rung::offset)).toList();
    }

    /** @param offset from the due date */
    record Rung(Duration offset, boolean escalates) {}

    static ReminderSchedule of(List<Duration> reminders, Duration escalation) {
        List<Rung> rungs = new ArrayList<>();
        reminders.stream().distinct().forEach(offset -> rungs.add(new Rung(offset, false)));
        rungs.add(new Rung(escalation, true));
        return new ReminderSchedule(rungs);
    }

    /** How many rungs a turn has reached that is due then. */
    int reached(Instant due, Instant now) {
        return (int) rungs.stream()
                .filter(rung -> !due.plus(rung.offset()).isAfter(now))
                .count();
    }

    /** The newest rung between two heights that reminds, counted from 1. */
    Optional<Integer> reminding(int above, int upTo) {
        return newest(above, upTo, false);
    }

    /** The newest rung between two heights that escalates, counted from 1. */
    Optional<Integer> escalating(int above, int upTo) {
        return newest(above, upTo, true);
    }

    Instant at(int height, Instant due) {
        return due.plus(rungs.get(height - 1).offset());
    }

    int height() {
        return rungs.size();
    }

    private Optional<Integer> newest(int above, int upTo, boolean escalates) {
        for (int height = upTo; height > above; height--) {
            if (rungs.get(height - 1).escalates() == escalates) {
                return Optional.of(height);
            }
        }
        return Optional.empty();
    }
}
